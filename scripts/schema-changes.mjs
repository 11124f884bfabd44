/**
 * `node scripts/schema-changes.mjs BEFORE AFTER`: what differs between two folders that each hold a version of
 * @microsoft/app-manifest, as Markdown on stdout: versions of the manifest that are new, and for each that both have,
 * properties that are newly required, new or gone, and values and limits that changed.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { walkProperties } from "./properties-table.mjs";

const names = { manifest: "MicrosoftTeams", localization: "MicrosoftTeams.Localization" };
const limits = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "pattern"];

/**
 * The Markdown text. Takes paths of folders; a schema that cannot be read throws.
 * @param {string} before
 * @param {string} after
 */
export function schemaChanges(before, after) {
  const known = versionsIn(before);
  const versions = versionsIn(after);
  const sections = versions.flatMap((version, index) => {
    if (known.includes(version)) return compare([before, version], [after, version], version);
    // The changes that moving to the version requires.
    const previous = versions[index - 1];
    const use = `## ${version} is new\n\nIt takes effect once it is among \`manifestVersions\` in scripts/schema-source.mjs.`;
    return [use, ...compare([after, previous], [after, version], `${version} against ${previous}`)];
  });
  const gone = known.filter((version) => !versions.includes(version));
  sections.push(...gone.map((version) => `## ${version} is gone`));
  return `${sections.join("\n\n") || "No schema of a manifest or a language file differs."}\n`;
}

/** A section for each kind of schema that differs. */
function compare(before, after, title) {
  return Object.entries(names).flatMap(([kind, name]) => {
    const old = read(...before, name);
    const now = read(...after, name);
    const lines = old && now ? changesOf(old, now) : [];
    if (!old !== !now) lines.push(now ? "the schema is new" : "the schema is gone");
    if (lines.length === 0) return [];
    return `## ${title}, ${kind}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
  });
}

/** "1.0" to the newest, "DevPreview" last. */
function versionsIn(folder) {
  return readdirSync(join(folder, "build/json-schemas/teams"))
    .map((name) => name.slice(1))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

function read(folder, version, name) {
  const path = join(folder, "build/json-schemas/teams", `v${version}`, `${name}.schema.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** Sentences, first those about properties without which a sound file is now wrong. */
function changesOf(old, now) {
  const [was, is] = [factsOf(old), factsOf(now)];
  const required = [];
  const others = [];
  for (const [path, { isRequired, says }] of is) {
    const known = was.get(path);
    // Below a property that is new, all is new.
    if (known === undefined && !was.has(path.slice(0, path.lastIndexOf("/")))) continue;
    if (isRequired && !known?.isRequired) required.push(`\`${path}\` is newly required`);
    else if (known === undefined) others.push(`\`${path}\` is new`);
    if (known === undefined) continue;
    if (known.isRequired && !isRequired) others.push(`\`${path}\` is required no longer`);
    for (const fact of says) if (!known.says.has(fact)) others.push(`\`${path}\` gains ${fact}`);
    for (const fact of known.says) if (!says.has(fact)) others.push(`\`${path}\` loses ${fact}`);
  }
  for (const path of was.keys()) {
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!is.has(path) && is.has(parent)) others.push(`\`${path}\` is gone`);
  }
  return [...required, ...others];
}

/** By path, "" for the whole: whether a schema of the object requires it, and what those of its value say. */
function factsOf(schema) {
  const facts = new Map();
  const of = (path) => {
    if (!facts.has(path)) facts.set(path, { isRequired: false, says: new Set() });
    return facts.get(path);
  };
  const note = (path, part) => {
    const { says } = of(path);
    for (const value of part.enum ?? []) says.add(`the value ${JSON.stringify(value)}`);
    for (const type of [part.type ?? []].flat()) says.add(`the type ${type}`);
    for (const limit of limits)
      if (part[limit] !== undefined) says.add(`${limit} ${JSON.stringify(part[limit])}`);
    for (const name of part.required ?? []) of(`${path}/${name}`).isRequired = true;
  };
  note("", schema);
  walkProperties(schema, note);
  return facts;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(schemaChanges(process.argv[2], process.argv[3]));
