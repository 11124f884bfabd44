import { jsonName } from "./names.js";
import { parseArguments } from "./calls.js";
import { close, parseItems, parseType } from "./types.js";
import type { CSharpWalk } from "./csharp.js";
import { unknown } from "../lowering.js";
import type { Argument, Expression, ListItem, Name, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

const LIST = /List|\[\]|Collection|Array|Enumerable|HashSet/;
const DICTIONARY = /Dictionary|JObject|JsonObject|ExpandoObject/;
const RECIPIENT = /^(?:AadUser|ChatMembers|TeamMembers|ChannelMembers)NotificationRecipient$/;

/** `new Type(…) { … }`, `new { … }`, `new[] { … }`. */
export function parseNew(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering, written } = walk;
  const { start, end: behindNew } = take(cursor);
  const typeStart = peek(cursor).start;
  const { target } = walk;
  walk.target = undefined;
  const made = peek(cursor).kind === "name" ? parseType(walk, scope) : target;
  if (takeIf(cursor, "[")) close(walk, "]", scope);
  const isArray = written(typeStart, peek(cursor).start).trimEnd().endsWith("]");
  const type = written(typeStart, cursor.tokens[cursor.at - 1]!.end);
  const typeEnd = Math.max(behindNew, cursor.tokens[cursor.at - 1]!.end);
  const name = isArray
    ? "[]"
    : typeStart < typeEnd
      ? type.replace(/<.*$/s, "").replace(/^.*\./s, "")
      : (target?.name ?? "");
  const hasArguments = isNext(cursor, "(");
  const args = hasArguments ? parseArguments(walk, scope) : [];
  const call = { start, end: cursor.tokens[cursor.at - 1]!.end };
  const parts: Part[] = [];
  const items: ListItem[] = [];
  const hasBraces = isNext(cursor, "{");
  if (hasBraces) parseInitializer(walk, parts, items, name !== "" || hasArguments, scope);
  const span = { start, end: cursor.tokens[cursor.at - 1]!.end };
  const first = args[0]?.value;
  if (first && /^(?:StringContent|Uri)$/.test(name)) return first;
  const properties = name === "JObject" ? propertiesOf(args) : undefined;
  if (properties) parts.unshift(...properties);
  else if (name === "HttpRequestMessage") parts.unshift(...messageParts(args));
  else if (args.length > 0 && !made)
    parts.unshift({ spread: unknown(span, "what a constructor makes of its arguments") });
  if (RECIPIENT.test(name)) {
    const value = `microsoft.graph.${jsonName(name)}`;
    parts.unshift({
      key: "@odata.type",
      keyStart: typeStart,
      keyEnd: typeEnd,
      value: { kind: "text", start: typeStart, end: typeEnd, value, isPlain: false },
    });
  }
  const isList = items.length > 0 || (LIST.test(name) && args.length === 0);
  if (parts.length === 0 && isList && !DICTIONARY.test(name)) return lowering.list(span, items);
  const isOwn = name !== "HttpRequestMessage" && !properties;
  const callee: Name = made ?? { kind: "name", start: typeStart, end: typeEnd, name, scope };
  if (!hasBraces && args.length > 0 && isOwn) return lowering.call(span, callee, args, scope, true);
  const making = made && isOwn ? lowering.call(call, made, args, scope, true) : undefined;
  return lowering.object(span, parts, scope, making);
}

/** `base with { ActivityType = "taskCreated" }` */
export function parseWith(walk: CSharpWalk, of: Expression, scope: Scope): Expression {
  const parts: Part[] = [{ spread: of }];
  take(walk.cursor);
  parseInitializer(walk, parts, [], true, scope);
  const { end } = walk.cursor.tokens[walk.cursor.at - 1]!;
  return walk.lowering.object({ start: of.start, end }, parts, scope);
}

/** `new JObject(new JProperty("content", text))` */
function propertiesOf(args: readonly Argument[]): Part[] | undefined {
  const parts = args.flatMap(({ value }): Part[] => {
    if (value.kind !== "call" || value.callee.kind !== "name" || value.callee.name !== "JProperty")
      return [];
    const [key, held] = value.args;
    if (key?.value.kind !== "text" || !held) return [];
    const { start: keyStart, end: keyEnd, value: name } = key.value;
    return [{ key: name, keyStart, keyEnd, value: held.value }];
  });
  return args.length > 0 && parts.length === args.length ? parts : undefined;
}

function messageParts(args: readonly Argument[]): Part[] {
  return args.slice(0, 2).map(({ value }, index) => ({
    key: index === 0 ? "method" : "url",
    keyStart: value.start,
    keyEnd: value.end,
    value,
  }));
}

/** Reads the initializer after `new`: properties, keys with values, or items. */
function parseInitializer(
  walk: CSharpWalk,
  parts: Part[],
  items: ListItem[],
  isTyped: boolean,
  scope: Scope,
): void {
  const { cursor } = walk;
  take(cursor);
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    const before = cursor.at;
    const token = peek(cursor);
    const { start: keyStart, end: keyEnd } = token;
    if (token.word === "{" && token.kind === "sign") {
      const entry = parseItems(walk, "}", scope);
      const [key, value] = entry.kind === "list" ? entry.items : [];
      if (key && value)
        parts.push({
          key: textOr(key.value),
          keyStart: key.value.start,
          keyEnd: key.value.end,
          value: value.value,
        });
    } else if (token.word === "[" && token.kind === "sign" && isTyped) {
      const list = parseItems(walk, "]", scope);
      const [key] = list.kind === "list" ? list.items : [];
      if (key && takeIf(cursor, "=")) {
        const { start, end } = key.value;
        const value = walk.expression(walk, scope);
        parts.push({ key: textOr(key.value), keyStart: start, keyEnd: end, value });
      } else items.push({ isSpread: false, value: list });
    } else if (token.kind === "name" && isNext(cursor, "=", 1)) {
      take(cursor);
      take(cursor);
      const key = jsonName(token.word);
      const value = isNext(cursor, "{")
        ? parseItems(walk, "}", scope)
        : walk.expression(walk, scope);
      parts.push(key === "additionalData" ? { spread: value } : { key, keyStart, keyEnd, value });
    } else {
      const value = walk.expression(walk, scope);
      // `new { topic, body.ActivityType }` names its properties after the expressions.
      const name =
        value.kind === "name" ? value.name : value.kind === "member" ? value.name : undefined;
      if (!isTyped && typeof name === "string")
        parts.push({ key: jsonName(name), keyStart, keyEnd: value.end, value });
      else items.push({ isSpread: false, value });
    }
    if (!takeIf(cursor, ",") && !isNext(cursor, "}")) {
      const here = cursor.at;
      walk.expression(walk, scope);
      if (cursor.at === here) take(cursor);
    }
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, "}");
}

function textOr(key: Expression): string | Expression {
  return key.kind === "text" ? key.value : key;
}
