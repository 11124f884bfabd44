import { type CSharpWalk, parseBody } from "./csharp.js";
import { csharpTokens } from "./csharp-tokens.js";
import type { Span } from "./literal.js";
import { joined, unknown } from "./lowering.js";
import type { Argument, Expression, ListItem, Member, Part, Scope, Test } from "./program.js";
import { checkDepth, isNext, peek, take, takeIf, type Token } from "./tokens.js";

const OPERATOR = /^(?:\?\?=?|&&|\|\||[-*/%&|^<>]|[<>]=|is|as|in|\.\.)$/;

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
  if (!isNext(cursor, "?")) return test.right ? unknown(test.left, "a condition") : test.left;
  const words = walk.text.slice(from, take(cursor).start).trim();
  const first = parseExpression(walk, scope);
  takeIf(cursor, ":");
  const second = parseExpression(walk, scope);
  let around: Scope | undefined = scope;
  while (around?.parent && around.kind !== "function") around = around.parent;
  const key = /^[\w.!?\s='"-]{1,200}$/.test(words) ? `${around?.start ?? 0} ${words}` : `at ${from}`;
  return { kind: "choice", start: from, end: second.end, key, test, branches: [first, second] };
}

/** A condition as far as a value can tell it: `x`, `!x`, `x == "text"`. */
export function parseTest(walk: CSharpWalk, scope: Scope): Test {
  const { cursor } = walk;
  const isNegated = takeIf(cursor, "!");
  const left = parseSum(walk, scope);
  const operator = peek(cursor).word;
  const isEqual = operator === "==" || operator === "!=";
  if (!isEqual && !isOperator(peek(cursor))) return { left: isNegated ? unknown(left, "a condition") : left, isNegated: false, ...(isNegated && { left, isNegated }) };
  if (isEqual) {
    take(cursor);
    const right = parseSum(walk, scope);
    if (!isOperator(peek(cursor))) return { left, right, isNegated: operator === "!=" };
  }
  while (isOperator(peek(cursor)) || /^[=!]=$/.test(peek(cursor).word)) {
    take(cursor);
    takeIf(cursor, "!");
    parseSum(walk, scope);
  }
  return { left: unknown({ start: left.start, end: cursor.tokens[cursor.at - 1]!.end }, "what it gives is known when it runs"), isNegated: false };
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
    const isName = kind === "name" && (isNext(cursor, ",") || isNext(cursor, ")") || isNext(cursor, "=>"));
    if (isName) params.push(lowering.declare(scope, word, `"${word}" is a parameter`));
  }
  const made = lowering.function({ start, end: start }, scope, params);
  parseBody(walk, made, scope);
  return made;
}

function parseSum(walk: CSharpWalk, scope: Scope): Expression {
  const operands = [parseUnary(walk, scope)];
  while (takeIf(walk.cursor, "+")) operands.push(parseUnary(walk, scope));
  const [first] = operands;
  return operands.length === 1 ? first! : joined({ start: first!.start, end: operands.at(-1)!.end }, operands, false);
}

function parseUnary(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const token = peek(cursor);
  if (/^(?:await|throw|ref|out)$/.test(token.word) && token.kind === "name" && peek(cursor, 1).kind !== "sign") {
    take(cursor);
    return parseUnary(walk, scope);
  }
  if (token.kind === "sign" && /^(?:[-!~+^&*]|\+\+|--)$/.test(token.word)) {
    take(cursor);
    checkDepth(++walk.depth);
    const of = parseUnary(walk, scope);
    walk.depth -= 1;
    const { start } = token;
    if (token.word === "-" && of.kind === "constant" && typeof of.value === "number") return { kind: "constant", start, end: of.end, value: -of.value };
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
  const is = skipType(walk) && isNext(cursor, ")") && /^(?:name|text|number)$/.test(peek(cursor, 1).kind) && !isOperator(peek(cursor, 1));
  cursor.at = before;
  return is;
}

/** Passes over a type: `List<Dictionary<string, object>>?[]`. False, and anywhere, where none stands. */
export function skipType(walk: CSharpWalk): boolean {
  const { cursor } = walk;
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

function skipTypeArguments(walk: CSharpWalk): boolean {
  const { cursor } = walk;
  checkDepth(++walk.depth);
  take(cursor);
  let is = true;
  do is = skipType(walk) && is;
  while (takeIf(cursor, ","));
  walk.depth -= 1;
  return is && takeIf(cursor, ">");
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
      value = enumValue(walk, { kind: "member", of: value, name: camelCase(name.word), nameStart: name.start, start, end: name.end }, name.word);
    } else if (isNext(cursor, "!") && !isNext(cursor, "=", 1)) take(cursor);
    else if (isNext(cursor, "++") || isNext(cursor, "--")) take(cursor);
    else if (isNext(cursor, "[")) {
      take(cursor);
      const name = parseExpression(walk, scope);
      close(walk, "]", scope);
      value = { kind: "member", of: value, name, nameStart: name.start, start, end: cursor.tokens[cursor.at - 1]!.end };
    } else if (isNext(cursor, "(")) value = lowerCall(walk, value, parseArguments(walk, scope), scope);
    else if (isNext(cursor, "<") && isGenericCall(walk)) continue;
    else if ((isNext(cursor, "switch") || isNext(cursor, "with")) && isNext(cursor, "{", 1)) {
      take(cursor);
      skipBraces(walk);
      value = unknown({ start, end: cursor.tokens[cursor.at - 1]!.end }, "a switch");
    } else return value;
  }
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
  const owner = walk.text.slice(of.start, of.end).replace(/^.*\./s, "");
  if (of.end - of.start > 100) return member;
  if (ENUM.test(owner)) return { kind: "text", start, end, value: camelCase(word), isPlain: false };
  return owner === "HttpMethod" ? { kind: "text", start, end, value: word.toUpperCase(), isPlain: false } : member;
}

interface WrittenArgument extends Argument {
  readonly nameStart?: number;
}

function parseArguments(walk: CSharpWalk, scope: Scope): WrittenArgument[] {
  const { cursor } = walk;
  const args: WrittenArgument[] = [];
  take(cursor);
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    const name = peek(cursor).kind === "name" && isNext(cursor, ":", 1) ? take(cursor) : undefined;
    if (name) take(cursor);
    const value = parseExpression(walk, scope);
    args.push({ value, ...(name && { name: name.word, nameStart: name.start }) });
    while (!isNext(cursor, ",") && !isNext(cursor, ")") && !isNext(cursor, ";") && peek(cursor).kind !== "end") {
      const here = cursor.at;
      parseExpression(walk, scope);
      if (cursor.at === here) take(cursor);
    }
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ")");
  return args;
}

function close(walk: CSharpWalk, closing: string, scope: Scope): void {
  const { cursor } = walk;
  while (!isNext(cursor, closing) && !isNext(cursor, ";") && peek(cursor).kind !== "end") {
    const before = cursor.at;
    parseExpression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
}

export function skipBraces({ cursor }: CSharpWalk): void {
  let depth = 0;
  do {
    const { word, kind } = take(cursor);
    if (kind === "end") return;
    if (kind === "sign" && word === "{") depth += 1;
    else if (kind === "sign" && word === "}") depth -= 1;
  } while (depth > 0 && peek(cursor).kind !== "end");
}

/** The parameters of the action in the order of Microsoft's SDK before version 5. */
const POSITIONS = ["topic", "activityType", "chainId", "previewText", "templateParameters"];

function lowerCall(walk: CSharpWalk, callee: Expression, args: readonly WrittenArgument[], scope: Scope): Expression {
  const { lowering } = walk;
  const span = { start: callee.start, end: walk.cursor.tokens[walk.cursor.at - 1]!.end };
  const words = callee.end - callee.start < 60 ? walk.text.slice(callee.start, callee.end) : "";
  const first = args[0]?.value;
  if (first && /^(?:JsonSerializer\.Serialize|JsonConvert\.SerializeObject)$/.test(words)) return { kind: "json", ...span, of: first };
  if (first && /^(?:JsonContent\.Create|Task\.FromResult)$/.test(words)) return first;
  if (first && /(?:^|\.)Uri\.EscapeDataString$/.test(words)) return { kind: "encoded", ...span, of: first };
  if (first && words === "nameof") {
    const value = walk.text.slice(first.start, first.end).replace(/^.*\./s, "");
    return { kind: "text", ...span, value, isPlain: false };
  }
  if (first?.kind === "text" && /^[sS]tring\.Format$/.test(words)) return formatted(span, first.value, args.slice(1));
  if (callee.kind === "member" && callee.name === "toString" && args.length === 0) return joined(span, [callee.of], true);
  if (callee.kind === "member" && /^sendActivityNotification(?:ToRecipients)?$/.test(String(callee.name)) && args.length > 1) {
    return lowering.call(span, { ...callee, of: callee, name: "post" }, [{ value: positional(walk, args, span, scope) }], scope);
  }
  if (callee.kind === "member" && callee.name === "add") {
    const [key, value] = args;
    const what = value && key?.value.kind === "text"
        ? ({ kind: "set", value: value.value, keyStart: key.value.start, keyEnd: key.value.end } as const)
        : value ? ({ kind: "lost" } as const) : ({ kind: "append", items: args.map((argument) => argument.value) } as const);
    lowering.change(callee.of, span.start, scope, what, what.kind === "set" && key?.value.kind === "text" ? key.value.value : undefined);
  } else if (callee.kind === "member" && /^(?:addRange|insert|remove|clear|sort|reverse|tryAdd)$/i.test(String(callee.name))) {
    lowering.change(callee.of, span.start, scope, { kind: "lost" });
  }
  return lowering.call(span, callee, args, scope);
}

function positional({ lowering }: CSharpWalk, args: readonly WrittenArgument[], span: Span, scope: Scope): Expression {
  const parts = args.flatMap(({ name, value }, index): Part[] => {
    if (value.kind === "constant" && value.value === null) return [];
    const key = name ?? POSITIONS[index];
    const { start, end } = value;
    if (key === undefined) return [{ spread: unknown(value, "an argument whose name is not known") }];
    return [{ key, keyStart: start, keyEnd: end, value }];
  });
  return lowering.object(span, parts, scope);
}

function formatted(span: Span, text: string, args: readonly Argument[]): Expression {
  const parts = text.split(/(\{\{|\}\}|\{[^{}]{0,50}\})/).map((piece): string | Expression => {
    if (piece === "{{" || piece === "}}") return piece[0]!;
    const index = /^\{([^{}]*)\}$/.exec(piece)?.[1];
    if (index === undefined) return piece;
    return (/^\d+$/.test(index) ? args[Number(index)]?.value : undefined) ?? unknown(span, "a part of a format");
  });
  return joined(span, parts, true);
}

function parseAtom(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const token = peek(cursor);
  const { start, end, word } = token;
  if (token.kind === "text") return parseText(walk, take(cursor), scope);
  if (token.kind === "number") {
    take(cursor);
    const value = Number(word.replaceAll("_", "").replace(/(?<=^[\d.]+)[fFdDmMuUlL]+$/, ""));
    return Number.isNaN(value) ? unknown(token, "a number that is not read") : { kind: "constant", start, end, value };
  }
  if (word === "(") {
    take(cursor);
    const value = parseExpression(walk, scope);
    const isTuple = isNext(cursor, ",");
    close(walk, ")", scope);
    return isTuple ? unknown(value, "a tuple") : value;
  }
  if (word === "[" && token.kind === "sign") return parseItems(walk, "]", scope);
  if (token.kind !== "name") return unknown({ start, end: start }, "what it gives is known when it runs");
  if (word === "new") return parseNew(walk, scope);
  take(cursor);
  if (word === "true" || word === "false") return { kind: "constant", start, end, value: word === "true" };
  if (word === "null" || (word === "default" && !isNext(cursor, "("))) return { kind: "constant", start, end, value: null };
  if (word === "delegate" && isNext(cursor, "{")) skipBraces(walk);
  void lowering;
  return { kind: "name", start, end, name: word, scope };
}

function parseText(walk: CSharpWalk, token: Token, scope: Scope): Expression {
  const { start, end, parts = [] } = token;
  if (parts.every((part) => typeof part === "string")) {
    const isPlain = walk.text[start] === '"' && !walk.text.startsWith('"""', start);
    return { kind: "text", start, end, value: parts.join(""), isPlain };
  }
  return joined(token, parts.map((part) => (typeof part === "string" ? part : parseHole(walk, part, scope))), true);
}

/** What stands in the braces of an interpolated text; a format leaves nothing known. */
function parseHole(walk: CSharpWalk, hole: Span, scope: Scope): Expression {
  const { tokens } = csharpTokens(walk.text, hole.start, hole.end);
  const inner = { ...walk, cursor: { tokens, at: 0 } };
  const value = parseExpression(inner, scope);
  return peek(inner.cursor).kind === "end" ? value : unknown(hole, "a part of a format");
}

function parseItems(walk: CSharpWalk, closing: string, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const items: ListItem[] = [];
  while (!isNext(cursor, closing) && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    const isSpread = takeIf(cursor, "..");
    items.push({ isSpread, value: parseExpression(walk, scope) });
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
  return lowering.list({ start, end: cursor.tokens[cursor.at - 1]!.end }, items);
}

const LIST = /List|\[\]|Collection|Array|Enumerable|HashSet/;
const DICTIONARY = /Dictionary|JObject|JsonObject|ExpandoObject/;
const RECIPIENT = /^(?:AadUser|ChatMembers|TeamMembers|ChannelMembers)NotificationRecipient$/;

/** `new Type(…) { … }`, `new { … }`, `new[] { … }`. */
function parseNew(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering, text } = walk;
  const { start, end: behindNew } = take(cursor);
  const typeStart = peek(cursor).start;
  if (peek(cursor).kind === "name") skipType(walk);
  else if (isNext(cursor, "[")) close(walk, "]", scope);
  const isArray = text.slice(typeStart, peek(cursor).start).trimEnd().endsWith("]") || isNext(cursor, "[");
  if (isNext(cursor, "[")) close(walk, "]", scope);
  const type = text.slice(typeStart, cursor.tokens[cursor.at - 1]!.end);
  const typeEnd = Math.max(behindNew, cursor.tokens[cursor.at - 1]!.end);
  const name = isArray ? "[]" : typeStart < typeEnd ? type.replace(/<.*$/s, "").replace(/^.*\./s, "") : "";
  const hasArguments = isNext(cursor, "(");
  const args = hasArguments ? parseArguments(walk, scope) : [];
  const parts: Part[] = [];
  const items: ListItem[] = [];
  const hasBraces = isNext(cursor, "{");
  if (hasBraces) parseInitializer(walk, parts, items, name !== "" || hasArguments, scope);
  const span = { start, end: cursor.tokens[cursor.at - 1]!.end };
  const first = args[0]?.value;
  if (first && /^(?:StringContent|Uri)$/.test(name)) return first;
  if (name === "HttpRequestMessage") parts.unshift(...messageParts(args));
  else if (args.length > 0) parts.unshift({ spread: unknown(span, "what a constructor makes of its arguments") });
  if (RECIPIENT.test(name)) {
    const value = `microsoft.graph.${camelCase(name)}`;
    parts.unshift({ key: "@odata.type", keyStart: typeStart, keyEnd: typeEnd, value: { kind: "text", start: typeStart, end: typeEnd, value, isPlain: false } });
  }
  if (parts.length === 0 && (items.length > 0 || LIST.test(name)) && !DICTIONARY.test(name)) return lowering.list(span, items);
  if (!hasBraces && args.length > 0 && name !== "HttpRequestMessage") {
    return lowering.call(span, { kind: "name", start: typeStart, end: typeEnd, name, scope }, args, scope, true);
  }
  return lowering.object(span, parts, scope);
}

function messageParts(args: readonly Argument[]): Part[] {
  return args.slice(0, 2).map(({ value }, index) => ({ key: index === 0 ? "method" : "url", keyStart: value.start, keyEnd: value.end, value }));
}

/** What stands in the braces behind `new`: properties, keys with values, or items. */
function parseInitializer(walk: CSharpWalk, parts: Part[], items: ListItem[], isTyped: boolean, scope: Scope): void {
  const { cursor } = walk;
  take(cursor);
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    const before = cursor.at;
    const token = peek(cursor);
    const { start: keyStart, end: keyEnd } = token;
    if (token.word === "{" && token.kind === "sign") {
      const entry = parseItems(walk, "}", scope);
      const [key, value] = entry.kind === "list" ? entry.items : [];
      if (key && value) parts.push({ key: textOr(key.value), keyStart: key.value.start, keyEnd: key.value.end, value: value.value });
    } else if (token.word === "[" && token.kind === "sign" && isTyped) {
      take(cursor);
      const key = parseExpression(walk, scope);
      close(walk, "]", scope);
      takeIf(cursor, "=");
      parts.push({ key: textOr(key), keyStart: key.start, keyEnd: key.end, value: parseExpression(walk, scope) });
    } else if (token.kind === "name" && isNext(cursor, "=", 1)) {
      take(cursor);
      take(cursor);
      const key = camelCase(token.word);
      const value = isNext(cursor, "{") ? parseItems(walk, "}", scope) : parseExpression(walk, scope);
      parts.push(key === "additionalData" ? { spread: value } : { key, keyStart, keyEnd, value });
    } else {
      const value = parseExpression(walk, scope);
      // `new { topic, body.ActivityType }` names its properties by what they come from.
      const name = value.kind === "name" ? value.name : value.kind === "member" ? value.name : undefined;
      if (!isTyped && typeof name === "string") parts.push({ key: camelCase(name), keyStart, keyEnd: value.end, value });
      else items.push({ isSpread: false, value });
    }
    if (!takeIf(cursor, ",") && !isNext(cursor, "}")) {
      const here = cursor.at;
      parseExpression(walk, scope);
      if (cursor.at === here) take(cursor);
    }
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, "}");
}

function textOr(key: Expression): string | Expression {
  return key.kind === "text" ? key.value : key;
}

/** C#'s spelling of a property as JSON has it, which Microsoft's SDK and web defaults write. */
export function camelCase(name: string): string {
  if (/^odatatype$/i.test(name)) return "@odata.type";
  return name.charAt(0).toLowerCase() + name.slice(1);
}
