import { describe, expect, test } from "vitest";
import { parseBaseline, printBaseline } from "../../src/config/baseline.js";
import type { Rule } from "../../src/rule.js";
import { soundManifest } from "../check.js";
import { project } from "../project.js";

/** Finds the words of a manifest's description. */
const words: Rule = {
  id: "words",
  severity: "error",
  summary: "No words",
  *checkApp({ manifest: { description } }) {
    const short = description?.short;
    if (typeof short !== "string" || short === "") return;
    for (const word of short.split(" "))
      yield { at: "/description/short", message: `here is ${word}` };
  },
};

function manifest(short: string): string {
  return JSON.stringify(soundManifest({ description: { short, full: "f" } }), undefined, 2);
}

const FILE = "teamslint-baseline.json";

describe("the command line", () => {
  test("takes what it knows out, wherever it moved, and reports what is new", async () => {
    const app = project({ "manifest.json": manifest("old") });
    const made = await app.run(["--update-baseline"], [words]);
    expect(made).toEqual({
      code: 0,
      error: "",
      out: `note: ${FILE} now has 1 entry: --baseline ${FILE} leaves them out\nno problems in 1 file, 1 in the baseline\n`,
    });
    app.write("manifest.json", `\n\n\n${manifest("old")}`);
    expect(await app.run(["--baseline", FILE], [words])).toEqual({
      code: 0,
      error: "",
      out: "no problems in 1 file, 1 in the baseline\n",
    });
    app.write("manifest.json", manifest("old new"));
    const { code, out } = await app.run(["--baseline", FILE], [words]);
    expect(code).toBe(1);
    expect(out).toContain("error: here is new [words]");
    expect(out).not.toContain("here is old");
    expect(out).toContain("1 error in 1 file, 1 in the baseline\n");
  });

  test("is sorted, stable and without line numbers", async () => {
    const app = project({
      "b/manifest.json": manifest("two one"),
      "a/manifest.json": manifest("three"),
    });
    await app.run(["--update-baseline"], [words]);
    const text = app.read(FILE);
    expect(text.replace(/"fingerprint":"[0-9a-f]{16}"/g, '"fingerprint":"…"')).toBe(
      `{\n  "version": 1,\n  "findings": [\n` +
        `    {"fingerprint":"…","rule":"words","file":"a/manifest.json","pointer":"/description/short"},\n` +
        `    {"fingerprint":"…","rule":"words","file":"b/manifest.json","pointer":"/description/short"},\n` +
        `    {"fingerprint":"…","rule":"words","file":"b/manifest.json","pointer":"/description/short"}\n  ]\n}\n`,
    );
    await app.run(["--update-baseline"], [words]);
    expect(app.read(FILE)).toBe(text);
  });

  test("says when entries match nothing, and drops them with --update-baseline", async () => {
    const app = project({
      "a/manifest.json": manifest("one two"),
      "b/manifest.json": manifest("one"),
    });
    await app.run(["--update-baseline"], [words]);
    app.write("a/manifest.json", manifest(""));
    const said = `note: ${FILE}: 2 entries of the baseline match nothing any more: --update-baseline\n`;
    expect((await app.run(["--baseline", FILE], [words])).out).toContain(said);
    const updated = await app.run(["--update-baseline"], [words]);
    expect(updated.out).not.toContain("match nothing");
    expect(JSON.parse(app.read(FILE)).findings).toHaveLength(1);
  });

  test("entries for files that were not linted are neither said to match nothing nor dropped", async () => {
    const app = project({ "a/manifest.json": manifest("one"), "b/manifest.json": manifest("one") });
    await app.run(["--update-baseline"], [words]);
    const before = app.read(FILE);
    expect((await app.run(["a", "--baseline", FILE], [words])).out).toBe(
      "no problems in 1 file, 1 in the baseline\n",
    );
    await app.run(["./a/manifest.json", "--update-baseline"], [words]);
    expect(app.read(FILE)).toBe(before);
  });

  test("what it knows is not fixed", async () => {
    const fixing: Rule = {
      ...words,
      checkApp: ({ manifest: { description } }) =>
        description?.short === "old"
          ? {
              at: "/description/short",
              message: "old",
              fix: { edits: [{ replace: "/description/short", text: '"new"' }] },
            }
          : undefined,
    };
    const app = project({ "manifest.json": manifest("old") });
    await app.run(["--update-baseline"], [fixing]);
    await app.run(["--baseline", FILE, "--fix"], [fixing]);
    expect(app.read("manifest.json")).toBe(manifest("old"));
  });

  test("SARIF marks what it took out", async () => {
    const app = project({ "manifest.json": manifest("old") });
    await app.run(["--update-baseline"], [words]);
    const { out } = await app.run(["--baseline", FILE, "--format", "sarif"], [words]);
    expect(JSON.parse(out).runs[0].results[0].suppressions).toEqual([
      { kind: "external", justification: `in the baseline ${FILE}` },
    ]);
  });

  test.each<[string, string | undefined, string]>([
    ["missing", undefined, "there is no such file: --update-baseline makes it"],
    ["no JSON", "{", "the baseline is no JSON: restore it, or delete it and run --update-baseline"],
    ["something else", '{ "name": "app" }', "it is no baseline of teamslint"],
    ["null", "null", "it is no baseline of teamslint"],
    [
      "with half an entry",
      '{ "version": 1, "findings": [{ "rule": "r" }] }',
      "it is no baseline of teamslint",
    ],
    [
      "of another version",
      '{ "version": 2, "findings": [] }',
      "the baseline has a version that this teamslint does not know",
    ],
  ])("a baseline that is %s ends the run with one line", async (_, text, reason) => {
    const app = project({
      "manifest.json": manifest("old"),
      ...(text !== undefined && { "base.json": text }),
    });
    const { code, out, error } = await app.run(["--baseline", "base.json"], [words]);
    expect({ code, out, error }).toEqual({
      code: 2,
      out: "",
      error: `teamslint: base.json: ${reason}\n`,
    });
  });

  test("--update-baseline writes over no other file", async () => {
    const app = project({ "manifest.json": manifest("old"), "package.json": '{ "name": "app" }' });
    expect((await app.run(["--baseline", "package.json", "--update-baseline"], [words])).code).toBe(
      2,
    );
    expect(app.read("package.json")).toBe('{ "name": "app" }');
  });
});

describe("the file", () => {
  const entries = [
    { fingerprint: "2", rule: "r", file: "a" },
    { fingerprint: "1", rule: "r", file: "a" },
    { fingerprint: "0", rule: "q", file: "b", pointer: "/x" },
  ];

  test("what is printed is read again, a byte order mark from an editor included", () => {
    expect(parseBaseline("f", `\ufeff${printBaseline(entries)}`)).toEqual({
      path: "f",
      entries: [entries[1], entries[0], entries[2]],
    });
    expect(printBaseline([])).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
  });

  test("the order of the entries given does not matter", () => {
    expect(printBaseline([...entries].reverse())).toBe(printBaseline(entries));
  });
});
