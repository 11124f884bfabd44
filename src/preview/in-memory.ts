import { type RuleId, rules } from "../../rules/index.js";
import type { JudgedRequest } from "../run/judge.js";
import { checkTexts, type LintResult, resultOf, type TextsToLint } from "../run/texts.js";
import type { AppExhibits } from "./exhibit.js";
import { exhibitsOf } from "./exhibits.js";
import { previewPage } from "./page.js";

/** The findings of a lint, and the previews of the notifications. */
export interface PreviewResult extends LintResult {
  /** In the order of the manifests' paths; requests without a manifest have no preview here. */
  readonly apps: readonly AppExhibits[];
}

/** Lints texts in memory and previews their notifications. Throws as `lintTexts` does. */
export function previewTexts(input: TextsToLint<RuleId>): PreviewResult {
  const judged: JudgedRequest[] = [];
  const onRequest = (request: JudgedRequest) => void judged.push(request);
  const found = checkTexts(input, rules, { onRequest, judgesEach: true });
  return { ...resultOf(found), apps: exhibitsOf({ apps: found.apps, judged }) };
}

/** The page of `teamslint preview`. Hashing needs Node, so the page's policy allows any style, and no script. */
export function framedPage(apps: readonly AppExhibits[]): string {
  return previewPage(apps, () => "'unsafe-inline'");
}
