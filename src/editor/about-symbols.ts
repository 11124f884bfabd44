import {
  type Connection,
  ErrorCodes,
  type Location,
  MarkupKind,
  ResponseError,
  type TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { describe } from "./describe.js";
import type { Folder, Known } from "./folder.js";
import { isOf, type Mention, mentionsIn } from "./mentions.js";
import { isWithin, toEdit, toRange } from "./positions.js";
import { nameOfSymbol, rename, whyNoName } from "./rename.js";
import type { LookAt, Workspace } from "./workspace.js";

/** Answers an editor's requests about the symbol at the cursor: hover, definition, references, rename. */
export function answerAboutSymbols(
  connection: Connection,
  { workspace, lookAt }: { readonly workspace: Workspace; readonly lookAt: LookAt },
): void {
  async function mentionAt({ textDocument, position }: TextDocumentPositionParams) {
    const found = await lookAt(textDocument.uri);
    if (!found) return undefined;
    const { known, path } = found;
    const isHere = ({ source }: Mention["document"]) =>
      source.fileAt !== undefined || source.file.file === path;
    const mention = mentionsIn(known.result?.apps ?? [], known.requests, { document: isHere }).find(
      ({ file, range }) => file === path && isWithin(toRange(range), position),
    );
    return mention && { ...found, mention };
  }

  function mentionsOf(mention: Mention, { result, requests }: Known): Mention[] {
    return mentionsIn(result?.apps ?? [], requests, {
      symbol: (symbol, app) => isOf(mention, symbol, app),
    });
  }

  function locationOf(folder: Folder, { file, range }: Mention): Location {
    return { uri: workspace.uriOf(folder, file), range: toRange(range) };
  }

  connection.onHover(async (params) => {
    const found = await mentionAt(params);
    if (!found) return null;
    const value = describe(found.mention);
    return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(found.mention.range) };
  });
  connection.onDefinition(async (params) => {
    const found = await mentionAt(params);
    if (!found) return [];
    return mentionsOf(found.mention, found.known)
      .filter(({ isDeclaration }) => isDeclaration)
      .map((mention) => locationOf(found.folder, mention));
  });
  connection.onReferences(async (params) => {
    const found = await mentionAt(params);
    if (!found) return [];
    return mentionsOf(found.mention, found.known)
      .filter(({ isDeclaration }) => params.context.includeDeclaration || !isDeclaration)
      .map((mention) => locationOf(found.folder, mention));
  });
  connection.onPrepareRename(async (params) => {
    const found = await mentionAt(params);
    if (!found) return null;
    return rangeOfName(found.mention);
  });
  connection.onRenameRequest(async (params) => {
    const found = await mentionAt(params);
    if (!found) return null;
    const { newName } = params;
    const why = whyNoName(found.mention.symbol, newName);
    if (why !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, why);
    const renamed = rename(mentionsOf(found.mention, found.known), newName);
    if (!renamed) {
      const computed = "a program computes this name in one place: rename it there by hand first";
      throw new ResponseError(ErrorCodes.InvalidRequest, computed);
    }
    const changes = [...renamed].map(
      ([path, edits]) => [workspace.uriOf(found.folder, path), edits.map(toEdit)] as const,
    );
    return { changes: Object.fromEntries(changes) };
  });
}

/** The range of the name without its quotes, in the protocol's positions. */
function rangeOfName({ symbol, range }: Mention) {
  const placeholder = nameOfSymbol(symbol);
  const { start, end } = toRange(range);
  const quotes = range.end.offset - range.start.offset - placeholder.length === 2 ? 1 : 0;
  return {
    range: {
      start: { line: start.line, character: start.character + quotes },
      end: { line: end.line, character: end.character - quotes },
    },
    placeholder,
  };
}
