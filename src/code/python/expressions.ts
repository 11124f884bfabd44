import { lowerFirst } from "../../words.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope, Test } from "../program.js";
import type { PythonWalk } from "./python.js";
import { parseCall, passComprehension } from "./calls.js";
import { jsonName } from "./names.js";
import { parseDict, parseList, parseTuple } from "./containers.js";
import { percentFormatted } from "./formats.js";
import { parseText } from "./texts.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";

/** Of Microsoft's SDK; JSON has the names of their members with a small letter. */
const SDK_ENUM = /^(?:TeamworkActivityTopicSource|BodyType)$/;

/** Binary operators whose result nobody knows before the program runs. */
const OPERATOR = /^(?:\*\*?|\/\/?|%|@|<<|>>|[-&|^<>]|[<>]=|and|or|in|is|not)$/;

/** An expression, which may be conditional. What cannot be read is unknown and not passed over. */
export function parseExpression(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  walk.depth += 1;
  checkDepth(walk.depth);
  const value = parseOperators(walk, scope);
  walk.depth -= 1;
  if (!isNext(cursor, "if") || peek(cursor).indent !== undefined) return value;
  take(cursor);
  const from = peek(cursor).start;
  const test = parseTest(walk, scope);
  const words = walk.written(from, peek(cursor).start).trim();
  if (!takeIf(cursor, "else")) return unknown(value, "a condition decides");
  const otherwise = parseExpression(walk, scope);
  const { start } = value;
  return {
    kind: "choice",
    start,
    end: otherwise.end,
    key: keyOf(words, from, scope),
    test,
    branches: [value, otherwise],
  };
}

function keyOf(words: string, at: number, scope: Scope): string {
  let around: Scope | undefined = scope;
  while (around?.parent && around.kind !== "function") around = around.parent;
  return /^[\w.!?\s='"-]{1,200}$/.test(words) ? `${around?.start ?? 0} ${words}` : `at ${at}`;
}

/** A condition as far as a value can tell it: `x`, `not x`, `x == "text"`. */
export function parseTest(walk: PythonWalk, scope: Scope): Test {
  const { cursor } = walk;
  const isNegated = takeIf(cursor, "not");
  const left = parseSum(walk, scope);
  const operator = peek(cursor).word;
  if (operator !== "==" && operator !== "!=") {
    if (!isOperator(peek(cursor))) return { left, isNegated };
    parseRest(walk, scope);
    return { left: unknown(left, "a condition"), isNegated };
  }
  take(cursor);
  const right = parseSum(walk, scope);
  if (!isOperator(peek(cursor)))
    return { left, right, isNegated: isNegated !== (operator === "!=") };
  parseRest(walk, scope);
  return { left: unknown(left, "a condition"), isNegated };
}

function isOperator(token: Token): boolean {
  return (
    token.indent === undefined &&
    (OPERATOR.test(token.word) || /^[=!]=$/.test(token.word)) &&
    token.kind !== "text"
  );
}

function parseOperators(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  if (isNext(cursor, "lambda")) return parseLambda(walk, scope);
  const first = isNext(cursor, "not")
    ? unknown(take(cursor), "a condition")
    : parseFallback(walk, scope);
  if (takeIf(cursor, ":=")) {
    const value = parseExpression(walk, scope);
    if (first.kind === "name")
      walk.lowering.declare(scope, first.name).values.push({ value, at: first.start, scope });
    return value;
  }
  const isMore = first.kind === "unknown" || isOperator(peek(cursor));
  if (!isMore) return first;
  const before = cursor.at;
  parseRest(walk, scope);
  if (cursor.at === before) return first;
  const { start } = first;
  return unknown(
    { start, end: cursor.tokens[cursor.at - 1]!.end },
    "what it gives is known when it runs",
  );
}

/** The rest of an expression whose operators are not followed; its calls are kept. */
function parseRest(walk: PythonWalk, scope: Scope): void {
  const { cursor } = walk;
  for (;;) {
    if (isOperator(peek(cursor))) take(cursor);
    else return;
    while (takeIf(cursor, "not") || takeIf(cursor, "in")) continue;
    parseSum(walk, scope);
  }
}

function parseLambda(walk: PythonWalk, parent: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent);
  const params = [];
  while (!isNext(cursor, ":") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const { kind, word } = take(cursor);
    if (kind === "name") params.push(lowering.declare(scope, word, `"${word}" is a parameter`));
  }
  takeIf(cursor, ":");
  const value = parseExpression(walk, scope);
  (scope as { end: number }).end = value.end;
  return lowering.function({ start, end: value.end }, scope, params, [{ value, tests: [] }]);
}

/** `a or b or c` */
function parseFallback(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const of = parseUnion(walk, scope);
  if (!isNext(cursor, "or") || peek(cursor).indent !== undefined) return of;
  take(cursor);
  const otherwise = parseFallback(walk, scope);
  return { kind: "fallback", start: of.start, end: otherwise.end, of, otherwise, isFalsy: true };
}

/** `base | { … }` has what both dicts have, and the right one wins; `Type | None` is no value. */
function parseUnion(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parseSum(walk, scope)];
  while (isNext(cursor, "|") && peek(cursor).indent === undefined) {
    take(cursor);
    operands.push(parseSum(walk, scope));
  }
  const [first] = operands;
  const span = { start: first!.start, end: operands.at(-1)!.end };
  if (operands.length === 1) return first!;
  return operands.some(({ kind }) => kind === "constant")
    ? unknown(span, "what it gives is known when it runs")
    : walk.lowering.object(
        span,
        operands.map((operand) => ({ spread: operand })),
        scope,
      );
}

function parseSum(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const operands = [parsePercent(walk, scope)];
  while (isNext(cursor, "+") && peek(cursor).indent === undefined) {
    take(cursor);
    operands.push(parsePercent(walk, scope));
  }
  const [first] = operands;
  const last = operands.at(-1);
  if (!first || !last || operands.length === 1) return first!;
  return joined({ start: first.start, end: last.end }, operands, false);
}

/** `"%s of %s" % (a, b)` */
function parsePercent(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const text = parseUnary(walk, scope);
  if (text.kind !== "text" || !isNext(cursor, "%") || peek(cursor).indent !== undefined)
    return text;
  take(cursor);
  return percentFormatted(text, parseUnary(walk, scope));
}

function parseUnary(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  if (token.word === "await" && token.kind === "name") {
    take(cursor);
    return parseUnary(walk, scope);
  }
  if (token.kind === "sign" && /^[-+~*]$|^\*\*$/.test(token.word)) {
    take(cursor);
    checkDepth(++walk.depth);
    const of = parseUnary(walk, scope);
    walk.depth -= 1;
    const { start } = token;
    if (token.word === "-" && of.kind === "constant" && typeof of.value === "number") {
      return { kind: "constant", start, end: of.end, value: -of.value };
    }
    return unknown({ start, end: of.end }, "what it gives is known when it runs");
  }
  return parseTrailers(walk, parseAtom(walk, scope), scope);
}

function parseTrailers(walk: PythonWalk, atom: Expression, scope: Scope): Expression {
  const { cursor } = walk;
  let value = atom;
  for (;;) {
    const token = peek(cursor);
    if (token.indent !== undefined || token.kind !== "sign") return value;
    if (token.word === "." && peek(cursor, 1).kind === "name") {
      take(cursor);
      const name = take(cursor);
      const { start } = value;
      const isEnum =
        name.word === "value" &&
        (value.kind === "text" ||
          (value.kind === "member" && value.of.kind === "name" && /^[A-Z]/.test(value.of.name)));
      if (value.kind === "name" && SDK_ENUM.test(value.name)) {
        const text = lowerFirst(name.word);
        value = { kind: "text", value: text, start, end: name.end, isPlain: false };
      } else if (!isEnum) {
        value = {
          kind: "member",
          of: value,
          name: jsonName(name.word),
          nameStart: name.start,
          start,
          end: name.end,
        };
      }
    } else if (token.word === "[") {
      take(cursor);
      const name = isNext(cursor, ":")
        ? unknown(token, "a part of a list")
        : parseTuple(walk, scope);
      closeBracket(walk, "]", scope);
      const { start } = value;
      value = {
        kind: "member",
        of: value,
        name,
        nameStart: name.start,
        start,
        end: cursor.tokens[cursor.at - 1]!.end,
      };
    } else if (token.word === "(") value = parseCall(walk, value, scope);
    else return value;
  }
}

/** Passes over what is left up to the closing bracket. */
function closeBracket(walk: PythonWalk, closing: string, scope: Scope): void {
  const { cursor } = walk;
  while (
    !isNext(cursor, closing) &&
    peek(cursor).kind !== "end" &&
    peek(cursor).indent === undefined
  ) {
    const before = cursor.at;
    parseExpression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
}

function parseAtom(walk: PythonWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const token = peek(cursor);
  const { start, end, word } = token;
  if (token.kind === "text") return parseText(walk, scope);
  if (token.kind === "number") {
    take(cursor);
    const value = Number(word.replaceAll("_", ""));
    return Number.isNaN(value)
      ? unknown(token, "a number that JSON does not have")
      : { kind: "constant", start, end, value };
  }
  if (token.kind === "name") {
    take(cursor);
    if (word === "True" || word === "False")
      return { kind: "constant", start, end, value: word === "True" };
    if (word === "None") return { kind: "constant", start, end, value: null };
    return { kind: "name", start, end, name: word, scope };
  }
  if (word === "(") {
    take(cursor);
    if (takeIf(cursor, ")")) return lowering.list({ start, end: start + 2 }, []);
    let value = parseTuple(walk, scope);
    if (isNext(cursor, "for") || isNext(cursor, "async"))
      value = passComprehension(walk, value, ")");
    closeBracket(walk, ")", scope);
    return value;
  }
  if (word === "[") return parseList(walk, scope);
  if (word === "{") return parseDict(walk, scope);
  return unknown({ start, end: start }, "what it gives is known when it runs");
}
