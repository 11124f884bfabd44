/** Which properties, types, values, defaults and limits each version of the manifest has, from all schemas. */
import { manifestVersions, patchedSchema, resolveRef } from "./schema-source.mjs";

/** Keywords that hold for the object itself, so that their properties are its properties. */
const choices = ["allOf", "anyOf", "oneOf"];
const limits = ["maxLength", "maxItems"];

/**
 * The text of the file: by path (`*` for an item of a list and for a free key) the versions that
 * have it, written "1.6-1.11 1.20-1.30 devPreview", and the same for its values, defaults and limits.
 */
export function generateProperties() {
  const properties = {};
  for (const version of manifestVersions) {
    walkProperties(patchedSchema("manifest", version), (path, schema) =>
      record(properties, path, schema, version),
    );
  }
  const lines = Object.keys(properties)
    .sort()
    .map((path) => `  ${JSON.stringify(path)}: ${JSON.stringify(properties[path], asRanges)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Tells `found` of each schema below the root, with its path; of one property there may be several. */
export function walkProperties(root, found) {
  walk(root, root, "", [], found);
}

function record(properties, path, schema, version) {
  const facts = (properties[path] ??= { in: new Set() });
  facts.in.add(version);
  const add = (keyword, value) => ((facts[keyword] ??= {})[value] ??= new Set()).add(version);
  for (const type of typesOf(schema)) add("type", type);
  for (const value of schema.enum ?? []) add("enum", String(value));
  // "null" in the place of a boolean is a slip of the schema's authors.
  if (schema.default !== undefined && schema.default !== "null")
    add("default", JSON.stringify(schema.default));
  for (const limit of limits) if (schema[limit] !== undefined) add(limit, String(schema[limit]));
}

/** The types that a schema allows by name or by its values; none where it leaves them open, or to a $ref. */
function typesOf({ type, enum: values = [] }) {
  if (type !== undefined) return [type].flat();
  return [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}

function asRanges(_key, versions) {
  if (!(versions instanceof Set)) return versions;
  const ranges = [];
  const linear = manifestVersions.slice(0, -1);
  linear.forEach((version, index) => {
    if (!versions.has(version)) return;
    if (versions.has(linear[index - 1])) ranges.at(-1).last = version;
    else ranges.push({ first: version, last: version });
  });
  const texts = ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  return [...texts, ...(versions.has("devPreview") ? ["devPreview"] : [])].join(" ");
}

function walk(root, schema, path, refs, found) {
  if (schema.$ref) {
    if (refs.includes(schema.$ref)) return;
    walk(root, resolveRef(root, schema.$ref), path, [...refs, schema.$ref], found);
  }
  if (path) found(path, schema);
  const next = (child, at) => walk(root, child, at, refs, found);
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    next(child, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  const free = [...Object.values(schema.patternProperties ?? {}), schema.additionalProperties];
  for (const child of [schema.items, ...free]) {
    if (typeof child === "object") next(child, `${path}/*`);
  }
  for (const branch of choices.flatMap((choice) => schema[choice] ?? [])) next(branch, path);
  for (const child of Object.values(schema.dependencies ?? {})) {
    if (!Array.isArray(child)) next(child, path);
  }
  if (schema.then) next(schema.then, path);
}
