import type { FieldNames, Literal, Property } from "./literal.js";

/**
 * A value with its classes' fields under their names in JSON, without fields that JSON omits. With `isAlias` the
 * names are the aliases for which a program asks: `by_alias=True`.
 */
export function spelt(literal: Literal, isAlias = false): Literal {
  if (literal.kind === "list") {
    const items = literal.items.map((item) => spelt(item, isAlias));
    return items.every((item, index) => item === literal.items[index])
      ? literal
      : { ...literal, items };
  }
  if (literal.kind !== "object") return literal;
  const { names, ...plain } = literal;
  const properties = new Map<string, Property>();
  let isSame = names === undefined;
  for (const [key, property] of literal.properties) {
    const name = nameOf(names, key, isAlias);
    const value = spelt(property.value, isAlias);
    isSame &&= value === property.value;
    if (name !== undefined) properties.set(name, { ...property, value });
  }
  return isSame ? literal : { ...plain, properties };
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
