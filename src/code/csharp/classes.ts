import { parseAttributes } from "./attributes.js";
import { parseArguments } from "./calls.js";
import type { CSharpWalk } from "./csharp.js";
import { addField } from "./members.js";
import { jsonName } from "./names.js";
import { type Parameter, parseParameters } from "./parameters.js";
import { parseType as parseTypeName } from "./types.js";
import { unknown } from "../lowering.js";
import type { Call, Expression, FunctionExpression, Instance, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf, type Token } from "../tokens.js";

export function parseType(walk: CSharpWalk, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start, word } = take(cursor);
  takeIf(cursor, "class");
  takeIf(cursor, "struct");
  const name = take(cursor);
  const scope = lowering.scope({ start, end: start }, "block", parent);
  const params = isNext(cursor, "(") ? lowering.scope(name, "function", scope, true) : undefined;
  const parameters = params ? parseParameters(walk, params) : [];
  if (params) (params as { end: number }).end = peek(cursor).start;
  const base = takeIf(cursor, ":") ? parseTypeName(walk, parent) : undefined;
  // A base with an interface's name has no fields.
  const isClass = base !== undefined && !/^I[A-Z]/.test(base.name);
  const made = lowering.instance(name, scope, "this", isClass ? base : undefined);
  const instance: Instance = Object.assign(made, { keyOf: jsonName });
  if (base) {
    const guards = undefined;
    const { start: from, end } = base;
    const span = { start: from, end, scope, guards };
    const making: Call = { ...span, kind: "call", callee: base, args: [], isNew: true };
    const value: Expression = { ...span, kind: "object", parts: [], making };
    lowering.give(lowering.declare(scope, "base"), value, start, scope);
  }
  if (params) {
    const bindings = parameters.map(({ binding }) => binding);
    const span = { start, end: peek(cursor).start };
    const maker: FunctionExpression = lowering.function(span, params, bindings);
    if (base && isNext(cursor, "("))
      maker.baseCall = lowering.call(base, base, parseArguments(walk, params), params, true);
    instance.makers.push(maker);
    for (const parameter of parameters) addParameter(walk, word === "record", parameter, instance);
  }
  // Other code may set members that the class does not declare.
  const parts: Part[] = [{ spread: unknown(name, "a class") }];
  walk.statics.set(scope, { name: name.word, parts });
  const { start: from, end } = name;
  const type = { kind: "object", start: from, end, parts, scope, guards: undefined } as const;
  if (word !== "interface") declareType(walk, name, { ...type, instance }, parent);
  while (!isNext(cursor, "{") && !isNext(cursor, ";") && peek(cursor).kind !== "end") take(cursor);
  if (takeIf(cursor, "{")) walk.statements(walk, scope);
  // The implementing class defines the other members of an interface.
  if (word === "interface" && parts.some(isConstant)) declareType(walk, name, type, parent);
}

function isConstant(part: Part): boolean {
  return "key" in part && part.value.kind !== "function";
}

/**
 * Adds a primary constructor's parameter: a public property of a record, or a field that only the methods of a class
 * see.
 */
function addParameter(
  walk: CSharpWalk,
  isRecord: boolean,
  { name, attribute, type }: Parameter,
  instance: Instance,
): void {
  const { word, start, end } = name;
  const [maker] = instance.makers;
  const value: Expression = { kind: "name", start, end, name: word, scope: maker!.scope };
  const key = isRecord ? jsonName(word) : `parameter ${word}`;
  const json = isRecord && !attribute.isIgnored ? (attribute.name ?? key) : undefined;
  addField(
    walk,
    instance,
    word,
    { key, keyStart: start, keyEnd: end, value, ...(type && { type }) },
    json,
  );
}

/** Declares a type in a scope, and as a member of the type around. */
function declareType(walk: CSharpWalk, name: Token, value: Expression, scope: Scope): void {
  const { word, start, end } = name;
  walk.lowering.give(walk.lowering.declare(scope, word), value, start, scope);
  const same: Expression = { kind: "name", start, end, name: word, scope };
  const part = { key: jsonName(word), keyStart: start, keyEnd: end, value: same };
  walk.statics.get(scope)?.parts.push(part);
}

/** Reads an enum. The form of its members in JSON depends on settings; their text form is their name. */
export function parseEnum(walk: CSharpWalk, parent: Scope): void {
  const { cursor } = walk;
  take(cursor);
  const name = take(cursor);
  const { start, end } = name;
  while (!isNext(cursor, "{") && peek(cursor).kind !== "end") take(cursor);
  take(cursor);
  const parts: Part[] = [];
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    parseAttributes(walk);
    const member = take(cursor);
    const { start: keyStart, end: keyEnd } = member;
    const value = { ...unknown(member, "a member of an enum"), asText: member.word } as const;
    parts.push({ key: jsonName(member.word), keyStart, keyEnd, value });
    while (!isNext(cursor, ",") && !isNext(cursor, "}") && peek(cursor).kind !== "end")
      take(cursor);
    takeIf(cursor, ",");
  }
  takeIf(cursor, "}");
  declareType(
    walk,
    name,
    { kind: "object", start, end, parts, scope: parent, guards: undefined },
    parent,
  );
}
