import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { memoryFiles } from "../../src/files/memory.js";
import type { Rule } from "../../src/rule.js";
import type { RunResult } from "../../src/run/check.js";
import { createProject } from "../../src/run/project.js";
import { expectDocument, printed, root } from "./printed.js";

/** A fenced block of a page: what stands behind the three backticks, and its lines. */
const BLOCK = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

function lintFiles(rule: Rule, files: Readonly<Record<string, string>>): RunResult {
  const project = createProject({
    files: memoryFiles(files),
    rules: [rule],
  });
  // That a fragment has no manifest is nothing to tell a reader.
  return { ...project.check(["", ...Object.keys(files)]), notes: [] };
}

/** The run's output without its last line, the summary. */
function output(found: RunResult): string {
  return printed(found).replace(/\n?[^\n]*\n$/, "");
}

function sectionOf(page: string, heading: string): string {
  const start = page.indexOf(`\n## ${heading}\n`);
  const end = page.indexOf("\n## ", start + 1);
  return start < 0 ? "" : page.slice(start, end < 0 ? undefined : end);
}

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const path = `rules/${id}.md`;
  const page = readFileSync(new URL(path, root), "utf8");
  const files: Record<string, string> = {};

  test("what Fails prints", () => {
    const fails = sectionOf(page, "Fails");
    let found: RunResult | undefined;
    const written = fails.replace(BLOCK, (block, language: string, name: string, text: string) => {
      if (name !== undefined) files[name] = text;
      if (language !== "text") return block;
      found = lintFiles(rule, files);
      return `\`\`\`text\n${output(found)}\n\`\`\``;
    });
    expectDocument(
      path,
      page.replace(fails, () => written),
    );
    // Rules about images and archives describe their example in words.
    if (found) expect(found.diagnostics.map((diagnostic) => diagnostic.rule)).toContain(id);
    else expect(fails).toContain("(no example");
  });

  test("nothing under Passes", () => {
    for (const [, , name, text] of sectionOf(page, "Passes").matchAll(BLOCK)) {
      if (name !== undefined) files[name] = text!;
    }
    if (Object.keys(files).length > 0) expect(output(lintFiles(rule, files))).toBe("");
  });

  test("its headings and first line", () => {
    expect(page.split("\n")[0]).toBe(`# ${id}`);
    expect(page.split("\n")[2]).toBe(`${rule.summary}.`);
    const headings = [...page.matchAll(/^## (?!Error texts$)(.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(["Fails", "Passes", "When to turn it off", "See"]);
    expect(sectionOf(page, "See")).toMatch(/https:\/\//);
  });
});
