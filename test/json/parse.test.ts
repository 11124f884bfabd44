import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentAt, documentInString, parseFile, textFile } from "../../src/json/parse.js";
import type { Document } from "../../src/json/document.js";
import { resolvePlace, valueSpan, writtenValue } from "../../src/json/place.js";
import { escapeSegment, valueAt } from "../../src/json/pointer.js";
import { textAt } from "../input/found-texts.js";
import { tries } from "../long.js";

const token = fc.constantFrom(
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  '"a"',
  '"b\\n"',
  '"\\u0061"',
  "1",
  "-0",
  "1e9",
  "01",
  "true",
  "null",
  "nul",
  " ",
  "\n",
  "\r\n",
  "// c\n",
  "/*",
  "'",
  "\\",
  "\uFEFF",
  "\u00a0",
  '"',
  "\t",
);

/** Random text: valid JSON, the same with a character changed, or a row of tokens. */
const anyText = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", '"', "}", "x", "\\"))
    .map(([json, at, put]) => {
      const index = at % (json.length + 1);
      return json.slice(0, index) + put + json.slice(index + 1);
    }),
  fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join("")),
);

test("the verdict and the value are those of JSON.parse", () => {
  const property = fc.property(anyText, (text) => {
    const file = textFile("a.json", text);
    const { source, value } = parseFile(file);
    let expected: unknown;
    try {
      expected = JSON.parse(file.text);
    } catch {
      expect(source.problems.length).toBeGreaterThan(0);
      for (const { start, end, message } of source.problems) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(source.text.length);
        expect(message).not.toBe("this is not JSON");
      }
      return;
    }
    expect(source.problems).toEqual([]);
    expect(value).toStrictEqual(expected);
  });
  fc.assert(property, tries(1500));
});

const anyKey = fc.oneof(
  fc.constantFrom("a", "a/b", "~", "", "__proto__", "0", 'q"', "ä", "😀"),
  fc.string({ maxLength: 4 }),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    fc.array(tie("value"), { maxLength: 40, depthIdentifier: "json" }),
    fc.dictionary(anyKey, tie("value"), { maxKeys: 40, depthIdentifier: "json" }),
  ),
})).value as fc.Arbitrary<unknown>;

/** Prints with random white space, and some characters of texts as escapes. */
function print(value: unknown, choose: () => number, lineBreak: string): string {
  const gap = () => ["", " ", lineBreak, `${lineBreak}\t`][choose() % 4]!;
  const text = (plain: string) =>
    JSON.stringify(plain).replace(/[A-Za-z0-9](?![^\\]?$)/g, (letter, at: number, whole: string) =>
      choose() % 3 === 0 && !/\\(?:u[0-9a-f]{0,3})?$/.test(whole.slice(0, at))
        ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
        : letter,
    );
  const show = (item: unknown): string => {
    if (typeof item === "string") return text(item);
    if (typeof item !== "object" || item === null) return JSON.stringify(item);
    const parts = Array.isArray(item)
      ? item.map((child) => show(child) + gap())
      : Object.entries(item).map(
          ([name, child]) => text(name) + gap() + ":" + gap() + show(child) + gap(),
        );
    const inside = gap() + parts.join(`,${gap()}`);
    return Array.isArray(item) ? `[${inside}]` : `{${inside}}`;
  };
  return gap() + show(value) + gap();
}

function pointersOf(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const inside = Object.entries(value).flatMap(([name, child]) =>
    pointersOf(child, `${pointer}/${escapeSegment(name)}`),
  );
  return [pointer, ...inside];
}

function checkPlaces(document: Document, value: unknown): void {
  const { source } = document;
  for (const pointer of pointersOf(value)) {
    const span = valueSpan(document, pointer)!;
    expect(JSON.parse(source.text.slice(span.start, span.end))).toStrictEqual(
      valueAt(value, pointer),
    );
    const place = { document, pointer };
    const shown = textAt(source.file, place);
    const written = source.text.slice(span.start, span.end);
    const range = resolvePlace(place);
    expect(range.pointer).toBe(pointer);
    const name = pointer
      .slice(pointer.lastIndexOf("/") + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
    const isList = Array.isArray(valueAt(value, pointer.slice(0, pointer.lastIndexOf("/"))));
    if (typeof valueAt(value, pointer) !== "object" || valueAt(value, pointer) === null) {
      if (!source.encode) expect(shown).toBe(written);
    } else if (pointer === "" || isList) expect("{[").toContain(shown);
    else if (!source.encode) expect(JSON.parse(shown)).toBe(name);
  }
}

describe("places", () => {
  const printed = fc.tuple(
    json,
    fc.infiniteStream(fc.nat(1000)),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  );

  test("the token at a pointer is the value's", () => {
    const property = fc.property(printed, ([value, choices, lineBreak, mark]) => {
      const text = print(value, () => choices.next().value as number, lineBreak);
      const document = parseFile(textFile("a.json", (mark ? "\uFEFF" : "") + text));
      expect(document.value).toStrictEqual(JSON.parse(text));
      checkPlaces(document, document.value);
    });
    fc.assert(property, tries(60));
  });

  test("the same in JSON within a JSON text, at any escapes", () => {
    const property = fc.property(printed, ([value, choices, lineBreak]) => {
      const choose = () => choices.next().value as number;
      const inner = print(value, choose, lineBreak);
      const outer = print({ requests: [{ body: inner }] }, choose, "\n");
      const container = parseFile(textFile("a.json", outer));
      const document = documentInString(container, "/requests/0/body")!;
      expect(document.source.text).toBe(inner);
      checkPlaces(document, document.value);
      // A character of the inner text lies at the escape that stands for it.
      for (let offset = 0; offset < inner.length; offset += 1) {
        const { toFile } = document.source;
        const escaped = outer.slice(toFile(offset), toFile(offset + 1));
        expect(JSON.parse(`"${escaped}"`)).toBe(inner[offset]);
      }
    });
    fc.assert(property, tries(20));
  });

  test("lines and columns count from 1, offsets from the start of the file", () => {
    const document = parseFile(textFile("a.json", '\uFEFF{\r\n  "ä😀": {"b": 12}\r}'));
    const { range } = resolvePlace({ document, pointer: "/ä😀/b" });
    expect(range.start).toEqual({ line: 2, column: 16, offset: 19 });
    expect(range.end).toEqual({ line: 2, column: 18, offset: 21 });
  });

  test("something absent is shown at what is closest", () => {
    const file = textFile("a.json", '{"a": {"b": [1, {"c": 2}]}}');
    const document = documentAt(parseFile(file), "/a");
    const shown = (pointer: string, key = false) => {
      const place = { document, pointer, key };
      return [textAt(file, place), resolvePlace(place).pointer];
    };
    expect(shown("/b/1/c")).toEqual(["2", "/b/1/c"]);
    expect(shown("/b/1/c", true)).toEqual(['"c"', "/b/1/c"]);
    expect(shown("/b/1/x/y")).toEqual(["{", "/b/1"]);
    expect(shown("/b/7")).toEqual(['"b"', "/b"]);
    expect(shown("/x")).toEqual(['"a"', ""]);
  });

  test("of a repeated key the last one counts", () => {
    const document = parseFile(textFile("a.json", '{"a": 1, "\\u0061": 2}'));
    expect(writtenValue(document, "/a")).toBe("2");
  });

  test("digits are those of the file", () => {
    const document = parseFile(textFile("a.json", '{"chainId": 9007199254740993}'));
    expect(writtenValue(document, "/chainId")).toBe("9007199254740993");
  });

  test("a comment may stand before a broken text", () => {
    const file = textFile("a.json", '// why\n{"a": 1}');
    expect(textAt(file, { document: parseFile(file), pointer: "/a" })).toBe("1");
  });

  test("a broken text has places for what was saved", () => {
    const property = fc.property(anyText, (text) => {
      const document = parseFile(textFile("a.json", text));
      for (const pointer of pointersOf(document.value)) {
        const { range } = resolvePlace({ document, pointer });
        expect(range.end.offset).toBeLessThanOrEqual(text.length);
        expect(valueSpan(document, pointer)).toBeDefined();
      }
    });
    fc.assert(property, tries(500));
  });
});
