import { memoryFiles } from "../files/memory.js";
import type { Diagnostic } from "../diagnostic.js";
import type { Rule } from "../rule.js";
import { quote } from "../words.js";
import type { RunResult } from "./check.js";
import { unrecognisedNotes } from "./check-notes.js";
import type { LevelOf } from "./engine.js";
import { type Level, noRule, readLevel } from "./levels.js";
import { type CheckOptions, createProject } from "./project.js";

/** The findings of a lint, and counts. */
export interface LintResult {
  /** Sorted by file, place and rule. */
  readonly diagnostics: Diagnostic[];
  /** Files that were linted, and requests that were checked. */
  readonly files: number;
  readonly requests: number;
  /** Sentences about the run as a whole, such as files that could not be read. */
  readonly notes: readonly string[];
}

/** Severities of rules, by id; the others decide by themselves. `warn` is `warning`. */
export type LevelsById<Id extends string = string> = {
  readonly [Name in Id]?: Level | "warn" | undefined;
};

/** Texts in memory, by path, and what a caller asks of their lint. */
export interface TextsToLint<Id extends string = string> {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: {
    readonly rules?: LevelsById<Id> | undefined;
    /** The manifest that every request belongs to; else the nearest. */
    readonly manifest?: string | undefined;
  };
}

/** Lints texts in memory. Pure; throws for a rule or a severity that does not exist, never for what a text holds. */
export function lintTexts(input: TextsToLint, rules: readonly Rule[]): LintResult {
  return resultOf(checkTexts(input, rules));
}

/** The same as a check of a project, which tells more. */
export function checkTexts(
  { files, options = {} }: TextsToLint,
  rules: readonly Rule[],
  checkOptions?: CheckOptions,
): RunResult {
  const { manifest } = options;
  const project = createProject({
    files: memoryFiles(files),
    rules,
    levelOf: givenLevels(options.rules, rules),
    manifest,
  });
  // The folder holds all of them, so that nothing has to be looked for.
  return project.check(["", ...Object.keys(files).sort()], checkOptions);
}

/** The levels that a caller gives. Throws a TypeError for a rule or a severity that does not exist. */
export function givenLevels(given: LevelsById = {}, rules: readonly Rule[]): LevelOf {
  const levels = new Map<string, Level>();
  for (const [id, written] of Object.entries(given)) {
    if (written === undefined) continue;
    const message = noRule(id, rules);
    if (message !== undefined) throw new TypeError(message);
    const level = readLevel(written);
    if (level === undefined)
      throw new TypeError(
        `${quote(String(written))} is no severity of ${id}: use off, info, warning or error`,
      );
    levels.set(id, level);
  }
  return ({ id }) => levels.get(id);
}

/** A run as the library returns it. */
export function resultOf(found: RunResult): LintResult {
  const { diagnostics, files, requests, notes, troubles } = found;
  return {
    diagnostics: [...diagnostics],
    files,
    requests,
    notes: [...unrecognisedNotes(found), ...notes, ...troubles.map(({ message }) => message)],
  };
}
