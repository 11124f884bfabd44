import type { Diagnostic } from "../diagnostic.js";
import { type ChangedFile, writeChange } from "./changed-file.js";
import type { Files } from "../files/files.js";
import { appliedEdits, applyFixes } from "./apply.js";
import type { RunResult } from "../run/check.js";
import type { Project } from "../run/project.js";
import { isLog } from "../input/logs.js";
import { plural } from "../words.js";
import { liesWithin } from "../files/write.js";

/** After this number of passes, two rules must be undoing each other's fixes. */
const MOST_PASSES = 10;

export interface FixSettings {
  /** The files on disk. */
  readonly files: Files;
  readonly project: Project;
  readonly cwd: string;
  /** The named paths: only files in them and in the working directory are changed. */
  readonly paths: readonly string[];
  /** Lints the project with the changed texts. */
  check(): Promise<RunResult>;
  /** Whether a diagnostic is reported; findings that are not reported are not fixed either. */
  isShown(diagnostic: Diagnostic): boolean;
  readonly unsafe: boolean;
  /** False for a dry run. */
  readonly isWriting: boolean;
}

export interface FixedRun {
  /** The remaining findings, with a trouble for each file that could not be written. */
  readonly found: RunResult;
  /** Findings that were fixed. */
  readonly fixed: number;
  readonly changes: readonly ChangedFile[];
}

/**
 * Lints and fixes in memory until nothing changes, and then writes each changed file once. A file that cannot be
 * written stays unchanged, and its findings are reported as before.
 */
export async function fixFiles(settings: FixSettings): Promise<FixedRun> {
  const { project, isWriting } = settings;
  const mayFix = fixableFiles(settings);
  const originals = new Map<string, string>();
  const texts = new Map<string, string>();
  const counts = new Map<string, number>();
  let found = await settings.check();
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let applied = 0;
    for (const [path, diagnostics] of byFile(found.diagnostics.filter(settings.isShown))) {
      const before = mayFix(path) ? project.textOf(path) : undefined;
      if (before === undefined) continue;
      const fixed = applyFixes(before, diagnostics, settings);
      if (fixed.applied === 0) continue;
      applied += fixed.applied;
      if (!originals.has(path)) originals.set(path, before);
      texts.set(path, fixed.text);
      project.update(path, fixed.text);
      counts.set(path, (counts.get(path) ?? 0) + fixed.applied);
    }
    if (applied === 0) break;
    found = await settings.check();
  }
  const changes: ChangedFile[] = [];
  const failures: string[] = [];
  for (const [path, before] of originals) {
    const after = texts.get(path)!;
    const reason =
      isWriting && after !== before ? writeChange({ path, before, after }, settings) : undefined;
    if (after !== before && reason === undefined) changes.push({ path, before, after });
    else counts.delete(path);
    if (reason === undefined) continue;
    failures.push(`${path}: it was not fixed: ${reason}`);
    project.update(path, before);
  }
  if (failures.length > 0) found = await settings.check();
  // The disk has the texts now.
  for (const path of originals.keys()) project.update(path);
  const fixed = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    found: {
      ...found,
      notes: [...found.notes, ...notesOn(found, fixed, mayFix, settings)],
      troubles: [...found.troubles, ...failures.map((message) => ({ message, isFatal: true }))],
    },
    fixed,
    changes,
  };
}

/**
 * Whether a file may be changed: no entry of an archive, no log of requests, no file outside of the working directory
 * and the named paths.
 */
function fixableFiles({ files, cwd, paths }: FixSettings): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer =
      known.get(path) ??
      (files.kind(path) === "file" && !isLog(path) && liesWithin(path, ["", ...paths], cwd));
    known.set(path, answer);
    return answer;
  };
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (!appliedEdits(diagnostic, true)) continue;
    const others = files.get(diagnostic.file);
    if (others) others.push(diagnostic);
    else files.set(diagnostic.file, [diagnostic]);
  }
  return files;
}

function notesOn(
  found: RunResult,
  fixed: number,
  mayFix: (path: string) => boolean,
  { unsafe, isShown, isWriting }: FixSettings,
): string[] {
  const left = found.diagnostics.filter(isShown);
  const curable = left.filter((diagnostic) => appliedEdits(diagnostic, true));
  const here = curable.filter(({ file }) => mayFix(file));
  const risky = unsafe ? 0 : here.filter((diagnostic) => !appliedEdits(diagnostic, false)).length;
  const elsewhere = curable.length - here.length;
  const open = left.filter(({ suggestions }) => suggestions.length > 1).length;
  const notes: string[] = [];
  if (!isWriting && fixed > 0) notes.push(`--fix fixes ${plural(fixed, "finding")}`);
  if (risky > 0)
    notes.push(
      `${plural(risky, "fix", "fixes")} may change the meaning: --unsafe applies them too`,
    );
  if (elsewhere > 0) {
    notes.push(
      `${plural(elsewhere, "fix", "fixes")} would change an archive, NDJSON or a file elsewhere, which --fix leaves alone`,
    );
  }
  if (open > 0) {
    const have = open === 1 ? "has" : "have";
    notes.push(
      `${plural(open, "finding")} left ${have} several suggestions, of which a person has to choose: --format json lists them`,
    );
  }
  return notes;
}
