import { expect, test } from "vitest";
import { list, plural, quote } from "../src/words.js";

test.each([
  ["taskCreated", '"taskCreated"'],
  ["", '""'],
  ["a\nb\r\tc", '"a\\nb\\r\\tc"'],
  ['say "hi"', '"say \\"hi\\""'],
  ["\u202egnp.exe", '"\\u202egnp.exe"'],
  ["\u001b[31m", '"\\u001b[31m"'],
  ["café 🎉", '"café 🎉"'],
  ["\ud83c", '"\\ud83c"'],
  ["x".repeat(120), `"${"x".repeat(120)}"`],
  ["x".repeat(121), `"${"x".repeat(79)}…${"x".repeat(40)}"`],
])("quote(%j)", (value, expected) => {
  expect(quote(value)).toBe(expected);
});

test.each([
  [[], "", undefined],
  [["a", "b"], '"a", "b"', undefined],
  [["a", "b", "c", "d", "e"], '"a", "b" and 3 more', 2],
])("list(%j)", (values, expected, most) => {
  expect(list(values, most)).toBe(expected);
});

test("plural", () => {
  expect([plural(0, "word"), plural(1, "word"), plural(2, "entry", "entries")]).toEqual([
    "0 words",
    "1 word",
    "2 entries",
  ]);
});
