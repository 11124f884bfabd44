import { resolve } from "node:path";
import { type Baseline, parseBaseline, printBaseline, updatedBaseline } from "./baseline.js";
import { type Files, textWithin } from "../files/files.js";
import type { RunResult } from "../run/check.js";
import { plural } from "../words.js";
import { createFile, replaceFile } from "../files/write.js";

/** Bytes; a baseline of a hundred thousand findings is smaller. */
const LARGEST = 2 ** 25;

/**
 * Reads a baseline from its file; gives a one-line message where it cannot be used, and an empty baseline for a
 * missing file that is yet to be made.
 */
export function readBaseline(
  path: string,
  files: Files,
  mayBeMissing: boolean,
): Baseline | { readonly message: string } {
  if (files.kind(path) === undefined) {
    return mayBeMissing
      ? { path, entries: [], isMissing: true }
      : { message: `${path}: there is no such file: --update-baseline makes it` };
  }
  const read = textWithin(files, path, LARGEST, "a baseline");
  const baseline = "text" in read ? parseBaseline(path, read.text) : read;
  return "reason" in baseline ? { message: `${path}: ${baseline.reason}` } : baseline;
}

/**
 * Writes the baseline that hides all findings of a result, and returns the result without them; where writing fails,
 * the result gets a trouble instead.
 */
export function saveBaseline(
  found: RunResult,
  old: Baseline,
  paths: readonly string[],
  cwd: string,
): RunResult {
  const { baseline, found: hidden } = updatedBaseline(found, old, paths);
  const text = printBaseline(baseline.entries);
  const at = resolve(cwd, baseline.path);
  const reason = old.isMissing ? createFile(at, text) : replaceFile(at, text);
  if (reason !== undefined) {
    const message = `${baseline.path}: the baseline was not written: ${reason}`;
    return { ...found, troubles: [...found.troubles, { message, isFatal: true }] };
  }
  const entries = plural(baseline.entries.length, "entry", "entries");
  return {
    ...hidden,
    notes: [
      ...hidden.notes,
      `${baseline.path} now has ${entries}: --baseline ${baseline.path} leaves them out`,
    ],
  };
}
