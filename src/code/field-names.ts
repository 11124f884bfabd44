import type { FieldNames, Literal, Property } from "./literal.js";

/**
 * A value with its classes' fields under their names in JSON, without fields that JSON omits. With `isAlias` the
 * names are the aliases for which a program asks: `by_alias=True`.
 */
export function spelt(literal: Literal, isAlias = false): Literal {
  return hasNames(literal) ? renamed(literal, isAlias) : literal;
}

/** Whether an object in a value has names of its own: of the objects of a program hardly any has. */
function hasNames(literal: Literal): boolean {
  if (literal.kind === "list") return literal.items.some(hasNames);
  if (literal.kind !== "object") return false;
  if (literal.names) return true;
  for (const { value } of literal.properties.values()) if (hasNames(value)) return true;
  return false;
}

function renamed(literal: Literal, isAlias: boolean): Literal {
  if (literal.kind === "list")
    return { ...literal, items: literal.items.map((item) => renamed(item, isAlias)) };
  if (literal.kind !== "object") return literal;
  const { names, ...plain } = literal;
  const properties = new Map<string, Property>();
  for (const [key, property] of literal.properties) {
    const name = nameOf(names, key, isAlias);
    const value = renamed(property.value, isAlias);
    if (name !== undefined) properties.set(name, { ...property, value });
  }
  return { ...plain, properties };
}

function nameOf(names: FieldNames | undefined, key: string, isAlias: boolean): string | undefined {
  if (!names) return key;
  const name = names.json.has(key) ? names.json.get(key) : key;
  return name !== undefined && isAlias ? (names.alias.get(key) ?? name) : name;
}

/** A value without its properties that are null: `exclude_none=True`. */
export function withoutNulls(literal: Literal): Literal {
  if (literal.kind !== "object") return literal;
  const properties = new Map(literal.properties);
  for (const [key, { value, ...place }] of properties) {
    if (value.kind === "null") properties.delete(key);
    else properties.set(key, { ...place, value: withoutNulls(value) });
  }
  return { ...literal, properties };
}
