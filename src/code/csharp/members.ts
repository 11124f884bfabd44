import { type JsonAttribute, parseAttributes } from "./attributes.js";
import { parseArguments } from "./calls.js";
import type { CSharpWalk } from "./csharp.js";
import { parseExpression } from "./operators.js";
import { jsonName } from "./names.js";
import { parseParameters } from "./parameters.js";
import { unknown } from "../lowering.js";
import type { Binding, Expression, Instance, Name, PropertyPart, Scope } from "../program.js";
import { isNext, peek, take, takeIf, type Token } from "../tokens.js";

/** The words and attributes before a member. */
export interface Modifiers {
  readonly words: readonly string[];
  readonly attribute: JsonAttribute;
}

/** Modifiers of members that a derived class in any file may replace. */
const VIRTUAL = /^(?:virtual|abstract)$/;

export const PLAIN: Modifiers = { words: [], attribute: {} };

/** Reads the rest of a declaration after its type: a method, a property, or names with their values. */
export function parseDeclared(
  walk: CSharpWalk,
  scope: Scope,
  modifiers: Modifiers,
  type: Name | undefined,
): void {
  const { cursor, lowering } = walk;
  for (;;) {
    const name = take(cursor);
    if (modifiers.words.some((word) => VIRTUAL.test(word)))
      scope.instance?.overridden.add(jsonName(name.word));
    if (isNext(cursor, "<") || isNext(cursor, "(")) return parseMethod(walk, name, scope, type);
    const accessors = isNext(cursor, "{") ? parseAccessors(walk, scope) : undefined;
    const isComputed = isNext(cursor, "=>");
    const value =
      takeIf(cursor, "=>") || takeIf(cursor, "=") ? parseValue(walk, scope, type) : undefined;
    if (scope.instance) {
      const member = { name, type, accessors: isComputed ? COMPUTED : accessors, value };
      declareMember(walk, scope.instance, member, modifiers);
    } else {
      const binding = lowering.declare(scope, name.word, undefined, type && { type });
      if (value) lowering.give(binding, value, name.start, scope);
    }
    // A property ends with its accessors.
    if (accessors && !value) return;
    if (!takeIf(cursor, ",") || peek(cursor).kind !== "name") break;
  }
  if (!isNext(cursor, "}")) skipStatement(walk, scope);
}

/**
 * The value of a declaration; `new(…)` makes an object of the declared type. Undefined for an array in bare braces.
 */
function parseValue(
  walk: CSharpWalk,
  scope: Scope,
  type: Name | undefined,
): Expression | undefined {
  const { cursor } = walk;
  if (isNext(cursor, "{")) return undefined;
  if (type && isNext(cursor, "new") && isNext(cursor, "(", 1)) walk.target = type;
  return parseExpression(walk, scope);
}

/** A property's accessors: whether other classes may set it, and whether code computes it. */
interface Accessors {
  readonly isShared: boolean;
  readonly isComputed: boolean;
}

const COMPUTED: Accessors = { isShared: false, isComputed: false };

/** `{ get; private set; }`, or with bodies, which hold calls like those of a method. */
function parseAccessors(walk: CSharpWalk, parent: Scope): Accessors {
  const { cursor, lowering } = walk;
  let [isShared, isComputed, isHidden] = [false, false, false];
  take(cursor);
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    parseAttributes(walk);
    const { word, start } = take(cursor);
    if (/^(?:private|protected)$/.test(word)) isHidden = true;
    if (!/^(?:get|set|init|add|remove)$/.test(word)) continue;
    if (/^(?:set|init)$/.test(word) && !isHidden) isShared = true;
    isHidden = false;
    if (isNext(cursor, "{") || isNext(cursor, "=>")) {
      const scope = lowering.scope({ start, end: start }, "function", parent, true);
      const given = lowering.declare(scope, "value", "somebody sets it");
      walk.body(walk, lowering.function({ start, end: start }, scope, [given]), scope);
      isComputed = true;
    }
    takeIf(cursor, ";");
  }
  takeIf(cursor, "}");
  return { isShared, isComputed };
}

interface DeclaredMember {
  readonly name: Token;
  readonly type: Name | undefined;
  /** The accessors of a property; undefined for a field. */
  readonly accessors: Accessors | undefined;
  readonly value: Expression | undefined;
}

/** Modifiers of members that other classes see; code in any file may set these, unless they are fixed. */
const SHARED = /^(?:public|protected|internal)$/;
const FIXED = /^(?:const|readonly)$/;

function declareMember(
  walk: CSharpWalk,
  instance: Instance,
  { name, type, accessors, value }: DeclaredMember,
  { words, attribute }: Modifiers,
): void {
  const { word, start, end } = name;
  const { scope } = instance;
  const isSeen = words.some((each) => SHARED.test(each));
  const isFixed = words.some((each) => FIXED.test(each));
  const isShared = isSeen && (accessors ? accessors.isShared : !isFixed);
  if (words.includes("static") || words.includes("const")) {
    const held = isShared || !value ? unknown(name, "it can be set elsewhere") : value;
    const same: Expression = { kind: "name", start, end, name: word, scope };
    const more = type && { type };
    walk.lowering.give(walk.lowering.declare(scope, word, undefined, more), held, start, scope);
    walk.statics
      .get(scope)
      ?.parts.push({ key: jsonName(word), keyStart: start, keyEnd: end, value: same });
    return;
  }
  const unset: Expression = accessors?.isComputed
    ? unknown(name, "it is computed when it is read")
    : { kind: "constant", start, end, value: undefined };
  const key = keyOf(instance, word);
  const isInJson = words.includes("public") && accessors !== undefined && !attribute.isIgnored;
  const json = attribute.name ?? (isInJson ? jsonName(word) : undefined);
  const part = { key, keyStart: start, keyEnd: end, value: value ?? unset };
  addField(
    walk,
    instance,
    word,
    { ...part, ...(isShared && { isShared }), ...(type && { type }) },
    json,
  );
}

/** By class, the index in its parts of the first field with a key; a class may have thousands of fields. */
const indexes = new WeakMap<Instance, Map<string, number>>();

function indexesOf(instance: Instance): Map<string, number> {
  const known = indexes.get(instance) ?? new Map<string, number>();
  indexes.set(instance, known);
  return known;
}

/**
 * Adds a field, which methods use by its bare name; `json` is its name in JSON, undefined where JSON omits the field.
 */
export function addField(
  { lowering }: CSharpWalk,
  instance: Instance,
  word: string,
  part: PropertyPart & { readonly key: string },
  json: string | undefined,
): void {
  const { key, type } = part;
  const { self, scope, names, parts } = instance;
  const known = indexesOf(instance);
  if (part.value.kind !== "function" && !known.has(key)) known.set(key, parts.length);
  parts.push(part);
  if (json !== key) names.json.set(key, json);
  const field = { self, key };
  lowering.declare(scope, word, undefined, type ? { type, field } : { field });
}

/**
 * The key of a member. JSON names begin with a small letter, so a field `kind` gets a hidden key where a property
 * `Kind` needs `kind`.
 */
function keyOf(instance: Instance, word: string): string {
  const { scope, parts, names } = instance;
  const key = jsonName(word);
  const index = indexesOf(instance).get(key) ?? parts.length;
  const part = parts[index];
  if (!part || "spread" in part) return key;
  const hidden = `field ${key}`;
  if (key === word) {
    names.json.set(hidden, undefined);
    return hidden;
  }
  const binding: { field?: Binding["field"] } | undefined = scope.bindings.get(key);
  if (binding?.field) binding.field = { ...binding.field, key: hidden };
  parts[index] = { ...part, key: hidden };
  indexesOf(instance).delete(key);
  names.json.delete(key);
  names.json.set(hidden, undefined);
  return key;
}

function parseMethod(walk: CSharpWalk, name: Token, parent: Scope, type: Name | undefined): void {
  const { cursor, lowering } = walk;
  const { word, start, end } = name;
  const scope = lowering.scope({ start, end: start }, "function", parent, true);
  while (!isNext(cursor, "(") && peek(cursor).kind !== "end") take(cursor);
  const all = parseParameters(walk, scope);
  const params = all.filter(({ isRest }) => !isRest).map(({ binding }) => binding);
  const made = lowering.function({ start, end: start }, scope, params);
  const items = all.find(({ isRest }) => isRest)?.binding;
  if (items) made.rest = { items, mayBeWhole: true };
  const [first] = all;
  if (first?.isThis && first.type) made.extends = first.type.name;
  const own = walk.statics.get(parent);
  const isMaker = own?.name === word;
  if (isMaker && takeIf(cursor, ":")) {
    // `: this(…)` calls another constructor of the class, which decides the values.
    const isBase = take(cursor).word === "base";
    const args = isNext(cursor, "(") ? parseArguments(walk, scope) : [];
    const base = parent.instance?.base;
    if (isBase && base) made.baseCall = lowering.call(name, base, args, scope, true);
    if (!isBase) parent.instance?.makers.push(made);
  }
  while (
    !isNext(cursor, "{") &&
    !isNext(cursor, "=>") &&
    !isNext(cursor, ";") &&
    peek(cursor).kind !== "end"
  )
    take(cursor);
  if (type && isNext(cursor, "=>") && isNext(cursor, "new", 1) && isNext(cursor, "(", 2))
    walk.target = type;
  walk.body(walk, made, scope);
  if (isMaker) parent.instance?.makers.push(made);
  else {
    const part = { key: jsonName(word), keyStart: start, keyEnd: end, value: made };
    parent.instance?.parts.push(part);
    own?.parts.push(part);
    lowering.give(lowering.declare(parent, word), made, start, parent);
  }
}

/** Skips the rest of a statement, reading the expressions in it for their calls. */
export function skipStatement(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  while (
    !isNext(cursor, ";") &&
    !isNext(cursor, "}") &&
    !isNext(cursor, "{") &&
    !isNext(cursor, ")") &&
    peek(cursor).kind !== "end"
  ) {
    const before = cursor.at;
    parseExpression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ";");
}
