import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { fixAll, FIX_ALL, quickFixes } from "./actions.js";
import { completionsAt } from "./completion.js";
import { overlaps } from "./positions.js";
import { toShown } from "./publish.js";
import type { LookAt, Workspace } from "./workspace.js";

/** The sources of the answers. */
interface Texts {
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  readonly lookAt: LookAt;
}

/** Answers an editor's requests about a place in an open text: code actions and completion. */
export function answerAboutText(
  connection: Connection,
  { documents, workspace, lookAt }: Texts,
): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const document = documents.get(textDocument.uri);
    const found = document && (await lookAt(textDocument.uri));
    if (!found) return [];
    const own = found.known.diagnostics.filter(({ file }) => file === found.path);
    const isAsked = (kind: string) =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (isAsked(CodeActionKind.QuickFix)) {
      for (const diagnostic of own) {
        const shown = toShown(diagnostic, found.folder, workspace.uriOf);
        if (overlaps(shown.range, range))
          actions.push(...quickFixes({ diagnostic, shown }, document));
      }
    }
    const all = isAsked(FIX_ALL) ? fixAll(own, document) : undefined;
    return all ? [...actions, all] : actions;
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const found = document && (await lookAt(textDocument.uri));
    const result = found?.known.result;
    if (!document || !found || !result) return [];
    const own = result.apps.filter((app) => app.path === found.path);
    const apps = own.length > 0 ? own : result.pairing(found.path).candidates;
    return completionsAt(
      document,
      document.offsetAt(position),
      apps.map(({ app }) => app),
    );
  });
}
