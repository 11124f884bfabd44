import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonProblem, TextFile } from "../../src/json/document.js";
import { resolvePlace } from "../../src/json/place.js";
import { createLineReader, readLine } from "../../src/input/ndjson.js";
import { notification, summary } from "./found-texts.js";
import { tries } from "../long.js";

interface Read extends TextFile {
  readonly problem?: JsonProblem | undefined;
}

function read(text: string, cuts: readonly number[] = [], longest?: number): Read[] {
  const lines: Read[] = [];
  const keep = (line: TextFile, problem?: JsonProblem) => void lines.push({ ...line, problem });
  const reader = createLineReader("a.ndjson", keep, longest);
  const bytes = new TextEncoder().encode(text);
  // A single buffer for all chunks, as a reader of files has.
  const buffer = Buffer.alloc(bytes.length);
  let from = 0;
  for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
    const at = Math.min(cut, bytes.length);
    buffer.fill("#").set(bytes.subarray(from, at));
    reader.push(buffer.subarray(0, at - from));
    from = at;
  }
  reader.end();
  return lines;
}

const places = (lines: readonly Read[]) =>
  lines.map(({ text, line, offset }) => [line, offset, text]);

describe("lines", () => {
  test.each<[string, string, unknown[]]>([
    ["an empty file", "", []],
    ["one line without an end", "a", [[1, 0, "a"]]],
    [
      "blank lines are counted",
      "a\n\n  \r\nb\n",
      [
        [1, 0, "a"],
        [4, 7, "b"],
      ],
    ],
    [
      "\\r\\n",
      "a\r\nb\r\n",
      [
        [1, 0, "a"],
        [2, 3, "b"],
      ],
    ],
    [
      "a byte order mark",
      "\uFEFFa\nb",
      [
        [1, 1, "a"],
        [2, 3, "b"],
      ],
    ],
    [
      "two units for one code point",
      "😀\nb",
      [
        [1, 0, "😀"],
        [2, 3, "b"],
      ],
    ],
  ])("%s", (_, text, expected) => expect(places(read(text))).toEqual(expected));

  test("are those of split, wherever the chunks end", () => {
    const text = fc.array(fc.constantFrom("\n", "\r\n", "a", "ä", "€", "😀", " ", "{}"), {
      maxLength: 60,
    });
    const cuts = fc.array(fc.nat(120), { maxLength: 12 });
    const property = fc.property(text, cuts, (pieces, at) => {
      const whole = pieces.join("");
      const expected: unknown[] = [];
      let offset = 0;
      for (const [index, line] of whole.split("\n").entries()) {
        const bare = line.replace(/\r$/, "");
        if (bare.trim() !== "") expected.push([index + 1, offset, bare]);
        offset += line.length + 1;
      }
      expect(places(read(whole, at))).toEqual(expected);
    });
    fc.assert(property, tries(500));
  });

  test("too long are passed on by their beginning, and the next one has its place", () => {
    const text = `a\n${"€😀".repeat(50)}\nb\n`;
    const cuts = Array.from({ length: 60 }, (_, index) => index * 7);
    const lines = read(text, cuts, 20);
    expect(lines.map(({ line, offset, problem }) => [line, offset, problem?.message])).toEqual([
      [1, 0, undefined],
      [2, 2, "the line is too long to be read"],
      [3, 153, undefined],
    ]);
    expect("€😀".repeat(50).startsWith(lines[1]!.text)).toBe(true);
    expect(lines[1]!.text.length).toBeGreaterThan(0);
  });

  test("of which the last is too long", () => {
    const lines = read("x".repeat(50), [10, 20, 30, 40], 20);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.problem).toBeDefined();
  });
});

describe("requests of a line", () => {
  const url = "https://graph.microsoft.com/v1.0/chats/1/sendActivityNotification";

  test("body, envelope, something else", () => {
    const text = [notification("a"), { url, body: notification("b") }, { level: "info" }]
      .map((value) => JSON.stringify(value))
      .join("\n");
    expect(read(text).map((line) => summary(line, readLine(line).found()))).toEqual([
      ['"a"'],
      [`${url} "b"`],
      [],
    ]);
  });

  test("have their places in the file", () => {
    const lines = read(`\uFEFF{"ä":"😀"}\r\n\r\n${JSON.stringify(notification("late"))}\r\n`);
    const [request] = readLine(lines[1]!).found().requests;
    const { range } = resolvePlace({ document: request!.body, pointer: "/activityType" });
    const column = lines[1]!.text.indexOf('"late"') + 1;
    expect(range.start).toEqual({ line: 3, column, offset: 1 + 10 + 2 + 2 + column - 1 });
  });

  test.each([
    ["broken, and a notification", '{"activityType":"a","topic":{', 1],
    ["broken, and perhaps one", '{"level":', 0],
  ])("%s: is judged", (_, text, count) => {
    const { documents, requests } = readLine(read(text)[0]!).found();
    expect([documents.length, requests.length]).toEqual([1, count]);
  });

  test("too long is one document with one problem", () => {
    const [line] = read("x".repeat(50), [30], 20);
    const { documents, requests } = readLine(line!, line!.problem).found();
    expect(requests).toEqual([]);
    expect(documents[0]!.source.problems).toHaveLength(1);
  });
});
