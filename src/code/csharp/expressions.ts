import { lowerCall, parseArguments } from "./calls.js";
import { jsonName } from "./names.js";
import { parseNew, parseWith } from "./new.js";
import { close, parseItems, skipBrackets, skipType, skipTypeArguments } from "./types.js";
import { parsePattern } from "./patterns.js";
import { parseText } from "./texts.js";
import type { CSharpWalk } from "./csharp.js";
import { lowerFirst } from "../../words.js";
import { assume, inOperand } from "../flow.js";
import { both } from "../guards.js";
import { unknown } from "../lowering.js";
import type { Expression, Member, Option, Scope } from "../program.js";
import { checkDepth, isNext, peek, take, takeIf } from "../tokens.js";

export function parseUnary(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  if (
    /^(?:await|throw|ref|out)$/.test(token.word) &&
    token.kind === "name" &&
    (peek(cursor, 1).kind !== "sign" || isNext(cursor, "(", 1))
  ) {
    take(cursor);
    if (token.word === "out" && isDeclared(walk)) return parseOut(walk, scope);
    const of = parseUnary(walk, scope);
    if (token.word === "throw") return thrown(of);
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
    if (token.word === "!") return { kind: "not", start, end: of.end, of };
    return unknown({ start, end: of.end }, "what it gives is known when it runs", [of]);
  }
  if (token.word === "(" && isCast(walk)) {
    take(cursor);
    skipType(walk);
    take(cursor);
    return parseUnary(walk, scope);
  }
  return parseTrailers(walk, parseAtom(walk, scope), scope);
}

/** Whether an argument declares a variable that takes its value: `out string kind`. */
function isDeclared(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  const before = cursor.at;
  const is = skipType(walk) && peek(cursor).kind === "name";
  cursor.at = before;
  return is;
}

function parseOut(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  skipType(walk);
  const name = take(cursor);
  const value = unknown(name, "a call assigns it");
  lowering.give(lowering.declare(scope, name.word), value, name.start, scope);
  return value;
}

/** A `throw` expression, which gives no value: `x ?? throw new ArgumentException()`. */
function thrown({ start, end }: Expression): Expression {
  return { ...unknown({ start, end }, "it throws"), isThrown: true };
}

/** Types that no expression begins with. */
const PREDEFINED =
  /^(?:s?byte|u?short|u?int|u?long|nu?int|char|float|double|decimal|bool|string|object|dynamic)$/;

/** Whether brackets are a cast, by the rules of C#: `(Kind)(value)` and `(int)-1` are, `(count) - 1` is not. */
function isCast(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  const before = cursor.at;
  take(cursor);
  const isPredefined = PREDEFINED.test(peek(cursor).word);
  const is = skipType(walk) && isNext(cursor, ")");
  const { kind, word } = peek(cursor, 1);
  cursor.at = before;
  if (!is || /^(?:is|as|in|switch|with)$/.test(word)) return false;
  return kind !== "sign"
    ? kind !== "end"
    : /^[(~]$/.test(word) || (isPredefined && /^[-+!]$/.test(word));
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
      const name = walk.expression(walk, scope);
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
    else if (isNext(cursor, "<") && isGeneric(walk)) continue;
    else if (isNext(cursor, "switch") && isNext(cursor, "{", 1))
      value = parseSwitch(walk, value, scope);
    else if (isNext(cursor, "with") && isNext(cursor, "{", 1))
      value = parseWith(walk, value, scope);
    else return value;
  }
}

/** `kind switch { "task" => "taskAssigned", _ => throw … }` */
function parseSwitch(walk: CSharpWalk, of: Expression, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { guards } = lowering;
  take(cursor);
  take(cursor);
  const options: Option[] = [];
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    const pattern = parsePattern(walk, scope, of);
    const more = takeIf(cursor, "when") ? walk.condition(walk, scope) : undefined;
    while (!isNext(cursor, "=>") && !isNext(cursor, ";") && peek(cursor).kind !== "end")
      take(cursor);
    if (!takeIf(cursor, "=>")) break;
    const test = more ? both(pattern, more) : pattern;
    const value = inOperand(lowering, test, true, scope, () => walk.expression(walk, scope));
    options.push({ test, value });
    assume(lowering, test, false, scope);
    takeIf(cursor, ",");
  }
  lowering.guards = guards;
  takeIf(cursor, "}");
  const { start } = of;
  const { end } = cursor.tokens[cursor.at - 1]!;
  if (options.length === 0) return unknown({ start, end }, "a switch without values");
  return { kind: "choice", start, end, options };
}

/** The tokens after which C# reads `a<b>` as a type with arguments, not as two comparisons. */
const BEHIND_TYPE = /^(?:[()\]}:;,.]|\?\.?|[=!]=)$/;

/** Skips the type arguments of `Get<Body>(…)` and `A<Body>._`; false, without moving, for a comparison. */
function isGeneric(walk: CSharpWalk): boolean {
  const before = walk.cursor.at;
  if (skipTypeArguments(walk) && BEHIND_TYPE.test(peek(walk.cursor).word)) return true;
  walk.cursor.at = before;
  return false;
}

/** `(kind, title)` or `(Kind: kind, Title: title)`; one value in parentheses is that value. */
function parseTuple(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const { start } = peek(cursor);
  const items: Expression[] = [];
  do {
    take(cursor);
    if (peek(cursor).kind === "name" && isNext(cursor, ":", 1)) {
      take(cursor);
      take(cursor);
    }
    items.push(walk.expression(walk, scope));
  } while (isNext(cursor, ","));
  const [first, another] = items;
  const span = { start, end: peek(cursor).end };
  return another ? { ...unknown(span, "a tuple"), items } : first!;
}

/** Enums of Microsoft's SDK; JSON has their members' names with a small first letter. */
const ENUM = /^(?:TeamworkActivityTopicSource|BodyType)$/;

function enumValue(walk: CSharpWalk, member: Member, word: string): Expression {
  const { of, start, end } = member;
  if (of.end - of.start > 100) return member;
  const owner = walk.written(of.start, of.end).replace(/^.*\./s, "");
  if (/^string$/i.test(owner) && word === "Empty")
    return { kind: "text", start, end, value: "", isPlain: false };
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
    const tuple = parseTuple(walk, scope);
    close(walk, ")", scope);
    return tuple;
  }
  if (word === "'") return unknown(take(cursor), "a character");
  if (word === "[" && token.kind === "sign") return parseItems(walk, "]", scope);
  if (token.kind !== "name")
    return unknown({ start, end: start }, "what it gives is known when it runs");
  if (word === "new") return parseNew(walk, scope);
  take(cursor);
  if (word === "true" || word === "false")
    return { kind: "constant", start, end, value: word === "true" };
  if (word === "null" || (word === "default" && !isNext(cursor, "(")))
    return { kind: "constant", start, end, value: null };
  if (/^(?:typeof|sizeof|default)$/.test(word) && isNext(cursor, "(")) {
    skipBrackets(walk, "(", ")");
    return unknown({ start, end: cursor.tokens[cursor.at - 1]!.end }, "it depends on a type");
  }
  return { kind: "name", start, end, name: word, scope };
}
