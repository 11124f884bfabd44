import { expect, test } from "vitest";
import rule from "../../rules/json-valid.js";
import { check, diagnose } from "../check.js";

test.each([
  ["a sound text", '{ "activityType": "a", "topic": {} }', []],
  ["a byte order mark", '\uFEFF{ "activityType": "a" }', []],
  ["a trailing comma", '{ "activityType": "a", }', [': a comma before the closing "}"']],
  ["a comment", '{ // why\n "activityType": "a" }', [": a comment, which JSON does not have"]],
  [
    "two trailing commas",
    '{ "a": [1,], }',
    [': a comma before the closing "]"', ': a comma before the closing "}"'],
  ],
])("%s", (_name, request, expected) => {
  expect(check(rule, { request })).toEqual(expected);
});

test("a trailing comma is at its place and has a fix", () => {
  const [found] = diagnose(rule, { request: '{\n  "a": 1,\n}' });
  expect(found?.range.start).toEqual({ line: 2, column: 9, offset: 10 });
  expect(found?.fix).toMatchObject({
    unsafe: false,
    edits: [{ text: "", range: { end: { offset: 11 } } }],
  });
});
