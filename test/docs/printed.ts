import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { rules } from "../../rules/index.js";
import { reportOf } from "../../src/cli/report.js";
import { write } from "../../src/format/pretty.js";
import type { RunResult } from "../../src/run/check.js";

/** The repository's folder, with a slash at its end. */
export const root = new URL("../../", import.meta.url);

/** A file of the repository. */
export const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

export const packageJson = JSON.parse(read("package.json")) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
};

/** True under `npm run docs`: documents are written and not compared. */
export const isUpdate = process.env["UPDATE_DOCS"] === "1";

/** The command line's output for a run, without colour, at 100 columns. */
export function printed(found: RunResult): string {
  const settings = {
    quiet: false,
    levels: new Map(),
    config: undefined,
    rules,
    version: "0.0.0",
    maxWarnings: undefined,
    fixed: undefined,
  };
  return write(reportOf(found, settings), {
    color: false,
    width: 100,
    links: false,
    cwd: "/",
    folder: "",
  });
}

/** Compares a document with what it should be, or writes it under `npm run docs`. */
export function expectDocument(path: string, expected: string): void {
  if (isUpdate) writeFileSync(new URL(path, root), expected);
  expect(read(path), `${path} is stale: npm run docs writes it`).toBe(expected);
}
