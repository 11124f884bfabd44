import { readAlone } from "../reading.js";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { textFile } from "../../../src/json/parse.js";
import { HOLE } from "../../../src/json/template.js";
import { chooser, seen, styles, UNKNOWN, type Value, value } from "../values.js";

const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";

/** A program that sends a value, in the styles that the numbers tell. */
function programOf(given: Value, numbers: readonly number[]): string {
  const style = chooser(numbers);
  let names = 0;
  let before = "";
  const name = (written: string) => {
    names += 1;
    before += `name${names} = ${written}\n`;
    return `name${names}`;
  };

  function quoted(plain: string): string {
    const body = JSON.stringify(plain).slice(1, -1);
    const half = plain.length >> 1;
    switch (style(7)) {
      case 0:
        return `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
      case 1:
        return `"""${body}"""`;
      case 2:
        return /^[ -~]*$/.test(plain) && !/["\\]/.test(plain) ? `r"${plain}"` : `"${body}"`;
      case 3:
        return `(${JSON.stringify(plain.slice(0, half))} ${JSON.stringify(plain.slice(half))})`;
      case 4:
        return `f"{${name(`"${body}"`)}}"`;
      case 5:
        return `"%s" % ${name(`"${body}"`)}`;
      default:
        return `"${body}"`;
    }
  }

  function print(part: Value): string {
    const written = printPlain(part);
    switch (style(9)) {
      case 0:
        return name(written);
      case 1:
        names += 1;
        before += `def build${names}(given, other=1):\n    return given\n`;
        return `build${names}(${written})`;
      case 2:
        // The users of a class may add to an object that it holds.
        if (typeof part === "object") return written;
        names += 1;
        before += `class Held${names}:\n    inner = ${written}\n`;
        return `Held${names}.inner`;
      case 3:
        return `(${written})`;
      case 4:
        return `(None or ${written} if False else ${written})`;
      default:
        return written;
    }
  }

  function printPlain(part: Value): string {
    if (part === UNKNOWN) return 'environment["value"]';
    if (typeof part === "string") return quoted(part);
    if (typeof part === "number") return String(part);
    if (typeof part === "boolean") return part ? "True" : "False";
    if (typeof part !== "object" || part === null) return "None";
    return Array.isArray(part)
      ? printList(part as readonly Value[])
      : printDict(Object.entries(part));
  }

  function printList(items: readonly Value[]): string {
    const written = items.map(print);
    if (style(5) === 0) return `[item for item in [${written.join(", ")}]]`;
    if (style(5) === 0) {
      const list = name("[]");
      for (const item of written) before += `${list}.append(${item})\n`;
      return list;
    }
    const [first, ...rest] = written;
    return first !== undefined && style(4) === 0
      ? `[*[${first}], ${rest.join(", ")}]`
      : `[${written.join(", ")}]`;
  }

  function printDict(entries: readonly (readonly [string, Value])[]): string {
    const pair = ([key, part]: readonly [string, Value]) => `${quoted(key)}: ${print(part)}`;
    const [first, ...rest] = entries;
    if (!first) return "{}";
    switch (style(6)) {
      case 0:
        return `{**{${pair(first)}}, ${rest.map(pair).join(", ")}}`;
      case 1: {
        const others = `{${rest.map(pair).join(", ")}}`;
        const added = print(first[1]);
        const dict = name(others);
        before += `${dict}[${JSON.stringify(first[0])}] = ${added}\n`;
        return dict;
      }
      case 2: {
        const plain = ([key, part]: readonly [string, Value]) =>
          `${JSON.stringify(key)}: ${print(part)}`;
        const added = `{${rest.map(plain).join(", ")}}`;
        const dict = name(`{${pair(first)}}`);
        before += `${dict}.update(${added})\n`;
        return dict;
      }
      default:
        return `{${entries.map(pair).join(", ")}}`;
    }
  }

  const body = `{"activityType": "a", "topic": {"source": "text"}, "given": ${print(given)}}`;
  return `${before}requests.post("${URL}", json=${body})\n`;
}

/** Runs all programs in one interpreter: what each sends, as JSON. */
const RUNNER = `
import json, sys
class Requests:
    def post(self, url, json):
        self.sent = json
for program in json.load(sys.stdin):
    requests = Requests()
    exec(program, {"requests": requests, "environment": {"value": "\\uFFFC"}})
    print(json.dumps(requests.sent))
`;

const hasPython = spawnSync("python3", ["-c", ""]).status === 0;

test.skipIf(!hasPython)(
  "what is read of Python equals what running the program gives, with holes only where nothing is known",
  () => {
    const programs = fc
      .sample(fc.tuple(value, styles), { numRuns: 400 })
      .map(([given, numbers]) => programOf(given, numbers))
      .filter((program) => !program.split("\n").some((line) => line.length > 2000));
    const run = spawnSync("python3", ["-c", RUNNER], {
      input: JSON.stringify(programs),
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    expect(run.stderr).toBe("");
    const sent = run.stdout.trim().split("\n");
    expect(sent).toHaveLength(programs.length);
    for (const [index, program] of programs.entries()) {
      const [request] = readAlone(textFile("a.py", program)).found.requests;
      const read = seen(request?.body.value);
      expect({ program, read }).toEqual({ program, read: JSON.parse(sent[index]!) as unknown });
      expect(request?.body.source.open).toBeUndefined();
    }
    expect(sent.some((line) => line.includes("\\ufffc") || line.includes(HOLE))).toBe(true);
  },
);
