/** Documents for the schemas: made from them at random, but the same for the same seed. */

export interface Schema {
  readonly [keyword: string]: unknown;
}

/** A generator of numbers in 0..1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts of which some fit each pattern of the schemas. */
const texts = [
  "12ab34cd-1234-abcd-1234-1234567890ab",
  "https://contoso.com/a?b={locale}#c",
  "http://x",
  "#A1b2C3",
  "1.0.0",
  "1.20.300",
  "en-us",
  "large",
  "300",
  "Abc.d_1",
  "sheet.xll",
  "Ctrl+K",
  "K1",
  "x-header",
  "",
  " ",
  "null",
  "Grüße 🎉",
  "[[key]]",
  "ftp://host",
  "not a url",
  "a".repeat(33),
];

const others = [null, true, 0, -1, 12, 1.5, "text", [], ["a", "a"], {}, { a: { b: [1] } }];

/**
 * A document that mostly follows the schema. With a `sloppiness` of 1 about one value in twenty is of
 * another kind, lacks something, or holds more than it may, which leaves hardly a document sound;
 * with 0 no value is meant to.
 */
export function createDocument(root: Schema, random: () => number, sloppiness = 1): unknown {
  const slips = (chance: number) => random() < chance * sloppiness;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!;

  function create(schema: Schema, depth: number): unknown {
    if (slips(0.03)) return pick(others);
    if (typeof schema["$ref"] === "string") return create(resolve(root, schema["$ref"]), depth);
    if (schema["const"] !== undefined) return schema["const"];
    if (Array.isArray(schema["enum"])) return slips(0.05) ? "other" : pick(schema["enum"]);
    if (schema["type"] === "object" || schema["properties"]) return createObject(schema, depth);
    if (schema["type"] === "array") return createList(schema, depth);
    if (schema["type"] === "boolean") return random() < 0.5;
    if (schema["type"] === "number" || schema["type"] === "integer")
      return slips(0.5) ? below(300) - 20 : ((schema["minimum"] as number | undefined) ?? 1);
    return createText(schema);
  }

  function createObject(schema: Schema, depth: number): unknown {
    const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
    const required = (schema["required"] ?? []) as readonly string[];
    const object: Record<string, unknown> = {};
    for (const [name, child] of properties) {
      const isThere = required.includes(name) ? !slips(0.03) : random() < (depth > 6 ? 0.1 : 0.4);
      if (isThere) object[name] = create(child, depth + 1);
    }
    const free = Object.values((schema["patternProperties"] ?? {}) as Record<string, Schema>);
    if (free.length > 0) {
      object[pick(freeKeys)] = create(pick(free), depth + 1);
      object[pick(freeKeys)] = create(pick(free), depth + 1);
    }
    if (slips(0.05)) object[pick(["extra", "constructor", "a/b~c"])] = pick(others);
    return object;
  }

  function createList(schema: Schema, depth: number): unknown {
    const limit = (schema["maxItems"] as number | undefined) ?? 3;
    const least = slips(0.1) ? 0 : ((schema["minItems"] as number | undefined) ?? 0);
    const isTooLong = slips(0.03) && limit < 40;
    const length = isTooLong ? limit + 1 : Math.max(least, below(Math.min(limit, 4) + 1));
    const items = (schema["items"] ?? {}) as Schema;
    const list = Array.from({ length }, () => create(items, depth + (isTooLong ? 9 : 1)));
    return slips(0.1) ? [...list, ...list] : list;
  }

  function createText(schema: Schema): string {
    const limit = (schema["maxLength"] as number | undefined) ?? 50;
    if (slips(0.03)) return "🎉".repeat(limit + below(2));
    if (slips(0.05)) return pick(texts);
    return pick(fitting(schema, limit));
  }

  return create(root, 0);
}

const fits = new WeakMap<Schema, readonly string[]>();

/** The texts that keep what a schema says of a string; one that does not where none is known. */
function fitting(schema: Schema, limit: number): readonly string[] {
  const known = fits.get(schema);
  if (known) return known;
  const least = (schema["minLength"] as number | undefined) ?? 0;
  const pattern = new RegExp((schema["pattern"] as string | undefined) ?? "", "u");
  const isUri = schema["format"] === "uri";
  const found = texts.filter(
    (text) =>
      text.length >= least &&
      text.length <= limit &&
      pattern.test(text) &&
      (!isUri || /^http[^{]*$/.test(text)),
  );
  const result = found.length > 0 ? found : ["no fit"];
  fits.set(schema, result);
  return result;
}

/** Keys of language files; some are out of range. */
const freeKeys = [
  "staticTabs[0].name",
  "staticTabs[16].name",
  "activities.activityTypes[7].description",
  "activities.activityTypes[127].templateText",
  "activities.activityTypes[128].templateText",
  "composeExtensions[0].commands[3].title",
  "extensions[0].ribbons[1].tabs[12].label",
  "[[key]]",
];

/** The part of the schema that a local `$ref` names. */
export function resolve(root: Schema, ref: string): Schema {
  let schema: unknown = root;
  for (const segment of ref.slice(2).split("/")) schema = (schema as Schema)[segment];
  return schema as Schema;
}
