import type { Decoded } from "./decode.js";

/** A name in a folder. Devices, and links to folders or to elsewhere, are not listed. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** Why a file could not be read: one clause, for a line on stderr. */
export interface Unreadable {
  readonly reason: string;
}

/** Of a file that nobody named. */
export const TOO_LARGE = "skipped for its size; name it to have it read";

/**
 * The files of a run: on disk, or texts in memory. Paths are relative to the working
 * directory, with `/`; `""` is the working directory itself, and `..` leads out of it.
 */
export interface Files {
  /** Undefined where nothing is, or what is there is neither file nor folder. */
  kind(path: string): "file" | "folder" | undefined;
  /** Sorted by name; undefined where the folder cannot be read. */
  list(folder: string): readonly Entry[] | undefined;
  /** Bytes. */
  size(path: string): number;
  /** `TOO_LARGE` is the reason for a file of more than `most` bytes. */
  text(path: string, most?: number): Decoded | Unreadable;
  /**
   * The text of a file in which one of the words, all ASCII, stands, or that is in UTF-16; undefined
   * for any other, which is not even decoded.
   */
  textWith(path: string, words: readonly string[], most?: number): Decoded | Unreadable | undefined;
  bytes(path: string): Uint8Array | Unreadable;
  /**
   * Passes the bytes of a file on piece by piece. A piece is only valid while `push` runs. Returns why
   * the file could not be read to its end, if so.
   */
  chunks(path: string, push: (chunk: Uint8Array) => void): Unreadable | undefined;
  /** Whether one of the words, all ASCII, stands in the file, or may because it is in UTF-16. Keeps nothing. */
  mentions(path: string, words: readonly string[]): boolean | Unreadable;
  /** The names of the working directory and of the folders above, from the top; none in memory. */
  readonly names: readonly string[];
}

/** The text of a file of at most so many bytes, which `what` says enough for: `an env file`. */
export function textWithin(
  files: Files,
  path: string,
  most: number,
  what: string,
): Decoded | Unreadable {
  return files.size(path) > most
    ? { reason: `the file has more than ${most / 2 ** 20} MiB, too much for ${what}` }
    : files.text(path);
}

/**
 * Whether a file below a folder is there without a link out of the tree on the way: `list` leaves
 * such links out, `kind` follows them. `path` is relative to the folder, and `..` leads nowhere.
 */
export function isListed(files: Files, folder: string, path: string): boolean {
  let at = folder;
  const segments = joinPath("", path).split("/");
  return segments.every((segment, index) => {
    const wanted = index === segments.length - 1 ? "file" : "folder";
    const isThere = files.list(at)?.some(({ name, kind }) => name === segment && kind === wanted);
    at = at === "" ? segment : `${at}/${segment}`;
    return isThere === true;
  });
}

/** Code unit order, the same on every platform. */
export function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** The folder of a path, `""` for the working directory. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The path of a folder, or the folder of any other path. */
export function folderAt(path: string, files: Pick<Files, "kind">): string {
  return files.kind(path) === "folder" ? path : folderOf(path);
}

/** The folder of a path and those above it, the nearest first, up to the working directory or the root. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  const end = isRooted(path) ? "" : undefined;
  for (let folder = folderOf(path); folder !== end; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === "" || nameOf(folder) === "..") break;
  }
  return folders;
}

/**
 * The folder of a path and those above it, the nearest first, up to `root`. Where the path lies outside of that folder,
 * up to where the path begins.
 */
export function foldersUpTo(root: string, path: string, files: Pick<Files, "names">): string[] {
  if (seenFromFolder(root, path, files) === undefined) return foldersAbove(path);
  const folders = [folderOf(path)];
  while (folders.at(-1) !== root) folders.push(parentOf(folders.at(-1)!, files)!);
  return folders;
}

/** The folder above a folder, both normal; undefined above the top of the file system. */
export function parentOf(folder: string, { names }: Pick<Files, "names">): string | undefined {
  if (folder === "/" || /^[A-Za-z]:$/.test(folder)) return undefined;
  if (folder !== "" && nameOf(folder) !== "..")
    return folderOf(folder) || (isRooted(folder) ? "/" : "");
  const parent = joinPath(folder, "..");
  return upwards(parent.split("/")) > names.length ? undefined : parent;
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The ending of a name, in lower case: `.json`, `.ndjson.gz`; empty for a name without a dot. */
export function endingOf(path: string): string {
  const name = nameOf(path).toLowerCase();
  const end = name.endsWith(".gz") ? name.length - ".gz".length : name.length;
  const dot = name.lastIndexOf(".", end - 1);
  return name.slice(dot < 0 ? end : dot);
}

/** Whether a path begins at the top of a file system: `/a`, `C:/a`. */
export function isRooted(path: string): boolean {
  return path.startsWith("/") || (path.charAt(1) === ":" && /^[A-Za-z]/.test(path));
}

/** Joins and normalises: `./` is dropped, `x/..` cancels out. A rooted `path` stands for itself. */
export function joinPath(folder: string, path: string): string {
  const rooted = isRooted(path);
  const segments: string[] = [];
  for (const segment of `${rooted ? "" : `${folder}/`}${path}`.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else segments.push(segment);
  }
  return ((rooted ? path : folder).startsWith("/") ? "/" : "") + segments.join("/");
}

/**
 * The one way to write a path from the working directory: `../app/a.json` is `a.json` where the
 * working directory is called `app`. `names` are those of `Files`.
 */
export function normalPath(path: string, names: readonly string[]): string {
  if (!path.startsWith("..")) return path;
  const segments = path.split("/");
  let up = upwards(segments);
  while (up > 0 && segments[up] !== undefined && segments[up] === names.at(-up)) {
    segments.splice(up - 1, 2);
    up -= 1;
  }
  return segments.join("/");
}

/** A path as a file of the folder may write it (`./de.json`, `../icons/a.png`), as a normal path. */
export function pathFrom(folder: string, path: string, { names }: Pick<Files, "names">): string {
  return normalPath(joinPath(folder, path), names);
}

/** A name in a folder, as a normal path. */
export function inFolder(folder: string, name: string, { names }: Pick<Files, "names">): string {
  return folder === "" ? name : normalPath(`${folder}/${name}`, names);
}

/**
 * A path as seen from a folder that holds it, both normal: `""` for the folder itself. Undefined for a
 * path that lies elsewhere.
 */
export function seenFromFolder(
  folder: string,
  path: string,
  { names }: Pick<Files, "names">,
): string | undefined {
  if (folder === path) return "";
  if (isRooted(folder) || isRooted(path)) {
    const start = folder.endsWith("/") ? folder : `${folder}/`;
    return folder !== "" && path.startsWith(start) ? path.slice(start.length) : undefined;
  }
  const [above, own] = [folder, path].map((each) => (each === "" ? [] : each.split("/"))) as [
    string[],
    string[],
  ];
  const [up, ownUp] = [upwards(above), upwards(own)];
  const down = [...names.slice(names.length - up, names.length - ownUp), ...own.slice(ownUp)];
  const isHeld = ownUp <= up && above.slice(up).every((name, index) => down[index] === name);
  return isHeld ? down.slice(above.length - up).join("/") : undefined;
}

/** How many of the first segments lead upwards. */
function upwards(segments: readonly string[]): number {
  const first = segments.findIndex((segment) => segment !== "..");
  return first < 0 ? segments.length : first;
}
