import { HOLE_MARKS } from "../json/holes.js";
import type { ObjectSchema, PropertySchema } from "../schema/request.js";

/** A JSON Schema of 2020-12, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

export function ref(name: string) {
  return { $ref: `#/$defs/${name}` };
}

/** A string with a placeholder may become any value: unknown is not wrong. */
export const UNKNOWN = ref("placeholder");

/** The strings with placeholders; in an id or a URL a single brace counts too. */
export const placeholders = {
  placeholder: {
    description: "A string with a placeholder: ${{NAME}}, {{name}}, <<name>>, %NAME%",
    ...matching(HOLE_MARKS.double),
  },
  idPlaceholder: matching(HOLE_MARKS["single-too"]),
};

export const NULL = { type: "null" };

export const NOT_BLANK = matching("\\S");

/** A string that matches the expression. */
export function matching(pattern: string) {
  return { type: "string", pattern };
}

export function anyOf(...schemas: readonly Schema[]) {
  return { anyOf: schemas };
}

/** An object that has the properties, with values of these schemas. */
export function having(properties: Readonly<Record<string, Schema>>) {
  return { type: "object", required: Object.keys(properties), properties };
}

/** An object that has the property, with any value. */
export function has(property: string) {
  return { type: "object", required: [property] };
}

/** The schema after the first condition that holds; any value passes where none does. */
export function choose(
  ...[first, ...others]: readonly (readonly [condition: Schema, then: Schema])[]
): Schema {
  if (first === undefined) return {};
  const [condition, then] = first;
  // `then` is a keyword of JSON Schema here, and nobody awaits the object.
  // oxlint-disable-next-line unicorn/no-thenable
  return { if: condition, then, ...(others.length > 0 && { else: choose(...others) }) };
}

/** The listed texts in any case: the linter only warns about case. */
function oneOf(texts: readonly string[]) {
  return anyOf({ enum: texts }, matching(`^(?:${texts.map(inAnyCase).join("|")})$`), UNKNOWN);
}

/** An expression for a text in any case, because expressions of JSON Schema have no flags. */
export function inAnyCase(text: string): string {
  return text.replace(/[^]/g, (character) => {
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    return lower === upper ? character.replace(/[.#]/, "\\$&") : `[${upper}${lower}]`;
  });
}

/** An object of the linter's own schema (draft 07), in which every value may be a placeholder. */
export function fromObject(schema: ObjectSchema): Schema {
  const properties = Object.entries(schema.properties).map(
    ([name, { description, ...property }]) => [
      name,
      { ...(description !== undefined && { description }), ...fromProperty(property) },
    ],
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}

function fromProperty(schema: PropertySchema): Schema {
  const { $ref, enum: values, type, items, properties } = schema;
  const types = [type].flat();
  if ($ref !== undefined) return anyOf(ref($ref.replace("#/definitions/", "")), UNKNOWN);
  if (values) {
    const { anyOf: texts } = oneOf(values.filter((value) => value !== null));
    return values.includes(null) ? anyOf(NULL, ...texts) : anyOf(...texts);
  }
  // Any string may be a placeholder.
  if (types.includes("string")) return schema;
  if (types.includes("integer")) return anyOf(schema, ref("idPlaceholder"));
  if (items) return anyOf({ ...schema, items: fromProperty(items) }, UNKNOWN);
  return anyOf(properties ? fromObject({ ...schema, properties }) : schema, UNKNOWN);
}
