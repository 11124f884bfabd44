import { lowerFirst } from "../../words.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import type { PythonWalk } from "./python.js";
import { parseCall } from "./calls.js";
import { isComprehension, parseGenerator } from "./comprehensions.js";
import { closeBracket, parseDict, parseList, parseTuple } from "./containers.js";
import { jsonName } from "./names.js";
import { parseText } from "./texts.js";
import { checkDepth, isNext, peek, take, takeIf } from "../tokens.js";

/** Enums of Microsoft's SDK; JSON has their members' names with a small first letter. */
const SDK_ENUM = /^(?:TeamworkActivityTopicSource|BodyType)$/;

export function parseUnary(walk: PythonWalk, scope: Scope): Expression {
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
    return unknown({ start, end: of.end }, "what it gives is known when it runs", [of]);
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
      if (value.kind === "name" && SDK_ENUM.test(value.name)) {
        const text = lowerFirst(name.word);
        value = { kind: "text", value: text, start, end: name.end, isPlain: false };
      } else if (name.word === "__dict__") {
        const more = { isByAlias: false, isWithoutNulls: false };
        value = { kind: "dump", start, end: name.end, of: value, ...more };
      } else {
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
      value = parseSubscript(walk, value, scope);
    } else if (token.word === "(") value = parseCall(walk, value, scope);
    else return value;
  }
}

/** `params["kind"]`, `title[:50]` */
function parseSubscript(walk: PythonWalk, of: Expression, scope: Scope): Expression {
  const { cursor } = walk;
  take(cursor);
  const name = isNext(cursor, ":") ? undefined : parseTuple(walk, scope);
  const isPart = takeIf(cursor, ":");
  const most = isPart && !isNext(cursor, "]") ? walk.expression(walk, scope) : undefined;
  const isWhole = isNext(cursor, "]");
  closeBracket(walk, "]", scope);
  const span = { start: of.start, end: cursor.tokens[cursor.at - 1]!.end };
  if (most && !name && isWhole) return { kind: "cut", ...span, of, most };
  if (isPart || !name) return unknown(span, "a part of a list", [of]);
  return { kind: "member", ...span, of, name, nameStart: name.start };
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
    const value = isComprehension(walk) ? parseGenerator(walk, scope) : parseTuple(walk, scope);
    closeBracket(walk, ")", scope);
    return value;
  }
  if (word === "...") {
    take(cursor);
    return { kind: "constant", start, end, value: undefined };
  }
  if (word === "[") return parseList(walk, scope);
  if (word === "{") return parseDict(walk, scope);
  return unknown({ start, end: start }, "what it gives is known when it runs");
}
