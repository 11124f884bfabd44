import type { CSharpWalk } from "./csharp.js";
import { parseUnary } from "./expressions.js";
import { parsePattern } from "./patterns.js";
import { parseType, skipType } from "./types.js";
import { assume, inOperand } from "../flow.js";
import { both, type Comparison, conditional, either, not } from "../guards.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf } from "../tokens.js";

const UNKNOWN = "what it gives is known when it runs";

/** An expression. An unreadable one is unknown, and the cursor stays there. */
export function parseExpression(walk: CSharpWalk, scope: Scope): Expression {
  checkDepth(++walk.depth);
  const value = isLambda(walk) ? parseLambda(walk, scope) : parseConditional(walk, scope);
  walk.depth -= 1;
  return value;
}

/** An expression that is no lambda. */
export function parseConditional(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const test = parseFallback(walk, scope);
  if (!takeIf(cursor, "?")) return test;
  const first = inOperand(lowering, test, true, scope, () => parseExpression(walk, scope));
  takeIf(cursor, ":");
  const second = inOperand(lowering, test, false, scope, () => parseExpression(walk, scope));
  return conditional({ start: test.start, end: second.end }, test, first, second);
}

/** `a ?? b ?? c` */
function parseFallback(walk: CSharpWalk, scope: Scope): Expression {
  const operands = [parseOr(walk, scope)];
  while (takeIf(walk.cursor, "??")) operands.push(parseOr(walk, scope));
  return operands.reduceRight((otherwise, of) => ({
    kind: "fallback",
    start: of.start,
    end: otherwise.end,
    of,
    otherwise,
    isFalsy: false,
  }));
}

function parseOr(walk: CSharpWalk, scope: Scope): Expression {
  return parseOperands(walk, scope, "||", parseAnd, either);
}

function parseAnd(walk: CSharpWalk, scope: Scope): Expression {
  return parseOperands(walk, scope, "&&", parseBits, both);
}

/** Reads operands of which each is evaluated only where none before it decides the result. */
function parseOperands(
  walk: CSharpWalk,
  scope: Scope,
  sign: "&&" | "||",
  parse: (walk: CSharpWalk, scope: Scope) => Expression,
  join: (of: Expression, next: Expression) => Expression,
): Expression {
  const { cursor, lowering } = walk;
  const operands = [parse(walk, scope)];
  const { guards } = lowering;
  while (takeIf(cursor, sign)) {
    assume(lowering, operands.at(-1)!, sign === "&&", scope);
    operands.push(parse(walk, scope));
  }
  lowering.guards = guards;
  return operands.reduceRight((next, of) => join(of, next));
}

/** Reads bit operators, which only numbers have and whose results are not computed. */
function parseBits(walk: CSharpWalk, scope: Scope): Expression {
  return parseUnknown(walk, scope, /^[|^&]$/, parseEquality);
}

function parseUnknown(
  walk: CSharpWalk,
  scope: Scope,
  signs: RegExp,
  parse: (walk: CSharpWalk, scope: Scope) => Expression,
): Expression {
  const { cursor } = walk;
  const operands = [parse(walk, scope)];
  while (peek(cursor).kind === "sign" && signs.test(peek(cursor).word)) {
    take(cursor);
    operands.push(parse(walk, scope));
  }
  const [first] = operands;
  if (operands.length === 1) return first!;
  return unknown({ start: first!.start, end: operands.at(-1)!.end }, UNKNOWN, operands);
}

function parseEquality(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  let left = parseRelation(walk, scope);
  while (isNext(cursor, "==") || isNext(cursor, "!=")) {
    const isEqual = take(cursor).word === "==";
    const right = parseRelation(walk, scope);
    const test = compare("==", left, right, { start: left.start, end: right.end });
    walk.lowering.compared(left, right, scope);
    left = isEqual ? test : not(test, test);
  }
  return left;
}

function compare(
  sign: Comparison["sign"],
  left: Expression,
  right: Expression,
  { start, end }: { readonly start: number; readonly end: number },
): Expression {
  return { kind: "compare", start, end, sign, left, right };
}

function parseRelation(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  let left = parseSum(walk, scope);
  for (;;) {
    const { word, kind } = peek(cursor);
    if (kind === "text") return left;
    if (word === "is" && kind === "name") {
      take(cursor);
      left = parsePattern(walk, scope, left);
    } else if (word === "as" && kind === "name") {
      take(cursor);
      parseType(walk, scope);
      const { end } = cursor.tokens[cursor.at - 1]!;
      left = unknown({ start: left.start, end }, UNKNOWN, [left]);
    } else if (/^(?:[<>]=?|<<)$/.test(word)) {
      take(cursor);
      const isShift = word === "<<" || (word === ">" && takeIf(cursor, ">"));
      const right = parseSum(walk, scope);
      const span = { start: left.start, end: right.end };
      left = isShift ? unknown(span, UNKNOWN, [left, right]) : relation(word, left, right, span);
    } else return left;
  }
}

function relation(
  word: string,
  left: Expression,
  right: Expression,
  span: { readonly start: number; readonly end: number },
): Expression {
  return word.startsWith("<")
    ? compare(word as "<" | "<=", left, right, span)
    : compare(word === ">" ? "<" : "<=", right, left, span);
}

/** An operand of a comparison: added texts are joined, the results of other arithmetic are unknown. */
export function parseSum(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parseUnary(walk, scope)];
  let isSum = true;
  while (peek(cursor).kind === "sign" && /^(?:[-+*/%]|\.\.)$/.test(peek(cursor).word)) {
    if (take(cursor).word !== "+") isSum = false;
    operands.push(parseUnary(walk, scope));
  }
  const [first] = operands;
  if (operands.length === 1) return first!;
  const span = { start: first!.start, end: operands.at(-1)!.end };
  return isSum ? joined(span, operands, false) : unknown(span, UNKNOWN, operands);
}

function isLambda(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  let ahead = 0;
  while (isNext(cursor, "async", ahead) || isNext(cursor, "static", ahead)) ahead += 1;
  if (isNext(cursor, "delegate", ahead)) return /^[({]$/.test(peek(cursor, ahead + 1).word);
  if (peek(cursor, ahead).kind === "name" && (ahead > 0 || isNext(cursor, "<", 1)))
    ahead = behindType(walk, ahead);
  if (peek(cursor, ahead).kind === "name") return isNext(cursor, "=>", ahead + 1);
  if (!isNext(cursor, "(", ahead)) return false;
  let at = ahead + 1;
  for (let depth = 1; depth > 0; at += 1) {
    const { kind, word } = peek(cursor, at);
    if (kind === "end" || at > ahead + 60) return false;
    if (word === "(") depth += 1;
    else if (word === ")") depth -= 1;
  }
  return isNext(cursor, "=>", at);
}

/**
 * The number of tokens up to the parameters of a lambda with a return type, `async Task<Body> (kind) => …`; `ahead`
 * for a lambda without one.
 */
function behindType(walk: CSharpWalk, ahead: number): number {
  const { cursor } = walk;
  const before = cursor.at;
  cursor.at += ahead;
  const behind = skipType(walk) && isNext(cursor, "(") ? cursor.at - before : ahead;
  cursor.at = before;
  return behind;
}

function parseLambda(walk: CSharpWalk, parent: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = peek(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent);
  const params = [];
  while (!isNext(cursor, "=>") && !isNext(cursor, "{") && peek(cursor).kind !== "end") {
    const { kind, word } = take(cursor);
    const isName =
      kind === "name" && (isNext(cursor, ",") || isNext(cursor, ")") || isNext(cursor, "=>"));
    if (isName) params.push(lowering.declare(scope, word, `"${word}" is a parameter`));
  }
  const made = lowering.function({ start, end: start }, scope, params);
  walk.body(walk, made, scope);
  return made;
}
