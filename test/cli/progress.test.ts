import { expect, describe, test } from "vitest";
import { createProgress } from "../../src/cli/progress.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const ERASE = "\r\u001b[K";

/** A clock by hand, and what is printed. */
function byHand({ width }: { readonly width: number | undefined } = { width: 80 }) {
  const printed: string[] = [];
  const asked: number[] = [];
  let time = 1_000;
  const progress = createProgress({
    now: () => time,
    columns: () => (asked.push(time), width),
    error: (text) => void printed.push(text),
  });
  return {
    printed,
    asked,
    end: progress.end,
    at: (milliseconds: number, file: string, line?: number) => {
      time = 1_000 + milliseconds;
      progress.at(file, line);
    },
  };
}

describe("a line that tells what a long run is at", () => {
  test("is not there for two seconds, and nobody is asked for a terminal", () => {
    const { at, end, printed, asked } = byHand();
    at(0, "a.json");
    at(1_999, "b.json");
    end();
    expect({ printed, asked }).toEqual({ printed: [], asked: [] });
  });

  test("replaces itself, not too often, and is erased at the end", () => {
    const { at, end, printed } = byHand();
    at(2_000, "a.json");
    at(2_100, "b.json");
    at(3_500, "log.ndjson", 20_001);
    end();
    end();
    expect(printed).toEqual([`${ERASE}2 s: a.json`, `${ERASE}3 s: log.ndjson, line 20001`, ERASE]);
  });

  test("is for terminals: others are asked once and hear nothing", () => {
    const { at, end, printed, asked } = byHand({ width: undefined });
    for (let second = 0; second < 10; second++) at(second * 1_000, "a.json");
    end();
    expect(printed).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ["its end where it is too long", "notifications/of/the/app.json", 20, "…ns/of/the/app.json"],
    [
      "characters of two columns",
      "\u6771\u4eac\u6771\u4eac\u6771\u4eac.json",
      14,
      "…\u4eac\u6771\u4eac.json",
    ],
    ["nothing where there is no room", "a.json", 1, ""],
    ["no control character", "a\u001b[31m\n.json", 80, "2 s: a\\u001b[31m\\n.json"],
  ])("keeps to one line: %s", (_, file, width, expected) => {
    const { at, printed } = byHand({ width });
    at(2_000, file);
    expect(printed).toEqual([ERASE + expected]);
  });
});

describe("on the command line", () => {
  const lines = Array.from({ length: 20_001 }, () => "{}").join("\n");
  const files = {
    "manifest.json": JSON.stringify(soundManifest()),
    "a.json": JSON.stringify(soundBody()),
    "log.ndjson": lines,
  };

  /** Every look at the clock takes a second. */
  function slowly(columns: number | undefined) {
    let time = 0;
    return { progress: { now: () => (time += 1_000), columns: () => columns } };
  }

  test("each file is told, and every 10,000th line", async () => {
    const { error, code } = await runIn(folderWith(files), [], slowly(80));
    expect(code).toBe(0);
    const told = error.split(ERASE).map((line) => /(?<= s: ).*/.exec(line)?.[0]);
    expect(told).toEqual([
      undefined,
      "log.ndjson",
      "manifest.json",
      "log.ndjson, line 1",
      "log.ndjson, line 10001",
      "log.ndjson, line 20001",
      undefined,
    ]);
  });

  test.each([
    ["without a terminal", {}, undefined],
    ["on a dumb one", { TERM: "dumb" }, 80],
  ])("nothing is told %s", async (_, env, columns) => {
    expect((await runIn(folderWith(files), [], { env, ...slowly(columns) })).error).toBe("");
  });
});
