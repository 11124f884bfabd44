import { decodeUtf8 } from "./decode.js";
import { type Files, folderOf, isRooted, joinPath, pathFrom, seenFromFolder } from "./files.js";
import { repositoryTop } from "./repository.js";

/** Bytes; the index of a million files has about a hundred MiB. */
const LARGEST = 2 ** 28;

/**
 * The files among some ignored paths, or below them (a folder's path ends with `/`), that git has in its
 * index: `.gitignore` has no say in those. Empty where there is no repository or its index cannot be read.
 */
export function trackedUnder(ignored: readonly string[], files: Files): string[] {
  const [first] = ignored;
  const top = first === undefined ? undefined : repositoryTop(folderOf(first), files);
  if (top === undefined) return [];
  const inside = ignored.flatMap((path) => {
    const isFolder = path.endsWith("/");
    const seen = seenFromFolder(top, isFolder ? path.slice(0, -1) : path, files);
    return seen === undefined ? [] : isFolder ? `${seen}/` : seen;
  });
  const single = new Set(inside);
  const folders = inside.filter((path) => path.endsWith("/"));
  return pathsInIndex(top, files)
    .filter((path) => single.has(path) || folders.some((folder) => path.startsWith(folder)))
    .map((path) => pathFrom(top, path, files));
}

function pathsInIndex(top: string, files: Files): string[] {
  const at = joinPath(gitFolder(top, files), "index");
  if (files.kind(at) !== "file" || files.size(at) > LARGEST) return [];
  const bytes = files.bytes(at);
  if ("reason" in bytes) return [];
  try {
    return [...pathsOf(bytes)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** `.git` is a file with the way to the folder in a worktree and in a submodule. */
function gitFolder(top: string, files: Files): string {
  const own = joinPath(top, ".git");
  if (files.kind(own) !== "file") return own;
  const read = files.text(own, 4_096);
  const path = "reason" in read ? undefined : /^gitdir: (.+)$/m.exec(read.text)?.[1]?.trim();
  return path === undefined ? own : isRooted(path) ? path : joinPath(top, path);
}

/** Bytes of an entry before its name, after git's `index-format`: stat data, object id, flags. */
const ENTRY = 62;
const EXTENDED = 0x4000;

/**
 * The paths in an index of version 2, 3 or 4 with SHA-1 ids (gitformat-index). Throws a RangeError for
 * one that is cut off.
 */
function* pathsOf(bytes: Uint8Array): Generator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4);
  if (view.getUint32(0) !== 0x44495243 || version < 2 || version > 4) return;
  let before = new Uint8Array(0);
  for (let count = view.getUint32(8), at = 12; count > 0; count -= 1) {
    const start = at + ENTRY + (view.getUint16(at + ENTRY - 2) & EXTENDED ? 2 : 0);
    const prefix = version === 4 ? removed(view, start) : { count: 0, next: start };
    const end = bytes.indexOf(0, prefix.next);
    if (end < 0) throw new RangeError("the index is cut off");
    const kept = before.subarray(0, version === 4 ? before.length - prefix.count : 0);
    before = new Uint8Array([...kept, ...bytes.subarray(prefix.next, end)]);
    yield decodeUtf8(before, 0, before.length).text;
    // Entries up to version 3 fill up to a multiple of eight, with one zero at least.
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
}

/** How much of the path before is taken away: the offset encoding of pack files. */
function removed(view: DataView, start: number): { readonly count: number; readonly next: number } {
  let next = start;
  let byte = view.getUint8(next++);
  let count = byte & 0x7f;
  while (byte & 0x80) {
    byte = view.getUint8(next++);
    count = ((count + 1) << 7) | (byte & 0x7f);
  }
  return { count, next };
}
