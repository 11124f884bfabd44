import { isObject } from "../json/object.js";
import type { Diagnostic } from "../diagnostic.js";
import { fingerprints } from "../format/fingerprint.js";
import type { RunResult } from "../run/check.js";
import { plural } from "../words.js";

/**
 * A finding from the time when the baseline was written. Only the fingerprint is compared; the rest is for readers.
 */
export interface BaselineEntry {
  /** Made of rule, file, pointer and normalised message. */
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly pointer?: string;
}

export interface Baseline {
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
  /** Set where the file does not exist yet. */
  readonly isMissing?: true;
}

/** Reads the text of a baseline; gives the reason, as a clause, where it cannot be used. */
export function parseBaseline(path: string, text: string): Baseline | { readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return {
      reason: "the baseline is no JSON: restore it, or delete it and run --update-baseline",
    };
  }
  const { version, findings } = isObject(value) ? value : {};
  if (!Array.isArray(findings) || !findings.every(isEntry))
    return { reason: "it is no baseline of teamslint" };
  if (version !== 1)
    return { reason: "the baseline has a version that this teamslint does not know" };
  return { path, entries: findings };
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isObject(value)) return false;
  return [value["fingerprint"], value["rule"], value["file"]].every(
    (part) => typeof part === "string",
  );
}

/**
 * The text of a baseline, sorted and with one entry on a line, so that equal entries make equal texts, and branches
 * merge.
 */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .map(({ fingerprint, rule, file, pointer }) => ({
      fingerprint,
      rule,
      file,
      ...(pointer !== undefined && { pointer }),
    }))
    .sort((a, b) => compare(sortKey(a), sortKey(b)))
    .map((entry) => `    ${JSON.stringify(entry)}`);
  const findings = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

function sortKey({ file, rule, pointer = "", fingerprint }: BaselineEntry): string {
  return [file, rule, pointer, fingerprint].join("\0");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Hides the findings that are in the baseline. `paths` are the linted paths: an entry for a file outside of them may
 * match in another run, and is not reported as stale.
 */
export function withBaseline(
  found: RunResult,
  { path, entries }: Baseline,
  paths: readonly string[],
): RunResult {
  const names = fingerprintsOf(found);
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const isKnown = (diagnostic: Diagnostic) => known.has(names.get(diagnostic)!);
  const seen = new Set(names.values());
  const stale = entries.filter(
    ({ fingerprint, file }) => !seen.has(fingerprint) && isAmong(file, paths),
  ).length;
  const verb = stale === 1 ? "matches" : "match";
  return {
    ...found,
    diagnostics: found.diagnostics.filter((diagnostic) => !isKnown(diagnostic)),
    suppressed: [
      ...found.suppressed,
      ...found.diagnostics.filter(isKnown).map((diagnostic) => suppress(diagnostic, path)),
    ],
    notes:
      stale === 0
        ? found.notes
        : [
            ...found.notes,
            `${path}: ${plural(stale, "entry", "entries")} of the baseline ${verb} nothing any more: --update-baseline`,
          ],
  };
}

/**
 * The baseline that holds all findings of a result, and the result without findings. Entries for files that were not
 * linted are kept.
 */
export function updatedBaseline(
  found: RunResult,
  { path, entries }: Baseline,
  paths: readonly string[],
): { readonly baseline: Baseline; readonly found: RunResult } {
  const names = fingerprintsOf(found);
  const updated = new Map<string, BaselineEntry>();
  for (const entry of entries)
    if (!isAmong(entry.file, paths)) updated.set(entry.fingerprint, entry);
  const accepted = found.suppressed
    .filter(({ kind }) => kind === "baseline")
    .map(({ diagnostic }) => diagnostic);
  for (const diagnostic of [...found.diagnostics, ...accepted]) {
    const { rule, file, pointer } = diagnostic;
    const fingerprint = names.get(diagnostic)!;
    updated.set(fingerprint, {
      fingerprint,
      rule,
      file,
      ...(pointer !== undefined && { pointer }),
    });
  }
  return {
    baseline: { path, entries: [...updated.values()] },
    found: {
      ...found,
      diagnostics: [],
      suppressed: [
        ...found.suppressed,
        ...found.diagnostics.map((diagnostic) => suppress(diagnostic, path)),
      ],
    },
  };
}

function suppress(diagnostic: Diagnostic, path: string) {
  return { diagnostic, reason: `in the baseline ${path}`, kind: "baseline" } as const;
}

/** Fingerprints of all findings, hidden ones included, because these count as occurrences too. */
function fingerprintsOf({ diagnostics, suppressed }: RunResult): Map<Diagnostic, string> {
  return fingerprints([...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)]);
}

/** Whether a file is among the paths, below one of them, or in an archive among them. */
function isAmong(file: string, paths: readonly string[]): boolean {
  return paths.some((path) =>
    path === ""
      ? !file.startsWith("../") && !file.startsWith("/")
      : file === path || file.startsWith(`${path}/`) || file.startsWith(`${path}!/`),
  );
}
