import { isThrown } from "./conditions.js";
import { type Evaluation, type Inner, unknownAt } from "./evaluation.js";
import type { ListLiteral, Literal, ObjectLiteral, Property, Span } from "./literal.js";
import type { ItemForm } from "./items.js";
import type { Expression, Part, PropertyPart } from "./program.js";
import { lookUp } from "./scopes.js";
import { written } from "./written.js";

/**
 * An object from its properties and spread objects, where later ones override earlier ones, on top of the properties
 * in `begun`; `copied` evaluates a spread object.
 */
export function object(
  evaluation: Evaluation,
  { start, end, parts }: Expression & { kind: "object" },
  inner: Inner,
  { begun, copied }: { readonly begun: ObjectLiteral | undefined; readonly copied: Inner },
): ObjectLiteral {
  const properties = new Map<string, Property>(begun?.properties);
  let isOpen = begun?.isOpen ?? false;
  let names = begun?.names;
  for (const part of parts) {
    if ("spread" in part) {
      const held = spread(evaluation, part.spread, properties, copied);
      isOpen ||= held.isOpen;
      names = held.names ?? names;
    } else isOpen = define(evaluation, part, properties, inner) || isOpen;
  }
  return { kind: "object", start, end, properties, isOpen, ...(names && { names }) };
}

/** Adds a property. Returns true if the key is not known, so that any property may have been overwritten. */
function define(
  evaluation: Evaluation,
  part: PropertyPart,
  properties: Map<string, Property>,
  inner: Inner,
): boolean {
  const { keyStart, keyEnd } = part;
  let key: unknown = part.key;
  if (typeof part.key !== "string") {
    const literal = inner(part.key);
    key =
      literal?.kind === "string"
        ? literal.text
        : literal?.kind === "number"
          ? String(literal.value)
          : enumName(literal);
  }
  // JSON omits functions.
  const value = part.value.kind === "function" ? undefined : inner(part.value);
  if (typeof key !== "string") {
    forget(evaluation, properties, "a computed key may name it");
    return true;
  }
  properties.delete(key);
  if (value) properties.set(key, { keyStart, keyEnd, value });
  return false;
}

/** The name of an enum's member, which stands for the member as a key; undefined for any other value. */
export function enumName(key: Literal | undefined): string | undefined {
  return key?.kind === "unknown" ? key.asText : undefined;
}

/** Adds the properties of a spread object; open where the object may have further properties. */
function spread(
  evaluation: Evaluation,
  of: Expression,
  properties: Map<string, Property>,
  copied: Inner,
): Pick<ObjectLiteral, "isOpen" | "names"> {
  const literal = copied(of);
  if (
    !literal ||
    literal.kind === "null" ||
    literal.kind === "boolean" ||
    literal.kind === "number"
  )
    return { isOpen: false };
  if (literal.kind !== "object") {
    const parts = partsOf(of);
    for (const { key, keyStart, keyEnd, value } of parts ?? [])
      properties.set(key, {
        keyStart,
        keyEnd,
        value: unknownAt(evaluation, value, "a condition decides"),
      });
    if (!parts) forget(evaluation, properties, "what is spread over it may hold another one");
    return { isOpen: !parts };
  }
  if (literal.isOpen) forget(evaluation, properties, "what is spread over it may hold another one");
  for (const [key, property] of literal.properties) {
    properties.delete(key);
    properties.set(key, property);
  }
  return literal;
}

type NamedPart = PropertyPart & { readonly key: string };

/** The properties that the objects have of which conditions choose one; undefined where it may have others. */
function partsOf(of: Expression, depth = 0): readonly NamedPart[] | undefined {
  const ofAll = (all: readonly Expression[]): readonly NamedPart[] | undefined => {
    const each = depth < DEEPEST ? all.map((one) => partsOf(one, depth + 1)) : [undefined];
    return each.every((parts) => parts !== undefined) ? each.flat() : undefined;
  };
  switch (of.kind) {
    case "constant":
      return [];
    case "object":
      return of.parts.every(isNamed) && !of.making && !of.base ? of.parts : undefined;
    case "choice":
      return ofAll(of.options.map(({ value }) => value).filter((value) => !isThrown(value)));
    case "fallback":
      return ofAll([of.of, of.otherwise]);
    // A test that fails has no properties.
    case "both":
      return ofAll([of.also]);
    case "name": {
      const binding = lookUp(of);
      if (!binding || binding.reason !== undefined || binding.changes.length > 0) return undefined;
      return binding.values.length > 0
        ? ofAll(binding.values.map(({ value }) => value))
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Names and choices around each other that are looked through. */
const DEEPEST = 8;

function isNamed(part: Part): part is NamedPart {
  return !("spread" in part) && typeof part.key === "string";
}

function forget(evaluation: Evaluation, properties: Map<string, Property>, reason: string): void {
  for (const [key, { keyStart, keyEnd, value }] of properties) {
    properties.set(key, { keyStart, keyEnd, value: unknownAt(evaluation, value, reason) });
  }
}

/** A list from its items; open where a spread list may have further items. */
export function list(
  { start, end, items }: Expression & { kind: "list" },
  inner: Inner,
): ListLiteral {
  const literals: Literal[] = [];
  let isOpen = false;
  for (const { isSpread, value } of items) {
    const literal = inner(value);
    if (!isSpread) literals.push(literal ?? { kind: "null", start: value.start, end: value.end });
    else if (literal?.kind === "list") {
      literals.push(...literal.items);
      isOpen ||= literal.isOpen;
    } else isOpen = true;
  }
  return { kind: "list", start, end, items: literals, isOpen };
}

/**
 * The item of a list or a tuple at a key, as `pair[1]` for C#'s `pair.Item2`. Undefined where the items are unknown
 * or the key is no index; its `value` is undefined past the end of a list.
 */
export function itemAt(
  of: Literal | undefined,
  key: string,
): { readonly value: Literal | undefined } | undefined {
  const isList = of?.kind === "list" && !of.isOpen;
  const items = isList ? of.items : of?.kind === "unknown" ? of.items : undefined;
  const [, index, number] = /^(?:(\d{1,9})|item(\d))$/.exec(key) ?? [];
  const at = index === undefined ? Number(number) - 1 : Number(index);
  if (!items || !(at >= 0) || (isList && number !== undefined)) return undefined;
  return isList || at < items.length ? { value: items[at] } : undefined;
}

/** The keys or values of an object as a list, in the order in which they were written; unknown for an open object. */
export function itemsOf(
  evaluation: Evaluation,
  { as, isLoop, start, end }: Span & { readonly as: ItemForm; readonly isLoop?: true },
  of: Literal | undefined,
): Literal {
  if (isLoop && of?.kind === "list") return of;
  if (isLoop && of?.kind === "unknown" && of.entries) of = of.entries;
  if (of?.kind !== "object" || of.isOpen)
    return unknownAt(evaluation, { start, end }, "its properties are known when it runs");
  const found = [...of.properties].map(([name, { keyStart, keyEnd, value }]): Literal => {
    const at = { start: keyStart, end: keyEnd };
    const isPlain = /^["']/.test(written(evaluation.programAt, at));
    const key: Literal = { kind: "string", ...at, text: name, isPlain };
    if (as === "keys") return key;
    if (as === "values") return value;
    if (as === "entries") return { kind: "list", ...at, items: [key, value], isOpen: false };
    const properties = new Map([
      ["key", { keyStart, keyEnd, value: key }],
      ["value", { keyStart, keyEnd, value }],
    ]);
    return { kind: "object", ...at, properties, isOpen: false };
  });
  return { kind: "list", start: of.start, end: of.end, items: found, isOpen: false };
}
