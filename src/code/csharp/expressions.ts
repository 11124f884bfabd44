import { lowerCall, parseArguments } from "./calls.js";
import { jsonName } from "./names.js";
import { parseNew } from "./new.js";
import { close, parseItems, skipBraces, skipType, skipTypeArguments } from "./types.js";
import { parsePattern } from "./patterns.js";
import { parseText } from "./texts.js";
import type { CSharpWalk } from "./csharp.js";
import { lowerFirst } from "../../words.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Member, Scope, Test } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "../tokens.js";

const OPERATOR = /^(?:\?\?|&&|\|\||<<|[-*/%&|^<>]|[<>]=|is|as|in|\.\.)$/;

/** An expression; what cannot be read is unknown and not passed over. */
export function parseExpression(walk: CSharpWalk, scope: Scope): Expression {
  checkDepth(++walk.depth);
  const value = parseConditional(walk, scope);
  walk.depth -= 1;
  return value;
}

function parseConditional(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const from = peek(cursor).start;
  if (isLambda(walk)) return parseLambda(walk, scope);
  const test = parseTest(walk, scope);
  if (!isNext(cursor, "?"))
    return test.right || test.isNegated ? unknown(test.left, "a condition") : test.left;
  const words = walk.written(from, take(cursor).start).trim();
  const first = parseExpression(walk, scope);
  takeIf(cursor, ":");
  const second = parseExpression(walk, scope);
  let around: Scope | undefined = scope;
  while (around?.parent && around.kind !== "function") around = around.parent;
  const key = /^[\w.!?\s='"-]{1,200}$/.test(words)
    ? `${around?.start ?? 0} ${words}`
    : `at ${from}`;
  return { kind: "choice", start: from, end: second.end, key, test, branches: [first, second] };
}

/** A condition as far as a value can tell it: `x`, `!x`, `x == "text"`. */
export function parseTest(walk: CSharpWalk, scope: Scope): Test {
  const { cursor } = walk;
  const isNegated = takeIf(cursor, "!");
  const left = parseFallback(walk, scope);
  const operator = peek(cursor).word;
  const isEqual = operator === "==" || operator === "!=";
  if (!isEqual && !isOperator(peek(cursor))) return { left, isNegated };
  if (isEqual) {
    take(cursor);
    const right = parseSum(walk, scope);
    if (!isOperator(peek(cursor)) && !isNegated)
      return { left, right, isNegated: operator === "!=" };
  }
  while (isOperator(peek(cursor)) || /^[=!]=$/.test(peek(cursor).word)) {
    if (take(cursor).word === "is") {
      parsePattern(walk, scope, left);
      continue;
    }
    takeIf(cursor, "!");
    parseSum(walk, scope);
  }
  return {
    left: unknown(
      { start: left.start, end: cursor.tokens[cursor.at - 1]!.end },
      "what it gives is known when it runs",
    ),
    isNegated: false,
  };
}

/** `a ?? b ?? c` */
function parseFallback(walk: CSharpWalk, scope: Scope): Expression {
  const of = parseSum(walk, scope);
  if (!takeIf(walk.cursor, "??")) return of;
  const otherwise = parseFallback(walk, scope);
  return { kind: "fallback", start: of.start, end: otherwise.end, of, otherwise, isFalsy: false };
}

function isOperator({ kind, word }: Token): boolean {
  return kind !== "text" && OPERATOR.test(word);
}

function isLambda({ cursor }: CSharpWalk): boolean {
  const ahead = isNext(cursor, "async") || isNext(cursor, "static") ? 1 : 0;
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

function parseLambda(walk: CSharpWalk, parent: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = peek(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent);
  const params = [];
  while (!isNext(cursor, "=>")) {
    const { kind, word } = take(cursor);
    const isName =
      kind === "name" && (isNext(cursor, ",") || isNext(cursor, ")") || isNext(cursor, "=>"));
    if (isName) params.push(lowering.declare(scope, word, `"${word}" is a parameter`));
  }
  const made = lowering.function({ start, end: start }, scope, params);
  walk.body(walk, made, scope);
  return made;
}

export function parseSum(walk: CSharpWalk, scope: Scope): Expression {
  const operands = [parseUnary(walk, scope)];
  while (takeIf(walk.cursor, "+")) operands.push(parseUnary(walk, scope));
  const [first] = operands;
  return operands.length === 1
    ? first!
    : joined({ start: first!.start, end: operands.at(-1)!.end }, operands, false);
}

function parseUnary(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  if (
    /^(?:await|throw|ref|out)$/.test(token.word) &&
    token.kind === "name" &&
    peek(cursor, 1).kind !== "sign"
  ) {
    take(cursor);
    const of = parseUnary(walk, scope);
    if (/^(?:ref|out)$/.test(token.word) && of.kind === "name") {
      const value = unknown(of, "a call assigns it");
      walk.lowering.assign(scope, of.name, value, of.start);
    }
    return of;
  }
  if (token.kind === "sign" && /^(?:[-!~+^&*]|\+\+|--)$/.test(token.word)) {
    take(cursor);
    checkDepth(++walk.depth);
    const of = parseUnary(walk, scope);
    walk.depth -= 1;
    const { start } = token;
    if (token.word === "-" && of.kind === "constant" && typeof of.value === "number")
      return { kind: "constant", start, end: of.end, value: -of.value };
    return unknown({ start, end: of.end }, "what it gives is known when it runs");
  }
  if (token.word === "(" && isCast(walk)) {
    take(cursor);
    skipType(walk);
    take(cursor);
    return parseUnary(walk, scope);
  }
  return parseTrailers(walk, parseAtom(walk, scope), scope);
}

function isCast(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  const before = cursor.at;
  take(cursor);
  const is =
    skipType(walk) &&
    isNext(cursor, ")") &&
    /^(?:name|text|number)$/.test(peek(cursor, 1).kind) &&
    !isOperator(peek(cursor, 1));
  cursor.at = before;
  return is;
}

function parseTrailers(walk: CSharpWalk, atom: Expression, scope: Scope): Expression {
  const { cursor } = walk;
  let value = atom;
  for (;;) {
    const { start } = value;
    if (isNext(cursor, ".") || isNext(cursor, "?.")) {
      take(cursor);
      const name = peek(cursor);
      if (name.kind !== "name") return value;
      take(cursor);
      value = enumValue(
        walk,
        {
          kind: "member",
          of: value,
          name: jsonName(name.word),
          nameStart: name.start,
          start,
          end: name.end,
        },
        name.word,
      );
    } else if (isNext(cursor, "!") && !isNext(cursor, "=", 1)) take(cursor);
    else if (isNext(cursor, "++") || isNext(cursor, "--")) take(cursor);
    else if (isNext(cursor, "[")) {
      take(cursor);
      const name = parseExpression(walk, scope);
      close(walk, "]", scope);
      value = {
        kind: "member",
        of: value,
        name,
        nameStart: name.start,
        start,
        end: cursor.tokens[cursor.at - 1]!.end,
      };
    } else if (isNext(cursor, "("))
      value = lowerCall(walk, value, parseArguments(walk, scope), scope);
    else if (isNext(cursor, "<") && isGenericCall(walk)) continue;
    else if (isNext(cursor, "switch") && isNext(cursor, "{", 1))
      value = parseSwitch(walk, start, scope);
    else if (isNext(cursor, "with") && isNext(cursor, "{", 1)) {
      take(cursor);
      skipBraces(walk);
      value = unknown({ start, end: cursor.tokens[cursor.at - 1]!.end }, "a copy with changes");
    } else return value;
  }
}

/** `kind switch { "task" => "taskAssigned", _ => throw … }`: one of the values, whatever the patterns. */
function parseSwitch(walk: CSharpWalk, start: number, scope: Scope): Expression {
  const { cursor } = walk;
  take(cursor);
  take(cursor);
  const branches: Expression[] = [];
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    parsePattern(walk, scope);
    if (takeIf(cursor, "when")) walk.operand(walk, scope);
    while (!isNext(cursor, "=>") && !isNext(cursor, ";") && peek(cursor).kind !== "end")
      take(cursor);
    if (!takeIf(cursor, "=>")) break;
    const isThrown = isNext(cursor, "throw");
    const value = parseExpression(walk, scope);
    if (!isThrown) branches.push(value);
    takeIf(cursor, ",");
  }
  takeIf(cursor, "}");
  const { end } = cursor.tokens[cursor.at - 1]!;
  if (branches.length === 0) return unknown({ start, end }, "a switch without values");
  return { kind: "choice", start, end, key: `switch at ${start}`, branches };
}

/** Passes over the type arguments of `Get<Body>(…)`; a comparison stays. */
function isGenericCall(walk: CSharpWalk): boolean {
  const before = walk.cursor.at;
  if (skipTypeArguments(walk) && isNext(walk.cursor, "(")) return true;
  walk.cursor.at = before;
  return false;
}

/** Of Microsoft's SDK; JSON has the name with a small letter. */
const ENUM = /^(?:TeamworkActivityTopicSource|BodyType)$/;

function enumValue(walk: CSharpWalk, member: Member, word: string): Expression {
  const { of, start, end } = member;
  const owner = walk.written(of.start, of.end).replace(/^.*\./s, "");
  if (of.end - of.start > 100) return member;
  if (ENUM.test(owner))
    return { kind: "text", start, end, value: lowerFirst(word), isPlain: false };
  return owner === "HttpMethod"
    ? { kind: "text", start, end, value: word.toUpperCase(), isPlain: false }
    : member;
}

function parseAtom(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  const { start, end, word } = token;
  if (token.kind === "text") return parseText(walk, take(cursor), scope);
  if (token.kind === "number") {
    take(cursor);
    const value = Number(word.replaceAll("_", "").replace(/^([\d.]+)[fFdDmMuUlL]+$/, "$1"));
    return Number.isNaN(value)
      ? unknown(token, "a number that is not read")
      : { kind: "constant", start, end, value };
  }
  if (word === "(") {
    take(cursor);
    const value = parseExpression(walk, scope);
    const isTuple = isNext(cursor, ",");
    close(walk, ")", scope);
    return isTuple ? unknown(value, "a tuple") : value;
  }
  if (word === "[" && token.kind === "sign") return parseItems(walk, "]", scope);
  if (token.kind !== "name")
    return unknown({ start, end: start }, "what it gives is known when it runs");
  if (word === "new") return parseNew(walk, scope);
  take(cursor);
  if (word === "true" || word === "false")
    return { kind: "constant", start, end, value: word === "true" };
  if (word === "null" || (word === "default" && !isNext(cursor, "(")))
    return { kind: "constant", start, end, value: null };
  if (word === "delegate" && isNext(cursor, "{")) skipBraces(walk);
  return { kind: "name", start, end, name: word, scope };
}
