import type { CSharpWalk } from "./csharp.js";
import { jsonName } from "./names.js";
import { skipTypeArguments } from "./types.js";
import { both, type Comparison, either, not } from "../guards.js";
import type { Span } from "../literal.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf } from "../tokens.js";

/** Words that join patterns, or follow them. */
const JOIN = /^(?:and|or|when|is|as|switch|with)$/;

/**
 * Reads a pattern (`null`, `not "a"`, `> 5 and < 9`, `Order { Total: > 5 } order`, `[1, ..]`) and gives the test of
 * `of` that the pattern makes. A name that the pattern declares holds `of`.
 */
export function parsePattern(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  checkDepth(++walk.depth);
  const tests = [parseJoined(walk, scope, of)];
  while (takeIf(walk.cursor, "or")) tests.push(parseJoined(walk, scope, of));
  walk.depth -= 1;
  return tests.reduceRight((next, test) => either(test, next));
}

/** `case "a": case "b" when c:`; undefined with `default:`, which takes all that is left. */
export function parseLabels(
  walk: CSharpWalk,
  scope: Scope,
  subject: Expression,
): Expression | undefined {
  const { cursor } = walk;
  const tests: Expression[] = [];
  let isElse = false;
  while (/^(?:case|default)$/.test(peek(cursor).word)) {
    if (take(cursor).word === "default") isElse = true;
    else {
      const pattern = parsePattern(walk, scope, subject);
      const more = takeIf(cursor, "when") ? walk.expression(walk, scope) : undefined;
      tests.push(more ? both(pattern, more) : pattern);
    }
    while (!isNext(cursor, ":") && !isNext(cursor, ";") && !isNext(cursor, "}")) {
      if (peek(cursor).kind === "end") break;
      take(cursor);
    }
    takeIf(cursor, ":");
  }
  return isElse ? undefined : tests.reduceRight((later, test) => either(test, later));
}

function parseJoined(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  const tests = [parseNot(walk, scope, of)];
  while (takeIf(walk.cursor, "and")) tests.push(parseNot(walk, scope, of));
  return tests.reduceRight((next, test) => both(test, next));
}

function parseNot(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  const { cursor } = walk;
  const { start } = peek(cursor);
  let isOpposite = false;
  while (takeIf(cursor, "not")) isOpposite = !isOpposite;
  const test = parsePrimary(walk, scope, of);
  return isOpposite ? not(test, { start, end: test.end }) : test;
}

function parsePrimary(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  const { start, word } = token;
  if (token.kind === "sign" && /^[<>]=?$/.test(word)) {
    take(cursor);
    const value = walk.operand(walk, scope);
    const isLess = word.startsWith("<");
    const sign = word.endsWith("=") ? "<=" : "<";
    const [left, right] = isLess ? [of, value] : [value, of];
    return { kind: "compare", start, end: value.end, sign, left, right };
  }
  if (takeIf(cursor, "..")) {
    if (!isNext(cursor, ",") && !isNext(cursor, "]")) parsePattern(walk, scope, of);
    return opaque(walk, start, of);
  }
  if (token.word === "(" && token.kind === "sign") return parseParenthesized(walk, scope, of);
  if (!isType(walk)) {
    const value = walk.operand(walk, scope);
    if (value.kind === "name" && value.name === "_") return ALWAYS;
    return equals(of, value, { start, end: value.end });
  }
  return parseTyped(walk, scope, of);
}

/** `(null or "")`, or the parts of a tuple: `(0, _)`. */
function parseParenthesized(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  const { cursor } = walk;
  const { start } = peek(cursor);
  const before = cursor.at;
  take(cursor);
  const inner = parsePattern(walk, scope, of);
  if (takeIf(cursor, ")")) return inner;
  cursor.at = before;
  parseParts(walk, ")", scope, of);
  declareName(walk, scope, of);
  return opaque(walk, start, of);
}

/** Matches everything. */
const ALWAYS: Expression = { kind: "constant", start: 0, end: 0, value: true };

function equals(left: Expression, right: Expression, { start, end }: Span): Comparison {
  return { kind: "compare", start, end, sign: "==", left, right };
}

function opaque({ cursor }: CSharpWalk, start: number, of: Expression): Expression {
  return unknown({ start, end: cursor.tokens[cursor.at - 1]!.end }, "a pattern", [of]);
}

/** `string title`, `{ Length: > 0 }`, `Order { Total: 5 } order`, `var x`, `(0, _)` */
function parseTyped(walk: CSharpWalk, scope: Scope, of: Expression): Expression {
  const { cursor } = walk;
  const { start, word } = peek(cursor);
  skipName(walk);
  const type = cursor.tokens[cursor.at - 1]!.start === start ? word : "";
  const isNamed = word !== "{" && word !== "(" && word !== "[";
  let test: Expression | undefined;
  for (const [opening, closing] of BRACKETS)
    if (isNext(cursor, opening)) {
      const parts = parseParts(walk, closing, scope, of);
      test = opening === "{" && !isNamed ? parts : opaque(walk, start, of);
    }
  declareName(walk, scope, of);
  const { end } = cursor.tokens[cursor.at - 1]!;
  if (test) return test;
  if (type === "var") return ALWAYS;
  return type === "string"
    ? { kind: "check", start, end, question: "text", of }
    : opaque(walk, start, of);
}

const BRACKETS = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
] as const;

/** Whether the next tokens are a type or parts without a type, and not a constant. */
function isType(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  const before = cursor.at;
  const { word } = peek(cursor);
  skipName(walk);
  const isNamed = cursor.at !== before;
  const next = peek(cursor);
  cursor.at = before;
  if (!isNamed) return /^[{[(]$/.test(next.word);
  if (word === "string") return true;
  if (next.kind === "name") return !JOIN.test(next.word);
  return next.word === "{" || (next.word === "(" && word !== "nameof");
}

/** Skips a type's name: `Order`, `Board.List<Order>`. A `?` after it begins the branches of a condition. */
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

/**
 * Reads parts of a pattern (`{ Total: > 5, Kind: "a" }`, `(0, _)`, `[1, ..]`) as a test that `of` is not null and all
 * parts match.
 */
function parseParts(walk: CSharpWalk, closing: string, scope: Scope, of: Expression): Expression {
  const { cursor } = walk;
  const { start, end } = take(cursor);
  const nothing: Expression = { kind: "constant", start, end, value: null };
  const tests: Expression[] = [not(equals(of, nothing, { start, end }))];
  while (!isNext(cursor, closing) && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    const name = peek(cursor);
    skipName(walk);
    const isProperty = takeIf(cursor, ":");
    const isPlain = isProperty && cursor.at === before + 2;
    if (!isProperty) cursor.at = before;
    const part: Expression = isPlain
      ? { kind: "member", of, name: jsonName(name.word), nameStart: name.start, ...spanOf(name) }
      : unknown(name, "it is a part of what a pattern looks at", [of]);
    tests.push(parsePattern(walk, scope, part));
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
  return tests.reduceRight((next, test) => both(test, next));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function declareName(walk: CSharpWalk, scope: Scope, value: Expression): void {
  const { cursor, lowering } = walk;
  const name = peek(cursor);
  if (name.kind !== "name" || JOIN.test(name.word)) return;
  take(cursor);
  lowering.give(lowering.declare(scope, name.word), value, name.start, scope);
}
