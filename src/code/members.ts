import type { Text } from "../json/template.js";
import { lengthOf } from "./answers.js";
import { valueUnderUnknownKey, TABLE } from "./conditions.js";
import { enumName, itemAt } from "./containers.js";
import { placeOfCopy } from "./copies.js";
import { argumentName, type Evaluation, type Inner, NOTHING } from "./evaluation.js";
import { memberElsewhere } from "./functions.js";
import { valueOfSelf } from "./instances.js";
import { isRound } from "./items.js";
import type { Literal } from "./literal.js";
import type { Standpoint } from "./names.js";
import type { Expression, Member } from "./program.js";
import { lookUp } from "./scopes.js";
import { unreadAt } from "./settings.js";
import { snippet } from "./written.js";

/** Names in a chain of members that are followed. */
const LONGEST = 100;

/** The value of a property; under an unknown key, a decision among the properties of a small object. */
export function valueOfMember(
  standpoint: Standpoint,
  expression: Member,
  inner: Inner,
): Literal | undefined {
  const { evaluation, use, given, value } = standpoint;
  const found = memberElsewhere(expression);
  if (found) return value(found.value, found.use, NOTHING);
  const place = placeOfCopy(expression, use);
  if (place !== use) {
    const copied = value(expression, place, given);
    // Objects and lists are not copied, and later changes count.
    if (copied?.kind !== "object" && copied?.kind !== "list") return copied;
  }
  const owner = evaluatePart(evaluation, expression, () => ownerOf(standpoint, expression, inner));
  const of = expression.isEntry && owner?.kind === "unknown" ? owner.entries : owner;
  // `user?.name` of an absent user is absent; without the question mark the program throws there.
  if (evaluation.looked && (!of || of.kind === "null")) return undefined;
  const key = keyOf(expression, inner);
  if (typeof key === "string" && of?.kind === "object") {
    const property = of.properties.get(key);
    // Code that may add properties to an open object may add to its parts too.
    if (property?.value.kind === "object" && of.isOpen) return { ...property.value, isOpen: true };
    if (property) return namedAfter(evaluation, property.value, expression);
    if (!of.isOpen && !OWN.test(key) && !Object.hasOwn(Object.prototype, key)) return undefined;
  }
  // Texts and numbers have no property `value`, so the expression is the value of an enum's member.
  if (key === "value" && (of?.kind === "string" || of?.kind === "number")) return of;
  const item = typeof key === "string" ? itemAt(of, key) : undefined;
  if (item) return item.value;
  if (isLengthMember(expression)) {
    const [least, most] = lengthOf(of) ?? [0, Infinity];
    const { start, end } = expression;
    if (least === most) return { kind: "number", start, end, value: least, raw: String(least) };
  }
  const keys = key === undefined ? keysOf(of, isRound(expression.name)) : [];
  if (keys.length > 0) return valueUnderUnknownKey(evaluation, expression, keys, inner);
  const reason = of?.kind === "unknown" ? of.reason : "its value is known when it runs";
  const isSet = of?.kind === "unknown" && of.isSetting;
  return unreadAt(evaluation, expression, reason, isSet);
}

/** Members that a dictionary has beside its entries, in some language. */
const OWN = /^(?:count|keys|values)$/;

/**
 * The keys of an object that can be tried one by one, or in a loop the indices of a list; none of a large one, or one
 * that may have more.
 */
function keysOf(of: Literal | undefined, isLoop: boolean): readonly string[] {
  const isList = of?.kind === "list" && isLoop;
  if ((of?.kind !== "object" && !isList) || of.isOpen) return [];
  const keys = of.kind === "object" ? [...of.properties.keys()] : Object.keys(of.items);
  return keys.length <= TABLE ? keys : [];
}

/** The name of a property, which may be the value of an expression; undefined where only the running program knows it. */
export function keyOf({ name }: Member, inner: Inner): Text | undefined {
  if (typeof name === "string") return name;
  const literal = inner(name);
  if (literal?.kind === "number") return literal.raw;
  if (literal?.kind === "string") return literal.isSetting ? undefined : literal.text;
  return enumName(literal);
}

/** The owner of a member; for the object of the class around, only that member is evaluated. */
function ownerOf(standpoint: Standpoint, { of, name }: Member, inner: Inner): Literal | undefined {
  const instance = of.kind === "name" ? lookUp(of)?.instance : undefined;
  return instance && of.kind === "name" && typeof name === "string"
    ? valueOfSelf(standpoint, of, instance, name)
    : inner(of);
}

/**
 * Evaluates a part of a caller's argument in a test, and records that part alone: the test says nothing about other
 * parts.
 */
function evaluatePart<Value>(evaluation: Evaluation, expression: Member, look: () => Value): Value {
  const { looked } = evaluation;
  if (!looked) return look();
  const path: string[] = [];
  let root: Expression = expression;
  for (; root.kind === "member" && typeof root.name === "string"; root = root.of) {
    if (path.length > LONGEST) return look();
    path.unshift(root.name);
  }
  const binding = root.kind === "name" ? lookUp(root) : undefined;
  if (!binding || !evaluation.fromCallers.has(binding)) return look();
  const inside = new Set<string>();
  evaluation.looked = inside;
  const value = look();
  evaluation.looked = looked;
  inside.delete(argumentName(binding));
  for (const decision of inside) looked.add(decision);
  looked.add(argumentName(binding, path));
  return value;
}

/** A value read by a member expression; an unknown value without a name of its own is named after the expression. */
function namedAfter(
  { programAt }: Evaluation,
  value: Literal,
  { nameStart, ...span }: Member,
): Literal {
  const isNamed = value.kind !== "unknown" || /^[\w$.#]+$/.test(value.raw);
  return isNamed || nameStart === span.start ? value : { ...value, raw: snippet(programAt, span) };
}

/** Whether a member is the length of its owner, in some language. */
export function isLengthMember(expression: Expression): expression is Member {
  return expression.kind === "member" && /^(?:length|count)$/.test(String(expression.name));
}
