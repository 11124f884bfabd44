import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/fix/diff.js";
import { tries } from "../long.js";

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);
}

/** A copy in which some lines are others, by index. */
function withLines(lines: readonly string[], others: Readonly<Record<number, string>>): string {
  return lines.map((line, index) => others[index] ?? line).join("");
}

describe("unified form", () => {
  test("equal texts have no difference", () => {
    expect(unifiedDiff("a", "x\n", "x\n")).toBe("");
  });

  test("three lines stay around a change", () => {
    const lines = numbered(9);
    expect(unifiedDiff("a.json", lines.join(""), withLines(lines, { 4: "new\n" }))).toBe(
      "--- a/a.json\n+++ b/a.json\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+new\n line 6\n line 7\n line 8\n",
    );
  });

  test("changes with up to six lines between them share a hunk", () => {
    const lines = numbered(30);
    const headers = (distance: number) =>
      unifiedDiff("a", lines.join(""), withLines(lines, { 9: "x\n", [9 + distance]: "y\n" })).match(
        /^@@.*/gm,
      );
    expect(headers(7)).toEqual(["@@ -7,14 +7,14 @@"]);
    expect(headers(8)).toEqual(["@@ -7,7 +7,7 @@", "@@ -15,7 +15,7 @@"]);
  });

  test.each([
    ["from nothing", "", "a\n", "@@ -0,0 +1 @@\n+a\n"],
    ["to nothing", "a\n", "", "@@ -1 +0,0 @@\n-a\n"],
    [
      "without a last line break",
      "a",
      "b",
      "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
    ],
    [
      "one that gets its last line break",
      "a",
      "a\n",
      "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n",
    ],
    ["CRLF", "a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"],
  ])("%s", (_, before, after, hunk) => {
    expect(unifiedDiff("a", before, after)).toBe(`--- a/a\n+++ b/a\n${hunk}`);
  });

  test("the shortest script is found", () => {
    const before = "a\nb\nc\na\nb\nb\na\n";
    const after = "c\nb\na\nb\na\nc\n";
    const changed = unifiedDiff("a", before, after).match(/^[+-](?![+-])/gm);
    expect(changed).toHaveLength(5);
  });

  test("a hundred thousand lines without one in common end at once", () => {
    const before = Array.from({ length: 100_000 }, (_, index) => `a${index}\n`).join("");
    const after = Array.from({ length: 100_000 }, (_, index) => `b${index}\n`).join("");
    const patch = unifiedDiff("a", `same\n${before}`, `same\n${after}`);
    expect(patch.match(/^@@.*/gm)).toEqual(["@@ -1,100001 +1,100001 @@"]);
  });
});

describe("git apply", () => {
  function applied(path: string, before: string, after: string): string {
    const folder = mkdtempSync(join(tmpdir(), "teamslint-diff-"));
    try {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), before);
      // GIT_CEILING_DIRECTORIES keeps git from taking the folder for a part of a repository above it.
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
      execFileSync("git", ["apply", "--whitespace=nowarn", "-"], {
        cwd: folder,
        input: unifiedDiff(path, before, after),
        env,
      });
      return readFileSync(join(folder, path), "utf8");
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ["a.json", "{\n}\n", "{\n  1\n}\n"],
    ["app package/a b.json", "1\n", "2\n"],
    ["caf\u00e9/\u6771.json", "1\n", "2\n"],
    ['odd"\\name.json', "1\n", "2\n"],
    ["crlf.json", "a\r\nb\r\nc\r\n", "a\r\nx\r\nc\r\n"],
    ["bom.json", "\ufeffa\nb", "\ufeffa\nc"],
    ["end.json", "a\nb", "a\nb\n"],
    ["dashes.http", "a\n-- b\n++ c\n", "a\n++ c\n-- d\n"],
    [
      "far.json",
      numbered(60).join(""),
      withLines(numbered(60), { 2: "x\n", 20: "", 21: "", 50: "y\nz\n" }),
    ],
  ])("%s", (path, before, after) => {
    expect(applied(path, before, after)).toBe(after);
  });

  test("any two texts", () => {
    const text = fc
      .array(fc.constantFrom("a\n", "b\n", "\n", "c\r\n", "d"), { maxLength: 25 })
      .map((lines) => lines.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        // git removes a file that a patch empties, and an empty text may be no file at all.
        fc.pre(before !== "" && after !== "" && before !== after);
        expect(applied("a", before, after)).toBe(after);
      }),
      tries(20),
    );
  });
});
