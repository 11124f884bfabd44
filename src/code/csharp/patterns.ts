import type { CSharpWalk } from "./csharp.js";
import { skipTypeArguments } from "./types.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf } from "../tokens.js";

/** Words that join patterns, or follow them. */
const JOIN = /^(?:and|or|when|is|as|switch|with)$/;

/**
 * Reads a pattern: `null`, `not "a"`, `> 5 and < 9`, `Order { Total: > 5 } order`, `[1, ..]`.
 * The name that it gives to the whole is declared with the value `of`; those of parts are unknown.
 */
export function parsePattern(walk: CSharpWalk, scope: Scope, of?: Expression): void {
  const { cursor } = walk;
  checkDepth(++walk.depth);
  do {
    while (takeIf(cursor, "not")) continue;
    parsePrimary(walk, scope, of);
  } while (takeIf(cursor, "and") || takeIf(cursor, "or"));
  walk.depth -= 1;
}

function parsePrimary(walk: CSharpWalk, scope: Scope, of: Expression | undefined): void {
  const { cursor } = walk;
  const token = peek(cursor);
  if (token.kind === "sign" && /^[<>]=?$/.test(token.word)) {
    take(cursor);
    walk.operand(walk, scope);
  } else if (takeIf(cursor, "..")) {
    if (!isNext(cursor, ",") && !isNext(cursor, "]")) parsePattern(walk, scope);
  } else if (!isType(walk)) walk.operand(walk, scope);
  else {
    skipName(walk);
    for (const [opening, closing] of BRACKETS)
      if (isNext(cursor, opening)) parseParts(walk, closing, scope);
    declareName(walk, scope, of);
  }
}

const BRACKETS = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
] as const;

/** Whether a type stands next, or parts without a type, and not a constant. */
function isType(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  const before = cursor.at;
  const { word } = peek(cursor);
  skipName(walk);
  const isNamed = cursor.at !== before;
  const next = peek(cursor);
  cursor.at = before;
  if (!isNamed) return /^[{[(]$/.test(next.word);
  if (next.kind === "name") return !JOIN.test(next.word);
  return next.word === "{" || (next.word === "(" && word !== "nameof");
}

/** `Order`, `Board.List<Order>`; `?` behind one begins the branches of a condition. */
function skipName(walk: CSharpWalk): void {
  const { cursor } = walk;
  if (peek(cursor).kind !== "name") return;
  take(cursor);
  for (;;) {
    const isMore = isNext(cursor, ".") || isNext(cursor, "::");
    if (isMore && peek(cursor, 1).kind === "name") {
      take(cursor);
      take(cursor);
    } else if (isNext(cursor, "[") && isNext(cursor, "]", 1)) {
      take(cursor);
      take(cursor);
    } else if (isNext(cursor, "<")) {
      const before = cursor.at;
      if (skipTypeArguments(walk)) continue;
      cursor.at = before;
      return;
    } else return;
  }
}

/** `{ Total: > 5, Kind: "a" }`, `(0, _)`, `[1, ..]` */
function parseParts(walk: CSharpWalk, closing: string, scope: Scope): void {
  const { cursor } = walk;
  take(cursor);
  while (!isNext(cursor, closing) && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    skipName(walk);
    if (!takeIf(cursor, ":")) cursor.at = before;
    parsePattern(walk, scope);
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
}

function declareName(walk: CSharpWalk, scope: Scope, of: Expression | undefined): void {
  const { cursor, lowering } = walk;
  const name = peek(cursor);
  if (name.kind !== "name" || JOIN.test(name.word)) return;
  take(cursor);
  const value = of ?? unknown(name, "it is a part of what a pattern looks at");
  lowering.declare(scope, name.word).values.push({ value, at: name.start, scope });
}
