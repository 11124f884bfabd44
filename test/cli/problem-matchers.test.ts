import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { visible } from "../../src/format/visible.js";
import { githubProblemMatcher, problemPattern, vscodeTasks } from "../../src/cli/snippets.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const { regexp, ...groups } = problemPattern;

/** The problems that an editor reads out of a text. */
function problemsIn(text: string): Record<string, string>[] {
  return text.split("\n").flatMap((line) => {
    const match = new RegExp(regexp).exec(line);
    if (!match) return [];
    return [Object.fromEntries(Object.entries(groups).map(([name, at]) => [name, match[at]!]))];
  });
}

/** The same of the JSON for programs. */
async function findingsIn(folder: string): Promise<Record<string, string>[]> {
  const { diagnostics } = JSON.parse((await runIn(folder, ["--format", "json"])).out) as {
    diagnostics: {
      file: string;
      rule: string;
      severity: string;
      message: string;
      range: { start: { line: number; column: number } };
    }[];
  };
  return diagnostics.map(({ file, rule, severity, message, range: { start } }) => ({
    file,
    line: String(start.line),
    column: String(start.column),
    severity,
    message: visible(message),
    code: rule,
  }));
}

const awkward = folderWithAwkwardNames();

describe.each([
  ["every mistake in a request", () => fixture("every-request-mistake")],
  ["an app", () => fixture("task-board-broken")],
  ["awkward names and values", awkward],
])("a problem matcher over %s", (_, folder) => {
  test.each(["unix", "pretty"])("finds each finding that --format %s prints", async (format) => {
    const found = await findingsIn(folder());
    expect(found.length).toBeGreaterThan(0);
    expect(problemsIn((await runIn(folder(), ["--format", format])).out)).toEqual(found);
  });
});

test("VS Code and GitHub have the same pattern", () => {
  const { tasks } = JSON.parse(vscodeTasks) as { tasks: { problemMatcher: unknown }[] };
  for (const { problemMatcher } of tasks)
    expect(problemMatcher).toMatchObject({ pattern: problemPattern });
  expect(JSON.parse(githubProblemMatcher)).toMatchObject({
    problemMatcher: [{ pattern: [problemPattern] }],
  });
});

function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
}

function folderWithAwkwardNames(): () => string {
  const body = (activityType: string) => JSON.stringify(soundBody({ activityType }));
  return () =>
    folderWith({
      "manifest.json": JSON.stringify(soundManifest()),
      "a [1:2] (b)/x:3 error: [z].json": body("taken: [a] at 1:2: error: b [icon-size]"),
      "\u6771.json": body("\u{1f600} ]\n::error::x\r[y]"),
    });
}
