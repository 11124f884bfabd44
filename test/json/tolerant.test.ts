import { describe, expect, test } from "vitest";
import { parseFile, parseSection, textFile } from "../../src/json/parse.js";

function parse(text: string) {
  const { source, value } = parseFile(textFile("a.json", text));
  const findings = source.problems.map(
    ({ message, start, end }) => `${source.text.slice(start, end)} → ${message}`,
  );
  return { value, findings, problems: source.problems };
}

describe("one finding for one mistake", () => {
  test.each<[string, string, unknown]>([
    ["", " → the file is empty", undefined],
    [" \n\t", " \n\t → the file is empty", undefined],
    ['{\n  // why\n  "a": 1\n}', "// why → a comment, which JSON does not have", { a: 1 }],
    ['{ /* why */ "a": 1 }', "/* why */ → a comment, which JSON does not have", { a: 1 }],
    ['{ "a": 1 /* why }', "/* → a comment is never closed", { a: 1 }],
    ['{"a": 1,}', ', → a comma before the closing "}"', { a: 1 }],
    ["[1, \n]", ', → a comma before the closing "]"', [1]],
    ["[1,,2]", ', → a value is missing before ","', [1, 2]],
    ['{"a": 1 "b": 2}', '"b" → a comma is missing before "b"', { a: 1, b: 2 }],
    ['{"a": 1\n"b": 2\n"c": 3}', '"b" → a comma is missing before "b"', { a: 1, b: 2, c: 3 }],
    ["[1 2]", '2 → a comma is missing before "2"', [1, 2]],
    ['{"a" 1}', '1 → a colon is missing before "1"', {}],
    ['{"a"}', '} → a colon is missing before "}"', {}],
    ['{"a":}', '} → a value is missing before "}"', {}],
    ["{'a': 'b'}", "'a' → a text begins with ' and not with a double quote", {}],
    ['{"a": “b”}', "“b” → a text begins with “ and not with a double quote", {}],
    ['{"a": `b`}', "`b` → a text begins with ` and not with a double quote", {}],
    ["{a: 1}", 'a → "a" cannot stand here', {}],
    ['{"a": True}', 'True → "True" cannot stand here', {}],
    ['{"a": undefined}', 'undefined → "undefined" cannot stand here', {}],
    ['{"a": NaN}', 'NaN → "NaN" cannot stand here', {}],
    ["hello", 'hello → "hello" cannot stand here', undefined],
    [
      '{"a":1,\u00a0"b":2}',
      "\u00a0 → an invisible character (U+00A0) that JSON does not allow here",
      { a: 1, b: 2 },
    ],
    ['{"a": "b', '"b → a text is never closed', {}],
    ['{"a": "b,\n"c": 1}', '"b, → a text is never closed', { c: 1 }],
    ['{"a": 1",\n"b": 2}', '", → a text is never closed', {}],
    ['{"a": "C:\\x", "b": 1}', '"C:\\x" → a backslash that escapes nothing in "C:\\x"', { b: 1 }],
    ['{"a": "\\u12"}', '"\\u12" → a backslash that escapes nothing in "\\u12"', {}],
    ['{"a": "x\ty"}', '"x\ty" → a control character inside a text', { a: "x\ty" }],
    ['{"a": 01}', "1 → a number that JSON does not know", { a: 0 }],
    ['{"a": .5}', ".5 → a number that JSON does not know", {}],
    ['{"a": +1}', "+1 → a number that JSON does not know", {}],
    ['{"a": 0x1f}', "x1f → a number that JSON does not know", { a: 0 }],
    ['{"a": 1.}', "1. → a number that JSON does not know", { a: 1 }],
    ["{} {}", '{ → something follows the end of the JSON value: "{"', {}],
    ['{"a":1},', ', → something follows the end of the JSON value: ","', { a: 1 }],
    ['{"a": 1', ' → a closing "}" is missing', { a: 1 }],
    ["[1", ' → a closing "]" is missing', [1]],
    ['{"a": [1, 2}', '} → a list is closed with "}"', { a: [1, 2] }],
    ['{"a": 1]', '] → an object is closed with "]"', { a: 1 }],
    ["}", '} → a value is missing before "}"', undefined],
    [
      '{"a": "the "blue" crane", "b": 2}',
      'blue → a double quote ends the text, and "blue" follows it',
      { b: 2 },
    ],
    [
      '{"a": https://example.com/x?y={z}}',
      "https://example.com/x?y={z} → the text https://example.com/x?y={z} stands without quotes",
      { a: "https://example.com/x?y={z}" },
    ],
    [
      '["https://a.example", http://b.example, "c"]',
      "http://b.example → the text http://b.example stands without quotes",
      ["https://a.example", "http://b.example", "c"],
    ],
    [
      '{"version": 1.0.0, "b": [1.5]}',
      "1.0.0 → the text 1.0.0 stands without quotes",
      { version: "1.0.0", b: [1.5] },
    ],
    [
      '{"version": 1.0.0-beta.2}',
      "1.0.0-beta.2 → the text 1.0.0-beta.2 stands without quotes",
      { version: "1.0.0-beta.2" },
    ],
    [
      '{"id": 3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}',
      "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01 → the text 3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01 stands without quotes",
      { id: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01" },
    ],
    ['{"a": "b""c": 1}', '"c" → a comma is missing before "c"', { a: "b", c: 1 }],
    ['{"__proto__": 1,}', ', → a comma before the closing "}"', JSON.parse('{"__proto__": 1}')],
  ])("%j", (text, finding, value) => {
    const parsed = parse(text);
    expect(parsed.findings).toEqual([finding]);
    expect(parsed.value).toEqual(value);
    expect(parsed.problems[0]!.help).toMatch(/./);
  });
});

test("comments and trailing commas are told one by one", () => {
  expect(parse('{ // a\n "b": [1,], // c\n "d": 1, /* e */ // f\n}').findings).toEqual([
    "// a → a comment, which JSON does not have",
    ', → a comma before the closing "]"',
    "// c → a comment, which JSON does not have",
    "/* e */ → a comment, which JSON does not have",
    "// f → a comment, which JSON does not have",
    ', → a comma before the closing "}"',
  ]);
});

test("addresses without quotes are told one by one, and are no comments", () => {
  const text =
    '{\n"a": https://a.example,\n"b": https://b.example/c // why\n, "d": "x: https://d.example" }';
  expect(parse(text)).toMatchObject({
    value: { a: "https://a.example", b: "https://b.example/c", d: "x: https://d.example" },
    findings: [
      "https://a.example → the text https://a.example stands without quotes",
      "https://b.example/c → the text https://b.example/c stands without quotes",
      "// why → a comment, which JSON does not have",
    ],
  });
});

test("an address in a text that is never closed is none without quotes", () => {
  expect(parse('{ "a": "https://a.example,\n"b": 1 }').findings).toEqual([
    '"https://a.example, → a text is never closed',
  ]);
});

test("a torn or unclosed text holds no further text without quotes", () => {
  expect(parse('{ "a": "since 1.0.0 of x,\n"b": 1 }').findings).toEqual([
    '"since 1.0.0 of x, → a text is never closed',
  ]);
  expect(parse('{ "a": "the "new" 1.0.0 is out", "b": 1 }').findings).toEqual([
    'new → a double quote ends the text, and "new" follows it',
  ]);
});

test("taking a trailing comma out mends the text", () => {
  const text = '{"a": [1, 2 , ], "b": 1,\r\n}';
  let mended = text;
  for (const { start, end, fix } of [...parse(text).problems].reverse()) {
    mended = mended.slice(0, start) + fix + mended.slice(end);
  }
  expect(JSON.parse(mended)).toEqual({ a: [1, 2], b: 1 });
});

test.each([200, 10_000])("%i levels are one finding and no value", (levels) => {
  for (const tail of ["", "1", "]".repeat(levels)]) {
    const { value, problems } = parse(
      `[${"[".repeat(levels)}${tail}${tail.startsWith("]") ? "]" : ""}`,
    );
    expect(value).toBeUndefined();
    expect(problems.map(({ message }) => message)).toContain(
      "objects and lists are nested too deeply to be read",
    );
  }
});

describe("in an .http file", () => {
  const section = (text: string) => parseSection(textFile("a.http", text), 0, text.length, true);

  test.each([
    ['{ "a": {{x}} }', { a: "\uFFFC".repeat(3) }],
    ['{ "a": "{{x}}", "b": {{$y}} }', { a: "{{x}}", b: "\uFFFC".repeat(4) }],
    ['{\n# why {{x}} "\n  // why\n"a": 1 }', { a: 1 }],
    [
      '{ "a": "// no", "b": "\\"{{c}}\\\\", "d": {{e}} }',
      { a: "// no", b: '"{{c}}\\', d: "\uFFFC".repeat(3) },
    ],
    ["{{whole}}", "\uFFFC".repeat(7)],
  ])("%j is no mistake", (text, value) => {
    const document = section(text);
    expect(document.source.problems).toEqual([]);
    expect(document.source.text).toHaveLength(text.length);
    expect(document.value).toEqual(value);
  });

  test("a mistake stays one", () => {
    const { source } = section('{\n# why\n"a": {{x}}\n"b": "open\n"c": {{y}} }');
    expect(source.problems).toHaveLength(1);
    expect(source.problems[0]!.message).toBe('a comma is missing before "b"');
  });
});
