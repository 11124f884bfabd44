import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic as Shown,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic, TextEdit } from "../diagnostic.js";
import { languageOf } from "../code/language.js";
import { languages } from "../code/languages.js";
import { applyFixes } from "../fix/apply.js";
import { toEdit } from "./positions.js";

/** The kind of the code action that fixes everything in a document that can be fixed without changing its meaning. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.teamslint`;

/** A diagnostic, and the form in which the editor received it. */
export interface Published {
  readonly diagnostic: Diagnostic;
  readonly shown: Shown;
}

/** The code actions for one diagnostic: its fix, its suggestions, an ignore comment. */
export function quickFixes({ diagnostic, shown }: Published, document: TextDocument): CodeAction[] {
  const { fix, suggestions } = diagnostic;
  const actions: CodeAction[] = [];
  const offer = (title: string, edits: readonly TextEdit[], isPreferred: boolean) => {
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown],
      edit: { changes: { [document.uri]: edits.map(toEdit) } },
      ...(isPreferred && { isPreferred }),
    });
  };
  if (fix) offer(titleOf(diagnostic), fix.edits, !fix.unsafe);
  for (const { title, edits } of suggestions) offer(title, edits, false);
  const comment = ignoreComment(diagnostic, document);
  if (comment) offer(`Ignore ${diagnostic.rule} here`, [comment], false);
  return actions;
}

/** The title of a fix: the rule's help where there is one, because it says what the fix does. */
function titleOf({ rule, help, fix }: Diagnostic): string {
  const what = help === undefined ? `Fix ${rule}` : `Fix: ${help}`;
  return fix?.unsafe ? `${what} (this may change the meaning)` : what;
}

/**
 * The edit that adds an ignore comment above the line of the finding, or in an `.http` file above its request.
 * Undefined for JSON, which has no comments.
 */
function ignoreComment(
  { rule, file, range }: Diagnostic,
  document: TextDocument,
): TextEdit | undefined {
  const isHttp = /\.(?:http|rest)$/i.test(file);
  const mark = isHttp ? "#" : languageOf(file, languages)?.comment;
  if (mark === undefined) return undefined;
  const lines = document.getText().split("\n");
  const line = isHttp ? requestLine(lines, range.start.line - 1) : range.start.line - 1;
  const [indent = ""] = /^\s*/.exec(lines[line] ?? "") ?? [];
  const offset = document.offsetAt({ line, character: 0 });
  const at = { line: line + 1, column: 1, offset };
  const text = `${indent}${mark} teamslint-ignore-next ${rule}: say why\n`;
  return { range: { start: at, end: at }, text };
}

/** The line (from 0) with method and URL of the request to which a line of an `.http` file belongs. */
function requestLine(lines: readonly string[], from: number): number {
  for (let line = from; line >= 0; line -= 1) {
    if (/^\s*(?:[A-Z]{3,7}\s+\S|https?:\/\/)/.test(lines[line]!)) return line;
    if (/^\s*###/.test(lines[line]!)) return line + 1;
  }
  return 0;
}

/** The code action that applies every safe fix in one edit; undefined where the document has no safe fix. */
export function fixAll(
  diagnostics: readonly Diagnostic[],
  document: TextDocument,
): CodeAction | undefined {
  const text = document.getText();
  const fixed = applyFixes(text, diagnostics, { unsafe: false });
  if (fixed.applied === 0) return undefined;
  const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
  return {
    title: "Fix all that teamslint can fix safely",
    kind: FIX_ALL,
    edit: { changes: { [document.uri]: [{ range, newText: fixed.text }] } },
  };
}
