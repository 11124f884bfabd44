import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { ruleUrl } from "../../src/run/to-diagnostic.js";
import { write } from "../../src/format/pretty.js";
import type { RunResult } from "../../src/run/check.js";

/** The repository's folder, with a slash at its end. */
export const root = new URL("../../", import.meta.url);

/** True under `npm run docs`: documents are written and not compared. */
export const isUpdate = process.env["UPDATE_DOCS"] === "1";

/** What the command line prints of a run, without colour, at 100 columns. */
export function printed(found: RunResult): string {
  const count = (severity: string) =>
    found.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return write(
    {
      diagnostics: found.diagnostics,
      suppressed: found.suppressed,
      summary: {
        files: found.files,
        requests: found.requests,
        ...(found.code && {
          inCode: {
            requests: found.code.notes.length,
            known: found.code.notes.filter(({ isKnown }) => isKnown).length,
          },
        }),
        errors: count("error"),
        warnings: count("warning"),
        infos: count("info"),
        ignored: found.suppressed.length,
        baselined: 0,
        rulesOff: 0,
        excluded: 0,
        notes: found.notes,
      },
      line: found.line,
      rules: found.diagnostics.map(({ rule, severity }) => ({
        id: rule,
        severity,
        summary: "",
        url: ruleUrl(rule),
      })),
      version: "0.0.0",
    },
    { color: false, width: 100, links: false, cwd: "/" },
  );
}

/** Compares a document with what it should be, or writes it under `npm run docs`. */
export function expectDocument(path: string, expected: string): void {
  const url = new URL(path, root);
  if (isUpdate) writeFileSync(url, expected);
  expect(readFileSync(url, "utf8"), `${path} is stale: npm run docs writes it`).toBe(expected);
}
