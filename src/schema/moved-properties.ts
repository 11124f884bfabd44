import type { PointerPlace } from "../json/document.js";
import { valueAt } from "../json/pointer.js";
import type { Edit } from "../rule.js";
import { quote } from "../words.js";
import { manifestVersions } from "./validate.js";

/** A property of the manifest that some versions have elsewhere, under another name, or not at all. */
export interface MovedProperty {
  /** JSON pointer of the former place; `*` for any item. */
  readonly path: string;
  /** The first version without the property, or with its replacement. */
  readonly from: string;
  /** The change as a message tells it: `is called "copilotAgents"`. */
  readonly became: string;
  /** The help for a manifest of `from` or later. */
  readonly help: string;
  /** The property's new name. */
  readonly rename?: string;
  /**
   * The edits that correct a manifest where a rename does not; undefined where the property's value does not allow
   * them.
   */
  readonly edits?: (at: PointerPlace) => readonly Edit[] | undefined;
}

/** Source: a comparison of the schemas of all versions, and for properties of no schema the domain facts. */
const movedProperties: readonly MovedProperty[] = [
  {
    // Domain facts, section 9: "v1.6–v1.11 applicationPermissions, removed in v1.12".
    path: "/webApplicationInfo/applicationPermissions",
    from: "1.12",
    became: 'is "authorization.permissions.resourceSpecific", as 1.12 and later have it',
    help: 'use authorization.permissions.resourceSpecific: [{ "name": …, "type": "Application" }]',
    edits: toResourceSpecific,
  },
  // Domain facts, section 10: "1.17: packageName removed".
  removed("/packageName", "1.17", "the manifest's id alone identifies the app"),
  // 1.0 requires the property, and no later version has it.
  removed("/composeExtensions/*/scopes", "1.1", "a message extension has no scopes of its own"),
  // No schema has the property, not even devPreview's.
  removed("/needsIdentity", "1.0", "no version of the manifest has it"),
  // Domain facts, section 15, fact 13: names of the preview, which no published version has.
  renamed("/copilotExtensions", "1.19", "copilotAgents"),
  renamed("/copilotExtensions/declarativeCopilots", "1.19", "declarativeAgents"),
  renamed("/copilotAgents/declarativeCopilots", "1.19", "declarativeAgents"),
];

function removed(path: string, from: string, why: string): MovedProperty {
  return {
    path,
    from,
    became: `is taken out: ${why}`,
    help: `remove it: ${why}`,
    edits: (at) => [{ remove: at }],
  };
}

function renamed(path: string, from: string, rename: string): MovedProperty {
  const called = `is called ${quote(rename)}`;
  const became = `${called} since ${from}`;
  return { path, from, became, help: `rename it: since ${from} it ${called}`, rename };
}

/** The moved property at the pointer, for every version; undefined for properties that never moved. */
export function movedProperty(pointer: string): MovedProperty | undefined {
  const path = pointer.replace(/\/\d+(?=\/|$)/g, "/*");
  return movedProperties.find((moved) => moved.path === path);
}

/** Whether the property has moved by this version. */
export function isMovedIn(version: string, { from }: MovedProperty): boolean {
  return manifestVersions.indexOf(version) >= manifestVersions.indexOf(from);
}

/**
 * Edits that turn the names into entries of the list of 1.12 and later, adding the list where it is missing.
 * Undefined where a name or the list has the wrong type.
 */
function toResourceSpecific({ document, pointer }: PointerPlace): readonly Edit[] | undefined {
  const names: unknown = valueAt(document.value, pointer);
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) return undefined;
  const entries = [...new Set(names)].map((name: string) => ({ name, type: "Application" }));
  const remove = { remove: { document, pointer } };
  // The innermost existing object of the path to the list receives the missing rest.
  const parts = ["/authorization", "/permissions", "/resourceSpecific"];
  for (let count = 1; count <= parts.length; count += 1) {
    const at = parts.slice(0, count).join("");
    if (valueAt(document.value, at) !== undefined) continue;
    const value = parts
      .slice(count)
      .reduceRight<unknown>((inner, part) => ({ [part.slice(1)]: inner }), entries);
    const json = JSON.stringify(value, undefined, 2);
    return [{ insert: { document, pointer: at }, text: json }, remove];
  }
  const list: unknown = valueAt(document.value, parts.join(""));
  if (!Array.isArray(list)) return undefined;
  const known = new Set(list.map((entry: unknown) => valueAt(entry, "/name")));
  const texts = entries
    .filter(({ name }) => !known.has(name))
    .map((entry) => JSON.stringify(entry, undefined, 2));
  const insert = {
    insert: { document, pointer: `${parts.join("")}/-` },
    text: texts.join(",\n"),
  };
  return texts.length === 0 ? [remove] : [insert, remove];
}
