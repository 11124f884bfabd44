import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insertEdit, removeEdit, renameEdit, type SourceEdit } from "../../src/json/edit.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { escapeSegment, valueAt } from "../../src/json/pointer.js";
import { tries } from "../long.js";

const read = (text: string) => parseFile(textFile("a.json", text));

function apply(text: string, edit: SourceEdit | undefined): string | undefined {
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe("taking out", () => {
  test.each([
    ["the first of a line", `{"a": 1, "b": 2}`, "/a", `{"b": 2}`],
    ["the last of a line", `{"a": 1, "b": 2}`, "/b", `{"a": 1}`],
    ["the only one", `{ "a": 1 }`, "/a", `{  }`],
    ["the only one, with a trailing comma", `{"a": 1,}`, "/a", `{}`],
    ["a line", `{\n  "a": 1,\n  "b": 2\n}`, "/a", `{\n  "b": 2\n}`],
    ["the last line", `{\n  "a": 1,\n  "b": 2\n}`, "/b", `{\n  "a": 1\n}`],
    ["an element", `[1, 2, 3]`, "/1", `[1, 3]`],
    [
      "a line with its comment, and not that of the next",
      `{\n  "a": 1, // about a\n  // about b\n  "b": 2\n}`,
      "/a",
      `{\n  // about b\n  "b": 2\n}`,
    ],
    [
      "the last line with its comment, and not that of the one before",
      `{\n  "a": 1, // about a\n  "b": 2 // about b\n}`,
      "/b",
      `{\n  "a": 1 // about a\n}`,
    ],
    [
      "the last line, where commas trail",
      `{\n  "a": 1, // a, and more\n  "b": 2, // about b\n}`,
      "/b",
      `{\n  "a": 1, // a, and more\n}`,
    ],
    [
      "one before a comment on its line",
      `{"a": 1, /* about b */ "b": 2}`,
      "/a",
      `{/* about b */ "b": 2}`,
    ],
    [
      "a comment of several lines",
      `{\n  "a": 1, /* about\n  a */\n  "b": 2\n}`,
      "/a",
      `{\n  "b": 2\n}`,
    ],
  ])("%s", (_, text, pointer, expected) => {
    expect(apply(text, removeEdit({ document: read(text), pointer }))).toBe(expected);
  });
});

describe("adding", () => {
  const value = JSON.stringify({ p: [{ n: 1 }], q: [] }, undefined, 2);
  test.each([
    ["to a line", `{"a": 1}`, "/b", `{"a": 1, "b": { "p": [{ "n": 1 }], "q": [] }}`],
    ["to nothing", `{}`, "/b", `{ "b": { "p": [{ "n": 1 }], "q": [] } }`],
    [
      "with the file's indent",
      `{\n\t"a": 1\n}\n`,
      "/b",
      `{\n\t"a": 1,\n\t"b": {\n\t\t"p": [\n\t\t\t{\n\t\t\t\t"n": 1\n\t\t\t}\n\t\t],\n\t\t"q": []\n\t}\n}\n`,
    ],
    [
      "with the file's line breaks",
      `{\r\n    "a": 1\r\n}`,
      "/b",
      `{\r\n    "a": 1,\r\n    "b": {\r\n        "p": [\r\n            {\r\n                "n": 1\r\n            }\r\n        ],\r\n        "q": []\r\n    }\r\n}`,
    ],
  ])("%s", (_, text, pointer, expected) => {
    expect(apply(text, insertEdit({ document: read(text), pointer }, value))).toBe(expected);
  });

  test.each([
    ["behind a comment", `{\n  "a": 1 // one\n}`, `{\n  "a": 1, // one\n  "b": 2\n}`],
    ["behind a trailing comma", `{\n  "a": 1, // one\n}`, `{\n  "a": 1, // one\n  "b": 2\n}`],
    ["beside nothing but a comment", `{ /* empty */ }`, `{ /* empty */  "b": 2 }`],
  ])("%s", (_, text, expected) => {
    expect(apply(text, insertEdit({ document: read(text), pointer: "/b" }, "2"))).toBe(expected);
  });
});

/** A small object with its layout and its comments, by chance. */
const written = fc
  .tuple(
    fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    fc.constantFrom("", " ", "\n", "\n  ", "\r\n\t"),
    fc.array(fc.constantFrom("", "", " // a, b", " /* x, */", "\n// y\n"), { maxLength: 11 }),
    fc.boolean(),
  )
  .map(([keys, gap, comments, trails]) => {
    const comment = (index: number) => {
      const text = comments[index] ?? "";
      return text.startsWith(" //") ? `${text}\n` : text;
    };
    const rows = keys.map(
      (key, index) =>
        `${gap}${JSON.stringify(key)}: [${index}, "//"]${comment(2 * index)}` +
        `${index < keys.length - 1 || trails ? "," : ""}${comment(2 * index + 1)}`,
    );
    return { keys, text: `{${rows.join("")}${gap}}` };
  });

describe("any layout", () => {
  test("what is taken out is gone, and all else is there", () => {
    fc.assert(
      fc.property(written, fc.nat(), ({ keys, text }, at) => {
        const key = keys[at % keys.length]!;
        const pointer = `/${escapeSegment(key)}`;
        const after = apply(text, removeEdit({ document: read(text), pointer }))!;
        const document = read(after);
        expect(document.source.problems.every(({ isHarmless }) => isHarmless)).toBe(true);
        const rest = Object.entries(read(text).value as object).filter(([name]) => name !== key);
        expect(Object.entries(document.value as object)).toEqual(rest);
      }),
      tries(300),
    );
  });

  test("what is added is there, and all else as it was", () => {
    fc.assert(
      fc.property(written, fc.jsonValue(), ({ text }, value) => {
        const json = JSON.stringify(value, undefined, 2);
        const document = read(text);
        const after = read(apply(text, insertEdit({ document, pointer: "/fresh" }, json))!);
        expect(after.source.problems.every(({ isHarmless }) => isHarmless)).toBe(true);
        expect(valueAt(after.value, "/fresh")).toEqual(JSON.parse(json));
        expect({ ...(after.value as object), fresh: undefined }).toEqual({
          ...(document.value as object),
          fresh: undefined,
        });
        const out = removeEdit({ document: after, pointer: "/fresh" });
        expect(read(apply(after.source.text, out)!).value).toEqual(document.value);
      }),
      tries(300),
    );
  });

  test("a renamed key keeps its place and its value", () => {
    fc.assert(
      fc.property(written, fc.nat(), ({ keys, text }, at) => {
        const key = keys[at % keys.length]!;
        const pointer = `/${escapeSegment(key)}`;
        const after = read(apply(text, renameEdit({ document: read(text), pointer }, "fresh!"))!);
        const expected = Object.entries(read(text).value as object).map(([name, value]) => [
          name === key ? "fresh!" : name,
          value,
        ]);
        expect(Object.entries(after.value as object).sort()).toEqual(expected.sort());
      }),
      tries(300),
    );
  });
});
