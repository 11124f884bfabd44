import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printJson, visible, visiblePath } from "../../src/format/visible.js";
import { attacks } from "./report.js";
import { tries } from "../long.js";

describe("visible", () => {
  test.each([
    ["plain text", "plain text"],
    ["日本語 👍 é", "日本語 👍 é"],
    ["a\r\nb\tc", "a\\r\\nb\\tc"],
    ["\u001b[2J", "\\u001b[2J"],
    ["\u009b\u0085\u007f", "\\u009b\\u0085\\u007f"],
    ["\u202eabc\u2069", "\\u202eabc\\u2069"],
    ["a\u200bb\ufeff", "a\\u200bb\\ufeff"],
    ["\ud83d", "\\ud83d"],
    ["x\udc00y", "x\\udc00y"],
    ["\u{e0041}", "\\udb40\\udc41"],
    ["##vso[task.complete]", "\\u0023#vso[task.complete]"],
    ["##[error]", "\\u0023#[error]"],
    ["#\ufe0f#[error]", "\\u0023\ufe0f#[error]"],
    ["### send", "\\u0023\\u0023# send"],
    ["issue #1", "issue #1"],
  ])("%j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test("leaves no second line, no command and no half pair in any text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(
        fc.constantFrom("#", "[", "vso[", "\ufe0f", "\n", "\ud83d", "\ude00", "\u00ad", "a"),
      ),
    );
    fc.assert(
      fc.property(texts, (parts) => {
        const shown = visible(typeof parts === "string" ? parts : parts.join(""));
        expect(shown).not.toMatch(/\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|#\ufe0f*#/u);
        expect(visible(shown)).toBe(shown);
      }),
      tries(300),
    );
  });
});

test.each([
  ["manifest.json", "manifest.json"],
  ["::error::.json", "./::error::.json"],
  ["\u3000 ::error::.json", "./\u3000 ::error::.json"],
  ["\n::error::.json", "\\n::error::.json"],
  ["a::b.json", "a::b.json"],
])("a path at the start of a line: %j", (file, expected) => {
  expect(visiblePath(file)).toBe(expected);
});

test("printed JSON is the same value without anything hidden", () => {
  const text = printJson(attacks);
  expect(JSON.parse(text)).toEqual(attacks);
  expect(text).not.toMatch(/[^\P{C}\n]|\p{Zl}|#\ufe0f*#/u);
});
