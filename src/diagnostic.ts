import type { Range } from "./json/document.js";
import type { Severity } from "./rule.js";

/** A place in another file, or elsewhere in the same one, that explains a diagnostic. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** Replaces the text of `range` in the diagnostic's file. An insertion has an empty range. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** A cure that may be the right one, for a person to choose. `title` says what it does. */
export interface Suggestion {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Flat data: all that anybody outside sees of a finding, and what `--format json` prints. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the working directory, with `/`; an entry of an archive is `app.zip!/manifest.json`. */
  readonly file: string;
  readonly message: string;
  readonly help?: string;
  /** A JSON pointer, relative to the request body where there is one; absent where no JSON value is meant. */
  readonly pointer?: string;
  readonly range: Range;
  readonly related: readonly RelatedPlace[];
  readonly fix?: { readonly unsafe: boolean; readonly edits: readonly TextEdit[] };
  /** None where there is a fix. */
  readonly suggestions: readonly Suggestion[];
  /** The rule's page. */
  readonly url: string;
}

/** A diagnostic that is not reported, and why. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
  readonly kind: "ignore" | "baseline";
}

/** By file, then place, then rule, then message: the same order on every platform. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
