import fc from "fast-check";
import { describe, expect, test } from "vitest";
import rule from "../../rules/json-keys-unique.js";
import { documentAt, parseFile, textFile } from "../../src/json/parse.js";
import { countKeys, countWrittenKeys } from "../../src/json/repeated-keys.js";
import { createEngine } from "../../src/run/engine.js";
import { check, diagnose } from "../check.js";
import { tries } from "../long.js";

const second = (key: string) => `the key "${key}" stands here a second time`;

test.each<[string, string, string[]]>([
  ["unlike keys", '{ "a": { "b": 1 }, "b": 2 }', []],
  ["a value that looks like a key", '{ "a": ":x", "b": "\\":" }', []],
  ["keys that differ in case", '{ "a": 1, "A": 2 }', []],
  ["the same key in two objects of a list", '[{ "a": 1 }, { "a": 2 }]', []],
  ["a repeated key", '{ "a": 1, "b": 2, "a": 3 }', [`/a: ${second("a")}`]],
  ["white space before the colon", '{ "a" \n: 1, "a"\t: 3 }', [`/a: ${second("a")}`]],
  ["an escaped spelling of the same key", '{ "a": 1, "\\u0061": 3 }', [`/a: ${second("a")}`]],
  [
    "a key that ends in a backslash",
    '{ "a\\\\": 1, "a\\\\": 3 }',
    ['/a\\: the key "a\\" stands here a second time'],
  ],
  ["three times the same, one finding", '{ "a": 1, "a": 2, "a": 3 }', [`/a: ${second("a")}`]],
  [
    "deep in a list",
    '{ "x": [1, { "y/z": { "k": 1, "k": 1 } }] }',
    [`/x/1/y~1z/k: ${second("k")}`],
  ],
  [
    "nothing inside of what the first one held",
    '{ "a": { "b": 1, "b": 2 }, "a": 3 }',
    [`/a: ${second("a")}`],
  ],
  ["__proto__", '{ "__proto__": 1, "__proto__": 2 }', [`/__proto__: ${second("__proto__")}`]],
  ["broken text", '{ "a": 1, "a": 2, }', [`/a: ${second("a")}`]],
])("%s", (_name, request, expected) => {
  expect(check(rule, { request })).toEqual(expected);
});

test("the finding is on the repeated key, related to the first", () => {
  const [found] = diagnose(rule, { request: '{\n  "a": 1,\n  "a": 2\n}' });
  expect(found?.range.start).toEqual({ line: 3, column: 3, offset: 14 });
  expect(found?.related[0]?.range.start.line).toBe(2);
});

test("a part of a source judges what lies under it alone", () => {
  const whole = parseFile(textFile("a.json", '{ "x": 1, "x": 2, "body": { "b": 1, "b": 2 } }'));
  const found = createEngine([rule], () => "error").checkDocument(documentAt(whole, "/body"));
  expect(found.map(({ pointer }) => pointer)).toEqual(["/b"]);
});

test("a text that nests too deep is left alone", () => {
  expect(check(rule, { request: `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}` })).toEqual([]);
});

describe("counting", () => {
  test("never counts fewer keys in a text than its value has", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        const written = JSON.stringify(value, undefined, indent);
        expect(countWrittenKeys(written)).toBeGreaterThanOrEqual(countKeys(value));
        expect(check(rule, { request: written })).toEqual([]);
      }),
      tries(200),
    );
  });
});
