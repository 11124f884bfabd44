import type { Document } from "../json/document.js";
import { mayHoldHoles } from "../json/holes.js";
import { escapeSegment, valueAt } from "../json/pointer.js";
import type { ManifestView } from "./manifest.js";
import { type NamedFile, namedFiles, packagePath } from "./named-files.js";

/**
 * A JSON file of the package that the manifest, or a declarative agent in the package, names; language files are not
 * parts.
 */
export interface PackagePart {
  readonly kind: "agent" | "plugin" | "other";
  /** Relative to the manifest, with `/`. */
  readonly path: string;
  readonly document: Document;
}

/** The parts that exist, each once. `read` gives the document of a JSON file by its path, or undefined. */
export function packageParts(
  manifest: ManifestView,
  read: (path: string) => Document | undefined,
): PackagePart[] {
  const parts = new Map<string, PackagePart>();
  const add = (kind: PackagePart["kind"], path: string | undefined): PackagePart | undefined => {
    if (path === undefined || parts.has(path) || !/\.json$/i.test(path)) return undefined;
    const document = read(path);
    if (document === undefined) return undefined;
    const part: PackagePart = { kind, path, document };
    parts.set(path, part);
    return part;
  };
  for (const { pointer, path } of namedFiles(manifest)) {
    if (pointer.startsWith("/localizationInfo/")) continue;
    const part = add(kindAt(pointer), path);
    if (part?.kind !== "agent") continue;
    for (const plugin of pluginsOf(part)) add("plugin", plugin.path);
  }
  return [...parts.values()];
}

function kindAt(pointer: string): PackagePart["kind"] {
  if (/^\/copilotAgents\/declarativeAgents\/\d+\/file$/.test(pointer)) return "agent";
  return /^\/agentConnectors\/\d+\/toolSource\/plugin\/file$/.test(pointer) ? "plugin" : "other";
}

/**
 * The files that a part names: those of `$[file('…')]` in its texts, for which the Agents Toolkit inserts the file's
 * content; the plugins of a declarative agent; the API descriptions of a plugin. Paths are relative to the manifest.
 */
export function filesNamedIn(part: PackagePart): NamedFile[] {
  const named =
    part.kind === "agent" ? pluginsOf(part) : part.kind === "plugin" ? specsOf(part) : [];
  return [...includedFiles(part), ...named];
}

function pluginsOf(part: PackagePart): NamedFile[] {
  return entriesOf(part, "actions").flatMap((index) => fileAt(part, `/actions/${index}/file`));
}

function specsOf(part: PackagePart): NamedFile[] {
  return entriesOf(part, "runtimes").flatMap((index) => {
    const pointer = `/runtimes/${index}/spec/url`;
    const url = valueAt(part.document.value, pointer);
    // A URL names no file of the package.
    return typeof url === "string" && /^[a-z][a-z0-9+.-]*:|^\//i.test(url)
      ? []
      : fileAt(part, pointer);
  });
}

function entriesOf({ document }: PackagePart, list: string): readonly number[] {
  const entries = valueAt(document.value, `/${list}`);
  return Array.isArray(entries) ? [...entries.keys()] : [];
}

const INCLUDED = /\$\[file\(\s*(['"])([^'"\]]+)\1\s*\)\]/g;

function includedFiles(part: PackagePart): NamedFile[] {
  const files: NamedFile[] = [];
  const stack = [{ value: part.document.value, pointer: "" }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, pointer } = next;
    if (typeof value === "string") {
      for (const [, , name = ""] of value.matchAll(INCLUDED))
        files.push(...fileOf(part, pointer, name));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value))
        stack.push({ value: child, pointer: `${pointer}/${escapeSegment(key)}` });
    }
  }
  return files;
}

function fileAt(part: PackagePart, pointer: string): NamedFile[] {
  const name = valueAt(part.document.value, pointer);
  return typeof name === "string" && !name.includes("$[file(") ? fileOf(part, pointer, name) : [];
}

/** The file that a value names; empty for a name that is filled in later. */
function fileOf({ path }: PackagePart, pointer: string, name: string): NamedFile[] {
  if (name === "" || mayHoldHoles(name, "double")) return [];
  const isRelative = !/^\/|^[a-z][a-z0-9+.-]*:|\\/i.test(name);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return [{ pointer, name, path: isRelative ? packagePath(folder + name) : undefined }];
}
