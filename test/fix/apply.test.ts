import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { createEngine } from "../../src/run/engine.js";
import { applyFixes } from "../../src/fix/apply.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import type { Edit, Rule } from "../../src/rule.js";
import { tries } from "../long.js";

const safe = { unsafe: false };

function position(offset: number) {
  return { line: 1, column: offset + 1, offset };
}

type GivenEdit = readonly [start: number, end: number, text: string];

function diagnostic(edits: readonly GivenEdit[], unsafe = false): Diagnostic {
  const range = { start: position(0), end: position(0) };
  return {
    rule: "r",
    severity: "error",
    file: "a.json",
    message: "m",
    range,
    related: [],
    suggestions: [],
    url: "",
    fix: {
      unsafe,
      edits: edits.map(([start, end, text]) => ({
        range: { start: position(start), end: position(end) },
        text,
      })),
    },
  };
}

function fixed(text: string, fixes: readonly (readonly GivenEdit[])[]) {
  return applyFixes(
    text,
    fixes.map((edits) => diagnostic(edits)),
    safe,
  );
}

describe("one pass", () => {
  test.each<[string, readonly (readonly GivenEdit[])[], string, number, number]>([
    ["nothing to do", [], "0123456789", 0, 0],
    ["a replacement", [[[2, 4, "x"]]], "01x456789", 1, 0],
    ["an insertion at the end", [[[10, 10, "x"]]], "0123456789x", 1, 0],
    ["a deletion at the start", [[[0, 3, ""]]], "3456789", 1, 0],
    [
      "all edits of a fix",
      [
        [
          [6, 7, "y"],
          [1, 2, "x"],
        ],
      ],
      "0x2345y789",
      1,
      0,
    ],
    ["two fixes apart, in any order", [[[8, 9, "y"]], [[1, 2, "x"]]], "0x234567y9", 2, 0],
    ["the earlier of two that overlap", [[[2, 5, "x"]], [[4, 6, "y"]]], "01x56789", 1, 1],
    ["the earlier of two that touch", [[[2, 4, "x"]], [[4, 6, "y"]]], "01x456789", 1, 1],
    [
      "the first of two insertions at one place",
      [[[5, 5, "x"]], [[5, 5, "y"]]],
      "01234x56789",
      1,
      1,
    ],
    ["one that holds another", [[[4, 5, "x"]], [[2, 8, "y"]]], "0123x56789", 1, 1],
    [
      "none of a fix that is in the way in part",
      [
        [[2, 3, "x"]],
        [
          [8, 9, "y"],
          [2, 4, "z"],
        ],
      ],
      "01x3456789",
      1,
      1,
    ],
    ["the same edit once, and both are fixed", [[[2, 3, "x"]], [[2, 3, "x"]]], "01x3456789", 2, 0],
    [
      "a shared edit and one more",
      [
        [[2, 3, "x"]],
        [
          [2, 3, "x"],
          [6, 7, "y"],
        ],
      ],
      "01x345y789",
      2,
      0,
    ],
    [
      "no fix whose edits overlap",
      [
        [
          [2, 5, "x"],
          [4, 6, "y"],
        ],
      ],
      "0123456789",
      0,
      0,
    ],
    [
      "no fix with two insertions at one place",
      [
        [
          [2, 2, "x"],
          [2, 2, "y"],
        ],
      ],
      "0123456789",
      0,
      0,
    ],
    ["no fix outside of the text", [[[9, 11, "x"]]], "0123456789", 0, 0],
    ["no fix that ends before it starts", [[[5, 4, "x"]]], "0123456789", 0, 0],
  ])("%s", (_, fixes, text, applied, left) => {
    expect(fixed("0123456789", fixes)).toEqual({ text, applied, left });
  });

  test("a fix that may change the meaning waits for --unsafe", () => {
    const risky = [diagnostic([[0, 1, "x"]], true)];
    expect(applyFixes("0", risky, safe)).toEqual({ text: "0", applied: 0, left: 0 });
    expect(applyFixes("0", risky, { unsafe: true })).toEqual({ text: "x", applied: 1, left: 0 });
  });

  test.each([
    ["CRLF", "a\r\nb\r\nc", 4, "a\r\nb1\r\n2\r\nc"],
    ["LF", "a\nb\nc", 3, "a\nb1\n2\nc"],
    ["on the first line", "a\r\nb", 1, "a1\r\n2\r\nb"],
    ["without any line break", "ab", 1, "a1\n2b"],
    ["where both are used, the line's own", "a\r\nb\nc\nd", 6, "a\r\nb\nc1\n2\nd"],
  ])("new text gets the line ending of its place: %s", (_, text, at, expected) => {
    expect(fixed(text, [[[at, at, "1\n2"]]]).text).toBe(expected);
    expect(fixed(text, [[[at, at, "1\r\n2"]]]).text).toBe(expected);
  });
});

/** Lints a JSON text with one rule that makes the edits, and applies its fix. */
function fixJson(text: string, edits: readonly Edit[]): string {
  const rule: Rule = {
    id: "probe",
    severity: "error",
    summary: "probe",
    checkDocument: () => ({ at: "", message: "m", fix: { edits } }),
  };
  const found = createEngine([rule], () => "error").checkDocument(
    parseFile(textFile("a.json", text)),
  );
  return applyFixes(text, found, safe).text;
}

describe("each kind of edit keeps the rest of the text", () => {
  const text = '{\r\n\t"b" : 1 ,\r\n\t"a":[ 1,2 ]\r\n}\r\n';

  test.each<[string, Edit, string]>([
    ["replace", { replace: "/b", text: '"x"' }, '{\r\n\t"b" : "x" ,\r\n\t"a":[ 1,2 ]\r\n}\r\n'],
    ["rename", { rename: "/b", text: "c" }, '{\r\n\t"c" : 1 ,\r\n\t"a":[ 1,2 ]\r\n}\r\n'],
    ["remove", { remove: "/b" }, '{\r\n\t"a":[ 1,2 ]\r\n}\r\n'],
    ["remove the last", { remove: "/a/1" }, '{\r\n\t"b" : 1 ,\r\n\t"a":[ 1 ]\r\n}\r\n'],
    [
      "insert",
      { insert: "/c", text: "true" },
      '{\r\n\t"b" : 1 ,\r\n\t"a":[ 1,2 ],\r\n\t"c": true\r\n}\r\n',
    ],
  ])("%s", (_, edit, expected) => {
    expect(fixJson(text, [edit])).toBe(expected);
    expect(fixJson(`\ufeff${text}`, [edit])).toBe(`\ufeff${expected}`);
  });
});

test("random fixes: no two that were applied overlap, and the text around them is as it was", () => {
  const edit = fc.tuple(fc.nat(40), fc.nat(6), fc.constantFrom("", "x", "yy"));
  const fix = fc.array(edit, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.string({ minLength: 0, maxLength: 40 }),
      fc.array(fix, { maxLength: 12 }),
      (text, fixes) => {
        // Marks for private use around each replacement show afterwards which edits are in the text.
        const diagnostics = fixes.map((edits, index) =>
          diagnostic(
            edits.map(([at, length, word]) => [
              at,
              at + length,
              `\ue001${index}:${at}:${length}\ue002${word}\ue003`,
            ]),
          ),
        );
        const { text: result, applied, left } = applyFixes(text, diagnostics, safe);
        const marks = [...result.matchAll(/\ue001(\d+):(\d+):(\d+)\ue002[^\ue003]*\ue003/g)];
        let at = 0;
        let behind = 0;
        const counted = new Map<string, number>();
        for (const mark of marks) {
          const [start, end] = [Number(mark[2]), Number(mark[2]) + Number(mark[3])];
          expect(start).toBeGreaterThanOrEqual(at);
          expect(result.slice(behind, mark.index)).toBe(text.slice(at, start));
          at = end;
          behind = mark.index + mark[0].length;
          counted.set(mark[1]!, (counted.get(mark[1]!) ?? 0) + 1);
        }
        expect(result.slice(behind)).toBe(text.slice(at));
        for (const [index, count] of counted) expect(count).toBe(fixes[Number(index)]!.length);
        expect(counted.size).toBe(applied);
        expect(applied + left).toBeLessThanOrEqual(fixes.length);
      },
    ),
    tries(300),
  );
});
