import { resolve } from "node:path";
import { type RuleId, rules } from "../rules/index.js";
import { openProject } from "./config/open-project.js";
import { seenFrom } from "./files/seen-from.js";
import {
  givenLevels,
  type LevelsById,
  type LintResult,
  lintTexts,
  resultOf,
  type TextsToLint,
} from "./run/texts.js";
import { type Validate, validatorOf } from "./run/validator.js";

export type { Diagnostic, RelatedPlace, Suggestion, TextEdit } from "./diagnostic.js";
export type { Position, Range } from "./json/document.js";
export type { Rule, Severity } from "./rule.js";
export type { Config } from "./config/config.js";
export type { LintResult } from "./run/texts.js";
export type { OutgoingRequest } from "./run/validator.js";
export type {
  NotificationBody,
  PreviewText,
  Recipient,
  TemplateParameter,
  Topic,
} from "./model/body.js";
export * from "./model/parsers.js";
export { type RuleId, rules };

export interface LintOptions {
  /** The severity of rules, by id; others keep their own. */
  readonly rules?: LevelsById<RuleId>;
  /** The manifest that every request belongs to; else the nearest. */
  readonly manifest?: string;
}

/**
 * Lints texts in memory, by path: `{ "manifest.json": "{…}", "notifications/a.http": "POST …" }`.
 * Language files, icons (as bytes) and env files are found where the manifest or the project says.
 * Pure; throws for a rule or a severity that does not exist, never for what a text holds.
 */
export function lint(input: TextsToLint<RuleId>): LintResult {
  return lintTexts(input, rules);
}

export interface LintPathsOptions extends LintOptions {
  /** The working directory: paths are relative to it, and names in diagnostics too. */
  readonly cwd?: string;
  readonly env?: string;
  readonly envFiles?: readonly string[];
  /** A configuration file; false for none; else the closest one. Rejects for one with a mistake. */
  readonly config?: string | false;
}

/**
 * Lints files, folders and app packages on disk, as the command line does. Rejects where it would end with
 * exit code 2: a path that is not there, an environment without a file, a rule or a severity that does not exist.
 */
export async function lintPaths(
  paths: readonly string[],
  options: LintPathsOptions = {},
): Promise<LintResult> {
  const cwd = resolve(options.cwd ?? ".");
  const seen = (path: string) => seenFrom(cwd, path);
  const levelOf = givenLevels(options.rules, rules);
  const names = paths.map(seen);
  const { project } = await openProject({
    cwd,
    paths: names,
    rules,
    config: options.config,
    levelOf,
    manifest: options.manifest,
    environments: {
      ...(options.env !== undefined && { env: options.env }),
      ...(options.envFiles && { envFiles: options.envFiles.map(seen) }),
    },
  });
  const found = project.check(names);
  const fatal = found.troubles.filter(({ isFatal }) => isFatal);
  if (fatal.length > 0) throw new Error(fatal.map(({ message }) => message).join("\n"));
  return resultOf(found);
}

/**
 * Makes a function that checks requests against one manifest, in microseconds: for tests, and for
 * servers that would rather not send what Graph will lose. Values are final: nothing counts as a
 * placeholder. Throws a TypeError for a text that is no JSON, for what is no manifest, and for a rule or a
 * severity that does not exist.
 */
export function createValidator(
  manifest: object | string,
  options: Pick<LintOptions, "rules"> = {},
): Validate {
  return validatorOf(manifest, rules, givenLevels(options.rules, rules));
}
