import type { PointerPlace } from "../json/document.js";
import { valueAt } from "../json/pointer.js";
import type { Edit } from "../rule.js";
import { manifestVersions } from "./validate.js";

/** A property of the manifest that some versions have elsewhere, under another name, or not at all. */
export interface MovedProperty {
  /** Where it stood; `*` for any item. */
  readonly path: string;
  /** The first version without it, or with what took its place. */
  readonly from: string;
  readonly help: string;
  /** Its name since then. */
  readonly rename?: string;
  /** What else puts it right; undefined where its value does not allow that. */
  readonly edits?: (at: PointerPlace) => readonly Edit[] | undefined;
}

const removed = (at: PointerPlace): readonly Edit[] => [{ remove: at }];

/** Found by comparing the schemas of all versions, and where none has the property, in the domain facts. */
const movedProperties: readonly MovedProperty[] = [
  {
    // Domain facts, section 9: "v1.6–v1.11 applicationPermissions, removed in v1.12".
    path: "/webApplicationInfo/applicationPermissions",
    from: "1.12",
    help: 'use authorization.permissions.resourceSpecific: [{ "name": …, "type": "Application" }]',
    edits: toResourceSpecific,
  },
  {
    // Domain facts, section 10: "1.17: packageName removed".
    path: "/packageName",
    from: "1.17",
    help: "remove it: the manifest's id alone identifies the app",
    edits: removed,
  },
  {
    // 1.0 requires it, and no later version has it.
    path: "/composeExtensions/*/scopes",
    from: "1.1",
    help: "remove it: a message extension has no scopes of its own",
    edits: removed,
  },
  {
    // Domain facts, section 15, fact 13: names of the preview, which no published version has.
    path: "/copilotExtensions",
    from: "1.19",
    help: 'rename it: since 1.19 it is called "copilotAgents"',
    rename: "copilotAgents",
  },
  ...["/copilotExtensions", "/copilotAgents"].map((parent) => ({
    path: `${parent}/declarativeCopilots`,
    from: "1.19",
    help: 'rename it: since 1.19 it is called "declarativeAgents"',
    rename: "declarativeAgents",
  })),
  {
    // No schema has it, devPreview's neither.
    path: "/needsIdentity",
    from: "1.0",
    help: "remove it: no version of the manifest has it",
    edits: removed,
  },
];

/** What became of the property at the pointer, whichever version it is that lacks it. */
export function movedProperty(pointer: string): MovedProperty | undefined {
  const path = pointer.replace(/\/\d+(?=\/|$)/g, "/*");
  return movedProperties.find((moved) => moved.path === path);
}

/** Whether the version is one that has what took the property's place, or has nothing there. */
export function isMovedIn(version: string, { from }: MovedProperty): boolean {
  return manifestVersions.indexOf(version) >= manifestVersions.indexOf(from);
}

/** The names as entries of the list since 1.12, which is added where it is missing. */
function toResourceSpecific({ document, pointer }: PointerPlace): readonly Edit[] | undefined {
  const names: unknown = valueAt(document.value, pointer);
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) return undefined;
  const entries = [...new Set(names)].map((name: string) => ({ name, type: "Application" }));
  const remove = { remove: { document, pointer } };
  // The closest that exists of the list and the objects around it takes in the rest.
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
  const inserts = entries
    .filter(({ name }) => !known.has(name))
    .map((entry) => ({
      insert: { document, pointer: `${parts.join("")}/-` },
      text: JSON.stringify(entry, undefined, 2),
    }));
  return [...inserts, remove];
}
