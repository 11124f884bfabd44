/**
 * The library without Node: for browsers, workers and other places without files. Validators of a manifest version and
 * the parser of a programming language are loaded when a text asks for them, so that the functions return promises.
 */
import { type RuleId, rules } from "../../rules/index.js";
import type { AppExhibits } from "../preview/exhibit.js";
import type { PreviewResult } from "../preview/in-memory.js";
import {
  givenLevels,
  type LevelsById,
  type LintResult,
  lintTexts,
  type TextsToLint,
} from "../run/texts.js";
import { type Validate, validatorOf } from "../run/validator.js";
import { whenLoaded } from "../schema/load-generated.js";

export type { Diagnostic, RelatedPlace, Suggestion, TextEdit } from "../diagnostic.js";
export type { Position, Range } from "../json/document.js";
export type { Click } from "../preview/click.js";
export type { AppExhibits, Exhibit, ShownFinding } from "../preview/exhibit.js";
export type { Icon } from "../preview/icon.js";
export type { PreviewResult } from "../preview/in-memory.js";
export type { Piece } from "../preview/line.js";
export type { Face, Preview } from "../preview/preview.js";
export type { Rule, Severity } from "../rule.js";
export type { LintResult } from "../run/texts.js";
export type { OutgoingRequest } from "../run/validator.js";
export * from "../model/parsers.js";
export { type RuleId, rules };

/**
 * Lints texts in memory, by path, as `lint` of "teamslint" does. Rejects for a rule or a severity that does not
 * exist, never for what a text holds.
 */
export async function lint(input: TextsToLint<RuleId>): Promise<LintResult> {
  return whenLoaded(() => lintTexts(input, rules));
}

/**
 * Lints texts in memory as `lint` does, and shows how their notifications look in Teams, as `teamslint preview`
 * does: each request, and each activity type that no request sends.
 */
export async function preview(input: TextsToLint<RuleId>): Promise<PreviewResult> {
  const { previewTexts } = await import("../preview/in-memory.js");
  return whenLoaded(() => previewTexts(input));
}

/**
 * Previews as one HTML page, for a frame: `<iframe sandbox srcdoc>`. All texts in it are escaped, it has no script,
 * and its policy lets none run and nothing be loaded.
 */
export async function previewPage(apps: readonly AppExhibits[]): Promise<string> {
  const { framedPage } = await import("../preview/in-memory.js");
  return framedPage(apps);
}

/**
 * Makes a function that checks requests against one manifest, at once and without a promise. Rejects with a
 * TypeError for what is no manifest, as `createValidator` of "teamslint" throws.
 */
export async function createValidator(
  manifest: object | string,
  options: { readonly rules?: LevelsById<RuleId> } = {},
): Promise<Validate> {
  return whenLoaded(() => {
    const validate = validatorOf(manifest, rules, givenLevels(options.rules, rules));
    // A wrong body needs most: with it, all is loaded that a request may need.
    validate({ body: { topic: {}, "@": 1 } });
    return validate;
  });
}
