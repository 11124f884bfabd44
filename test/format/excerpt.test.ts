import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/format/excerpt.js";
import { columns } from "../../src/format/width.js";
import { tries } from "../long.js";

/** The line with what is marked in angle brackets, so that a test shows it at a glance. */
function marked(line: string, start: number, end: number, width: number): string[] {
  const { text, indent, length } = excerpt(line, start, end, width);
  return [text, " ".repeat(indent) + "^".repeat(length)];
}

describe("excerpt", () => {
  test.each([
    ["a short line", '{ "a": 1 }', 2, 5, ['{ "a": 1 }', "  ^^^"]],
    ["an empty range", "abc", 1, 1, ["abc", " ^"]],
    ["the end of a line", "abc", 3, 3, ["abc", "   ^"]],
    ["behind the end of a line", "abc", 9, 12, ["abc", "   ^"]],
    ["an empty line", "", 0, 0, ["", "^"]],
    ["tabs", "\t\tx", 2, 3, ["        x", "        ^"]],
    ["wide characters before and below", "日本x語語", 3, 5, ["日本x語語", "     ^^^^"]],
    ["an emoji", "👍👍", 2, 4, ["👍👍", "  ^^"]],
    ["a combining mark", "e\u0301xy", 2, 3, ["e\u0301xy", " ^"]],
    ["a control character", "\u001b[1mx", 4, 5, ["\\u001b[1mx", "         ^"]],
    ["half a pair", "\ud83dx", 1, 2, ["\\ud83dx", "      ^"]],
    ["a place inside a pair", "👍x", 1, 2, ["👍x", "^^"]],
    [
      "a long line around a place in its middle",
      "abcdefghijklmnopqrstuvwxyz".repeat(2),
      26,
      29,
      ["…uvwxyzabcdefghijkl…", "       ^^^"],
    ],
    ["a long line at its start", "abcdefghijklmnopqrstuvwxyz", 0, 2, ["abcdefghijklmnopqr…", "^^"]],
    [
      "a long line at its end",
      "abcdefghijklmnopqrstuvwxyz",
      25,
      26,
      ["…ijklmnopqrstuvwxyz", `${" ".repeat(18)}^`],
    ],
  ])("%s", (_, line, start, end, expected) => {
    expect(marked(line, start, end, 20)).toEqual(expected);
  });

  test("cuts the carets where the line is cut", () => {
    const [text, carets] = marked("x".repeat(100), 50, 90, 30);
    expect(carets!.length).toBeLessThan(text!.length);
    expect(carets!.trim().length).toBeGreaterThan(15);
  });

  test("fits and points into the text, whatever the line", () => {
    const lines = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(
        lines,
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 30, max: 120 }),
        (line, a, b, width) => {
          const { text, indent, length } = excerpt(line, Math.min(a, b), Math.max(a, b), width);
          expect(columns(text)).toBeLessThanOrEqual(width);
          expect(indent + length).toBeLessThanOrEqual(columns(text) + 1);
          expect(text).not.toMatch(/\p{Cc}|\p{Cs}/u);
        },
      ),
      tries(300),
    );
  });

  test("costs nothing for the rest of a huge line", () => {
    const line = '"日本",'.repeat(1_000_000);
    const begin = performance.now();
    for (let at = 0; at < 200; at++) excerpt(line, at * 20_000, at * 20_000 + 4, 80);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

test.each([
  ["abc", 3],
  ["日本語", 6],
  ["ｱ", 1],
  ["Ａ", 2],
  ["👍", 2],
  ["한", 2],
  ["e\u0301", 1],
  ["é", 1],
  ["—…", 2],
])("the columns of %s", (text, expected) => {
  expect(columns(text)).toBe(expected);
});
