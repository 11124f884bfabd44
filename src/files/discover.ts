import type { Ignore } from "ignore";
import { type Files, folderOf, joinPath, nameOf, TOO_LARGE } from "./files.js";
import { hasTooManyStars } from "./patterns.js";

/** A file to look into. */
export interface Candidate {
  readonly path: string;
  /** On the command line itself, and so read whatever its name and size. */
  readonly isNamed: boolean;
  /** Named among others by a hook, and perhaps nothing of ours. */
  readonly isGuess?: true;
}

/** Files to look into, and a line for each path that could not be followed. */
export interface Discovered {
  readonly candidates: readonly Candidate[];
  readonly troubles: readonly Trouble[];
  /** How many files and folders `isExcluded` took out of a walk. */
  readonly excluded: number;
}

/** Something that a person should know about the run itself, in one line. */
export interface Trouble {
  readonly message: string;
  /** Whether the run then ends with exit code 2: the thing was asked for by name. */
  readonly isFatal: boolean;
}

/** Of these, those that are not read as one text. */
const WITHOUT_TEXT = /\.(?:zip|ndjson|jsonl|gz)$/i;

/** Folders of other people's files and of build results, in lower case. */
const SKIPPED = new Set([
  "node_modules",
  "bower_components",
  ".venv",
  "venv",
  "__pycache__",
  ".git",
  ".hg",
  ".svn",
]);

/** Whether a walk leaves a folder out, of whatever case. `build` only beside a package's sources. */
export function isSkipped(folder: string): boolean {
  const lower = folder.toLowerCase();
  return SKIPPED.has(nameOf(lower)) || /(?:^|\/)app(?:package|manifest)\/build$/.test(lower);
}

/** Bytes; nobody writes a longer `.gitignore`. */
const LARGEST_IGNORES = 2 ** 20;

/** Bytes; a larger file that nobody named is a data set and no request. */
export const LARGEST = 20 * 2 ** 20;

export interface DiscoverOptions {
  /** Whether a file of this name may hold a manifest or requests; what is in it decides. */
  readonly mayBeInput: (name: string) => boolean;
  readonly isExcluded?: ((path: string) => boolean) | undefined;
  /** Leaves out named files that a walk of their folder would leave out. */
  readonly ignoresUnknown?: boolean | undefined;
}

/**
 * Walks the paths. A file that is named is taken as it is, unless `ignoresUnknown`; in a folder the
 * names decide, and what `.gitignore` files, the defaults and `isExcluded` name is left out. Sorted,
 * each file once.
 */
export async function discover(
  paths: readonly string[],
  files: Files,
  { mayBeInput, isExcluded = () => false, ignoresUnknown = false }: DiscoverOptions,
): Promise<Discovered> {
  const found = new Map<string, Candidate>();
  const troubles: Trouble[] = [];
  let excluded = 0;
  const isCountedOut = (path: string) => {
    const isOut = isExcluded(path);
    if (isOut) excluded += 1;
    return isOut;
  };
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === "file" && ignoresUnknown) {
      if (mayBeInput(path) && !isLeftOut(path, isExcluded))
        found.set(path, { path, isNamed: true, isGuess: true });
    } else if (kind === "file") found.set(path, { path, isNamed: true });
    else if (kind === "folder")
      await walk(path, files, { mayBeInput, isExcluded: isCountedOut }, found, troubles);
    else troubles.push({ message: `${path}: no such file or folder`, isFatal: true });
  }
  const candidates = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { candidates, troubles, excluded };
}

/** As a walk would decide by names alone. What git ignores and has all the same is somebody's wish. */
function isLeftOut(path: string, isExcluded: (path: string) => boolean): boolean {
  if (isExcluded(path)) return true;
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) {
    if (isSkipped(folder) || isExcluded(folder)) return true;
  }
  return false;
}

/** The `.gitignore` of a folder, and of those above it as far as they matter. */
interface Ignores {
  readonly folder: string;
  readonly ignore: Ignore;
  readonly above: Ignores | undefined;
}

interface Walk {
  readonly mayBeInput: (name: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
}

async function walk(
  start: string,
  files: Files,
  { mayBeInput, isExcluded }: Walk,
  found: Map<string, Candidate>,
  troubles: Trouble[],
): Promise<void> {
  const open: { folder: string; ignores: Ignores | undefined }[] = [
    { folder: start, ignores: await ignoresAbove(start, files) },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { folder } = next;
    const entries = files.list(folder);
    if (!entries) {
      troubles.push({ message: `${folder}: the folder cannot be read`, isFatal: folder === start });
      continue;
    }
    const isKnown = folder === start;
    const ignores = isKnown ? next.ignores : await ignoresOf(folder, files, next.ignores);
    for (const { name, kind } of entries) {
      const path = folder === "" ? name : `${folder}/${name}`;
      if (kind === "folder") {
        if (isSkipped(path) || isIgnored(`${path}/`, ignores) || isExcluded(path)) continue;
        open.push({ folder: path, ignores });
      } else if (
        mayBeInput(name) &&
        !found.has(path) &&
        !isIgnored(path, ignores) &&
        !isExcluded(path)
      ) {
        // A text says so itself when it is read.
        if (!name.endsWith(".json") && WITHOUT_TEXT.test(name) && files.size(path) > LARGEST) {
          troubles.push({ message: `${path}: ${TOO_LARGE}`, isFatal: false });
        } else found.set(path, { path, isNamed: false });
      }
    }
  }
}

/** Those of the start folder and of every folder up to the repository's top. */
async function ignoresAbove(start: string, files: Files): Promise<Ignores | undefined> {
  const chain = [start];
  if (!start.startsWith("/")) {
    for (let folder = start; folder !== "" && !folder.endsWith("..");) {
      folder = folderOf(folder);
      chain.push(folder);
    }
    let up = "..";
    for (let level = 0; level < files.above; level += 1, up += "/..") {
      if (files.kind(joinPath(chain.at(-1)!, ".git")) !== undefined) break;
      chain.push(up);
    }
  }
  let ignores: Ignores | undefined;
  for (const folder of chain.reverse()) ignores = await ignoresOf(folder, files, ignores);
  return ignores;
}

async function ignoresOf(
  folder: string,
  files: Files,
  above: Ignores | undefined,
): Promise<Ignores | undefined> {
  const path = joinPath(folder, ".gitignore");
  if (files.kind(path) !== "file" || files.size(path) > LARGEST_IGNORES) return above;
  const read = files.text(path);
  if ("reason" in read) return above;
  const { default: ignore } = await import("ignore");
  const patterns = read.text.split(/\r?\n/).filter((line) => !hasTooManyStars(line));
  return { folder, ignore: ignore().add(patterns), above };
}

/** As git decides: the closest `.gitignore` that has an opinion. */
function isIgnored(path: string, ignores: Ignores | undefined): boolean {
  for (let at = ignores; at; at = at.above) {
    const inside = relativeTo(at.folder, path);
    if (inside === undefined) continue;
    const { ignored, unignored } = at.ignore.test(inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

/** The path as seen from a folder that holds it; undefined where that cannot be told as text. */
function relativeTo(folder: string, path: string): string | undefined {
  if (folder === "") return path.startsWith("..") ? undefined : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
