import type { CSharpWalk } from "./csharp.js";
import type { Expression, ListItem, Name, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";

/**
 * Skips a type: `List<Dictionary<string, object>>?[]`. False where the tokens are no type; the cursor may then be
 * anywhere.
 */
export function skipType(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  if (isNext(cursor, "(")) return skipTuple(walk);
  if (peek(cursor).kind !== "name") return false;
  take(cursor);
  for (;;) {
    if (isNext(cursor, ".") || isNext(cursor, "::")) {
      take(cursor);
      if (take(cursor).kind !== "name") return false;
    } else if (isNext(cursor, "<")) {
      if (!skipTypeArguments(walk)) return false;
    } else if (isNext(cursor, "?") && !/^(?:text|number)$/.test(peek(cursor, 1).kind)) take(cursor);
    else if (isNext(cursor, "[") && (isNext(cursor, "]", 1) || isNext(cursor, ",", 1))) {
      take(cursor);
      while (takeIf(cursor, ",")) continue;
      if (!takeIf(cursor, "]")) return false;
    } else return true;
  }
}

/** Opening brackets that begin no type: each bracket around one would look behind it again. */
const noTuples = new WeakSet<Token>();

/** `(string Kind, int Count)?` */
function skipTuple(walk: CSharpWalk): boolean {
  const opening = peek(walk.cursor);
  if (noTuples.has(opening)) return false;
  const is = skipItemTypes(walk);
  if (!is) noTuples.add(opening);
  return is;
}

function skipItemTypes(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  checkDepth(++walk.depth);
  take(cursor);
  let count = 0;
  let is = true;
  do {
    is &&= skipType(walk);
    if (peek(cursor).kind === "name") take(cursor);
    count += 1;
  } while (takeIf(cursor, ","));
  walk.depth -= 1;
  if (!takeIf(cursor, ")")) return false;
  takeIf(cursor, "?");
  return is && count > 1;
}

/**
 * Skips a type, and gives its name where it names a class: `Notifier`, `Board.Notifier?`. Undefined for any other
 * type.
 */
export function parseType(walk: CSharpWalk, scope: Scope): Name | undefined {
  const { cursor } = walk;
  const from = cursor.at;
  if (!skipType(walk)) return undefined;
  const parts = cursor.tokens.slice(from, cursor.at);
  const name = parts.filter(({ kind }) => kind === "name").at(-1);
  const isPlain = parts.every(({ kind, word }) => kind === "name" || word === "." || word === "?");
  if (!name || !isPlain) return undefined;
  return { kind: "name", start: name.start, end: name.end, name: name.word, scope };
}

export function skipTypeArguments(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  checkDepth(++walk.depth);
  take(cursor);
  let is = true;
  do is = skipType(walk) && is;
  while (takeIf(cursor, ","));
  walk.depth -= 1;
  return is && takeIf(cursor, ">");
}

/** Skips a pair of brackets and everything inside. */
export function skipBrackets({ cursor }: CSharpWalk, opening: string, closing: string): void {
  let depth = 0;
  do {
    const { word, kind } = take(cursor);
    if (kind === "end") return;
    if (kind === "sign" && word === opening) depth += 1;
    else if (kind === "sign" && word === closing) depth -= 1;
  } while (depth > 0 && peek(cursor).kind !== "end");
}

/** Skips up to and including the closing bracket, reading the expressions before it for their calls. */
export function close(walk: CSharpWalk, closing: string, scope: Scope): void {
  const { cursor } = walk;
  while (!isNext(cursor, closing) && !isNext(cursor, ";") && peek(cursor).kind !== "end") {
    const before = cursor.at;
    walk.expression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
}

/** The items of a list in brackets or braces. */
export function parseItems(walk: CSharpWalk, closing: string, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const items: ListItem[] = [];
  while (!isNext(cursor, closing) && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    const isSpread = takeIf(cursor, "..");
    items.push({ isSpread, value: walk.expression(walk, scope) });
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
  return lowering.list({ start, end: cursor.tokens[cursor.at - 1]!.end }, items);
}

/** Words that begin a statement or an expression, and are no type before a name. */
const NO_TYPE = /^(?:await|return|throw|yield|new|goto|not)$/;

/** Whether the next tokens are a type and a name, as in `string kind = …` and `Task Send(…)`. */
export function isDeclaration(walk: CSharpWalk, scope: Scope): boolean {
  const { cursor } = walk;
  if (NO_TYPE.test(peek(cursor).word)) return false;
  const before = cursor.at;
  const hasType = skipType(walk);
  if (hasType) skipInterface(walk, scope);
  const is =
    hasType && peek(cursor).kind === "name" && /^(?:[=;,({<)]|=>|in)$/.test(peek(cursor, 1).word);
  cursor.at = before;
  return is;
}

/** Skips the interface before a member's name: `Task INotifier.Send(…)`. */
export function skipInterface(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  let before = cursor.at;
  while (scope.instance && take(cursor).kind === "name") {
    if (isNext(cursor, "<") && !skipTypeArguments(walk)) break;
    if (!takeIf(cursor, ".")) break;
    before = cursor.at;
  }
  cursor.at = before;
}
