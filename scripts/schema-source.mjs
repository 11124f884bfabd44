/**
 * Microsoft's schemas as this project uses them: read by path from @microsoft/app-manifest (its
 * code cannot be loaded when it is installed alone), patched, without prose.
 */
import { readFileSync } from "node:fs";

const folder = new URL("../node_modules/@microsoft/app-manifest/", import.meta.url);

export const sourceVersion = JSON.parse(
  readFileSync(new URL("package.json", folder), "utf8"),
).version;

/** In the order of publication. There is no 1.18. */
export const manifestVersions = [
  ...Array.from({ length: 31 }, (_, minor) => `1.${minor}`).filter((version) => version !== "1.18"),
  "devPreview",
];

/** Language files came with 1.5. */
export const localizationVersions = manifestVersions.slice(5);

/**
 * Corrections to Microsoft's schemas, each with its reason. `edit` changes the schema in place and
 * returns how many spots it changed; a patch that no longer changes anything fails the build.
 */
export const patches = [
  {
    reason:
      "patterns with a bare closing bracket do not compile as Unicode expressions, which the " +
      "\\p{L} of other patterns needs",
    kind: "localization",
    from: "1.8",
    edit: (schema) =>
      renameKeys(schema.patternProperties, (key) => key.replace(/(?<=\\b)\](?=\\\.)/g, "\\]")),
  },
  {
    reason:
      "[0-127] is a class of the digits 0, 1, 2 and 7; all later versions spell out the range 0 to 127",
    kind: "localization",
    from: "1.7",
    to: "1.7",
    edit: (schema) =>
      renameKeys(schema.patternProperties, (key) =>
        key.replace("[0-127]", "([0-9]|[1-9][0-9]|1[01][0-9]|12[0-7])"),
      ),
  },
  {
    reason:
      "1.0 refuses the $schema property that every editor and every later version wants in a manifest",
    kind: "manifest",
    from: "1.0",
    to: "1.0",
    edit: (schema) => {
      if (schema.properties.$schema) return 0;
      schema.properties.$schema = { type: "string", format: "uri" };
      return 1;
    },
  },
  {
    reason:
      "[1-9]+[0-9]* takes quadratic time on a long row of digits; [1-9][0-9]* accepts the same texts",
    kind: "manifest",
    from: "1.5",
    edit: (schema) => {
      const { semver } = schema.definitions;
      const before = semver.pattern;
      semver.pattern = before.replaceAll("[1-9]+[0-9]*", "[1-9][0-9]*");
      return semver.pattern === before ? 0 : 1;
    },
  },
  {
    reason:
      "mcpToolDescription is required by mistake: 1.29, 1.30 and devPreview made it optional again " +
      "(agents-toolkit#16141)",
    kind: "manifest",
    from: "1.27",
    to: "1.28",
    edit: (schema) => {
      const { remoteMcpServer } =
        schema.properties.agentConnectors.items.properties.toolSource.properties;
      const before = remoteMcpServer.required.length;
      remoteMcpServer.required = remoteMcpServer.required.filter(
        (name) => name !== "mcpToolDescription",
      );
      return before - remoteMcpServer.required.length;
    },
  },
];

/** The schema as published. `kind` is "manifest" or "localization". */
export function publishedSchema(kind, version) {
  const name = kind === "manifest" ? "MicrosoftTeams" : "MicrosoftTeams.Localization";
  const directory = version === "devPreview" ? "vDevPreview" : `v${version}`;
  const path = `build/json-schemas/teams/${directory}/${name}.schema.json`;
  return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

/** The schema with the patches that are meant for it. */
export function patchedSchema(kind, version) {
  const schema = publishedSchema(kind, version);
  const order = manifestVersions.indexOf(version);
  for (const { kind: patched, from, to = "devPreview", edit, reason } of patches) {
    if (kind !== patched || order < manifestVersions.indexOf(from)) continue;
    if (order > manifestVersions.indexOf(to)) continue;
    if (edit(schema) === 0)
      throw new Error(`${kind} ${version} needs no patch any more: ${reason}`);
  }
  return schema;
}

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const one = new Set(["items", "additionalProperties", "not", "if", "then", "else"]);
const many = new Set(["anyOf", "oneOf", "allOf"]);
const named = new Set(["properties", "patternProperties", "definitions", "dependencies"]);

/** A copy of the schema whose direct sub-schemas went through `change(schema, keyword)`. */
export function mapSubschemas(schema, change) {
  const copy = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (one.has(keyword) && isObject(value)) copy[keyword] = change(value, keyword);
    else if (many.has(keyword)) copy[keyword] = value.map((branch) => change(branch, keyword));
    else if (named.has(keyword)) {
      const changed = ([name, child]) => [name, isObject(child) ? change(child, keyword) : child];
      copy[keyword] = Object.fromEntries(Object.entries(value).map(changed));
    } else copy[keyword] = value;
  }
  return copy;
}

/** The schema that a local `$ref` names. Throws where it names nothing. */
export function resolveRef(root, ref) {
  let schema = root;
  for (const segment of ref.slice(2).split("/")) schema = schema[segment];
  if (!schema) throw new Error(`${ref} names nothing`);
  return schema;
}

function renameKeys(object, rename) {
  let changed = 0;
  for (const [key, value] of Object.entries(object)) {
    const name = rename(key);
    if (name === key) continue;
    delete object[key];
    object[name] = value;
    changed += 1;
  }
  return changed;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
