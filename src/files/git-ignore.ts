import ignore, { type Ignore } from "ignore";
import { type Files, joinPath, parentOf, seenFromFolder } from "./files.js";
import { hasTooManyStars, isTooDeep } from "./patterns.js";

/** The `.gitignore` of a folder, and of those above it as far as they matter. */
export interface Ignores {
  readonly folder: string;
  readonly ignore: Ignore;
  readonly above: Ignores | undefined;
}

/** Bytes; nobody writes a longer `.gitignore`. */
const LARGEST = 2 ** 20;

/** The patterns of a folder and of every folder above it, up to the repository's top. Of a path from `/` its own alone. */
export function ignoresAbove(start: string, files: Files): Ignores | undefined {
  const chain: string[] = [];
  for (let at: string | undefined = start; at !== undefined; at = parentOf(at, files)) {
    chain.push(at);
    if (start.startsWith("/") || files.kind(joinPath(at, ".git")) !== undefined) break;
  }
  let ignores: Ignores | undefined;
  for (const folder of chain.reverse()) ignores = ignoresOf(folder, files, ignores);
  return ignores;
}

/** The patterns of the folders above, and those of the folder's own `.gitignore` where that can be read. */
export function ignoresOf(
  folder: string,
  files: Files,
  above: Ignores | undefined,
): Ignores | undefined {
  const path = joinPath(folder, ".gitignore");
  if (files.kind(path) !== "file") return above;
  const read = files.text(path, LARGEST);
  if ("reason" in read) return above;
  const patterns = read.text.split(/\r?\n/).filter((line) => !hasTooManyStars(line));
  return { folder, ignore: ignore().add(patterns), above };
}

/** As git decides: the closest `.gitignore` that has an opinion. A folder's path ends with `/`. */
export function isIgnored(path: string, ignores: Ignores | undefined, files: Files): boolean {
  if (!ignores || isTooDeep(path)) return false;
  const isFolder = path.endsWith("/");
  const plain = isFolder ? path.slice(0, -1) : path;
  for (let at: Ignores | undefined = ignores; at; at = at.above) {
    const inside = seenFromFolder(at.folder, plain, files);
    if (inside === undefined || inside === "") continue;
    const { ignored, unignored } = at.ignore.test(isFolder ? `${inside}/` : inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
