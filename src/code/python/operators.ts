import { assume, inFunction, inOperand } from "../flow.js";
import { both, type Comparison, conditional, not } from "../guards.js";
import { formatOf } from "../format.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";
import { parseUnary } from "./expressions.js";
import { endsLine, parseTuple } from "./containers.js";
import { percentFormatted } from "./formats.js";
import type { PythonWalk } from "./python.js";

/** Binary operators whose result nobody knows before the program runs. */
const ARITHMETIC = /^(?:\*\*?|\/\/?|%|@|<<|>>|[-&^])$/;

/** An expression, which may be conditional. An unreadable one is unknown, and the cursor stays there. */
export function parseExpression(walk: PythonWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  checkDepth(++walk.depth);
  const value = isNext(cursor, "lambda")
    ? parseLambda(walk, scope)
    : isNext(cursor, "yield")
      ? parseYield(walk, scope)
      : parseOr(walk, scope);
  walk.depth -= 1;
  if (takeIf(cursor, ":=")) {
    const given = parseExpression(walk, scope);
    if (value.kind === "name")
      lowering.give(lowering.declare(scope, value.name), given, value.start, scope);
    return given;
  }
  if (!isHere(walk, "if")) return value;
  take(cursor);
  const test = parseOr(walk, scope);
  if (!takeIf(cursor, "else")) return unknown(value, "a condition decides", [value, test]);
  const otherwise = inOperand(lowering, test, false, scope, () => parseExpression(walk, scope));
  return conditional({ start: value.start, end: otherwise.end }, test, value, otherwise);
}

/** Whether the next token is this word or sign, on the same logical line. */
function isHere({ cursor }: PythonWalk, word: string): boolean {
  return isNext(cursor, word) && peek(cursor).indent === undefined;
}

/** `yield (title, kind)`, `yield from titles`, which give what the caller sends. */
function parseYield(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const { start } = take(cursor);
  takeIf(cursor, "from");
  const isBare = endsLine(walk) || /^[)\]},:=]$/.test(peek(cursor).word);
  if (!isBare) parseTuple(walk, scope);
  const { end } = cursor.tokens[cursor.at - 1]!;
  return unknown({ start, end }, "it is what the caller sends");
}

function parseLambda(walk: PythonWalk, parent: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent);
  const params = [];
  while (!isNext(cursor, ":") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const { kind, word } = take(cursor);
    if (kind === "name") params.push(lowering.declare(scope, word, `"${word}" is a parameter`));
    if (word === "=" && kind === "sign") parseExpression(walk, parent);
  }
  takeIf(cursor, ":");
  const made = lowering.function({ start, end: start }, scope, params);
  inFunction(lowering, () => lowering.return(parseExpression(walk, scope), scope));
  const { end } = cursor.tokens[cursor.at - 1]!;
  (scope as { end: number }).end = end;
  (made as { end: number }).end = end;
  return made;
}

/** Reads `a or b or c`, where each operand is evaluated only where none before it counts as true. */
export function parseOr(walk: PythonWalk, scope: Scope): Expression {
  return parseOperands(walk, scope, "or", parseAnd, (of, otherwise) => ({
    kind: "fallback",
    start: of.start,
    end: otherwise.end,
    of,
    otherwise,
    isFalsy: true,
  }));
}

function parseAnd(walk: PythonWalk, scope: Scope): Expression {
  return parseOperands(walk, scope, "and", parseNot, both);
}

function parseOperands(
  walk: PythonWalk,
  scope: Scope,
  word: "and" | "or",
  parse: (walk: PythonWalk, scope: Scope) => Expression,
  join: (of: Expression, next: Expression) => Expression,
): Expression {
  const { cursor, lowering } = walk;
  const operands = [parse(walk, scope)];
  const { guards } = lowering;
  while (isHere(walk, word)) {
    take(cursor);
    assume(lowering, operands.at(-1)!, word === "and", scope);
    operands.push(parse(walk, scope));
  }
  lowering.guards = guards;
  return operands.reduceRight((next, of) => join(of, next));
}

function parseNot(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  if (!isNext(cursor, "not")) return parseComparison(walk, scope);
  const { start } = take(cursor);
  checkDepth(++walk.depth);
  const of = parseNot(walk, scope);
  walk.depth -= 1;
  return { kind: "not", start, end: of.end, of };
}

function parseComparison(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parseUnion(walk, scope)];
  let operator = takeComparison(walk);
  let test: Expression | undefined;
  while (operator !== undefined) {
    const [left, right] = [operands.at(-1)!, parseUnion(walk, scope)];
    operands.push(right);
    test = comparison(operator, left, right);
    walk.lowering.compared(left, right, scope);
    operator = takeComparison(walk);
  }
  const [first] = operands;
  if (!test) return first!;
  const { end } = cursor.tokens[cursor.at - 1]!;
  return operands.length === 2
    ? test
    : unknown({ start: first!.start, end }, "what it gives is known when it runs", operands);
}

/** Takes a comparison operator: `==`, `is not`, `not in`. Undefined where the next token is none. */
function takeComparison(walk: PythonWalk): string | undefined {
  const { cursor } = walk;
  const token = peek(cursor);
  if (token.indent !== undefined || token.kind === "text") return undefined;
  if (token.word === "not" && isNext(cursor, "in", 1)) {
    take(cursor);
    take(cursor);
    return "not in";
  }
  if (!/^(?:[=!<>]=|[<>]|in|is)$/.test(token.word)) return undefined;
  take(cursor);
  return token.word === "is" && takeIf(cursor, "not") ? "is not" : token.word;
}

function comparison(operator: string, left: Expression, right: Expression): Expression {
  const span = { start: left.start, end: right.end };
  const compare = (sign: Comparison["sign"], one: Expression, other: Expression): Expression => ({
    kind: "compare",
    ...span,
    sign,
    left: one,
    right: other,
  });
  switch (operator) {
    case "in":
    case "not in": {
      const held = { kind: "check", ...span, question: "contains", of: right, what: left } as const;
      return operator === "in" ? held : not(held, span);
    }
    case "<":
    case "<=":
      return compare(operator, left, right);
    case ">":
      return compare("<", right, left);
    case ">=":
      return compare("<=", right, left);
    case "!=":
    case "is not":
      return not(compare("==", left, right), span);
    default:
      return compare("==", left, right);
  }
}

/**
 * Reads `base | { … }` as an object with the properties of both dicts, where the right one overrides. `Type | None`
 * is unknown.
 */
function parseUnion(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parseSum(walk, scope)];
  while (isHere(walk, "|")) {
    take(cursor);
    operands.push(parseSum(walk, scope));
  }
  const [first] = operands;
  const span = { start: first!.start, end: operands.at(-1)!.end };
  if (operands.length === 1) return first!;
  return operands.some(({ kind }) => kind === "constant")
    ? unknown(span, "what it gives is known when it runs", operands)
    : walk.lowering.object(
        span,
        operands.map((operand) => ({ spread: operand })),
        scope,
      );
}

/** Reads a sum of texts as a joined text; the results of other arithmetic are unknown. */
function parseSum(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parsePercent(walk, scope)];
  let isSum = true;
  while (isHere(walk, "+") || isArithmetic(peek(cursor))) {
    if (take(cursor).word !== "+") isSum = false;
    operands.push(parsePercent(walk, scope));
  }
  const [first] = operands;
  const last = operands.at(-1);
  if (!first || !last || operands.length === 1) return first!;
  const span = { start: first.start, end: last.end };
  return isSum
    ? joined(span, operands, false)
    : unknown(span, "what it gives is known when it runs", operands);
}

function isArithmetic({ kind, word, indent }: Token): boolean {
  return kind === "sign" && indent === undefined && ARITHMETIC.test(word);
}

/** `"%s of %s" % (a, b)` */
function parsePercent(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const text = parseUnary(walk, scope);
  const mayBeText = text.kind === "text" || text.kind === "name";
  if (!mayBeText || !isHere(walk, "%")) return text;
  take(cursor);
  const given = parseUnary(walk, scope);
  const span = { start: text.start, end: Math.max(text.end, given.end) };
  return formatOf(span, text, (pattern) => percentFormatted(span, pattern, given));
}
