import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { memoryFiles } from "../../src/files/memory.js";
import type { Rule } from "../../src/rule.js";
import type { RunResult } from "../../src/run/check.js";
import { createProject } from "../../src/run/project.js";
import { type Part, partsOf, withText } from "./markdown.js";
import { expectDocument, printed, read } from "./printed.js";

function lintFiles(rule: Rule, files: Readonly<Record<string, string>>): RunResult {
  const project = createProject({
    files: memoryFiles(files),
    rules: [rule],
  });
  // A reader need not be told that a fragment has no manifest.
  return { ...project.check(["", ...Object.keys(files)]), notes: [], unrecognised: [] };
}

/** The run's output without its last line, the summary. */
function output(found: RunResult): string {
  return printed(found).replace(/\n?[^\n]*\n$/, "");
}

/** Where the parts below a heading of a page begin and end. */
function section(parts: readonly Part[], heading: string): [start: number, end: number] {
  const titles = parts.map((part) =>
    part.kind === "heading" && part.depth === 2 ? part.text : undefined,
  );
  const start = titles.indexOf(heading);
  const end = titles.findIndex((title, index) => index > start && title !== undefined);
  return [start, end < 0 ? parts.length : end];
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const path = `rules/${id}.md`;
  const page = read(path);
  const parts = partsOf(page);
  const files: Record<string, string> = {};

  test("what Fails prints", () => {
    const [start, end] = section(parts, "Fails");
    let found: RunResult | undefined;
    const written = parts.map((part, index) => {
      if (part.kind !== "block" || index < start || index >= end) return part.raw;
      if (part.name !== undefined) files[part.name] = part.text;
      if (part.language !== "text") return part.raw;
      found = lintFiles(rule, files);
      return withText(part, `${output(found)}\n`);
    });
    expectDocument(path, written.join(""));
    // Rules about images and archives describe their example in words.
    if (found) expect(found.diagnostics.map((diagnostic) => diagnostic.rule)).toContain(id);
    else expect(page).toContain("(no example");
  });

  test("nothing under Passes", () => {
    for (const part of parts.slice(...section(parts, "Passes")))
      if (part.kind === "block" && part.name !== undefined) files[part.name] = part.text;
    if (Object.keys(files).length > 0) expect(output(lintFiles(rule, files))).toBe("");
  });

  test("its headings and first line", () => {
    expect(page.split("\n")[0]).toBe(`# ${id}`);
    expect(page.split("\n")[2]).toBe(`${rule.summary}.`);
    const headings = parts.flatMap((part) =>
      part.kind === "heading" && part.depth === 2 ? part.text : [],
    );
    const wanted = ["Fails", "Passes", "When to turn it off", "See"];
    expect(headings.filter((title) => title !== "Error texts")).toEqual(wanted);
    const [see] = section(parts, "See");
    expect(
      parts
        .slice(see)
        .map(({ raw }) => raw)
        .join(""),
    ).toMatch(/https:\/\//);
  });
});
