import { resolve } from "node:path";
import { unifiedDiff } from "./diff.js";
import type { Files } from "../files/files.js";
import { replaceFile } from "../files/write.js";
import { visible } from "../format/visible.js";

/** A file with its text before and after a change. Texts include the byte order mark. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The text of a file; undefined for a file in another encoding than UTF-8, because writing it as UTF-8 would change
 * every line.
 */
export function soundText(files: Files, path: string): string | undefined {
  const read = files.text(path);
  return "text" in read && !read.damage ? read.text : undefined;
}

/**
 * Writes the new text, if the file still has the old one. Returns the reason where it was not written, else
 * undefined.
 */
export function writeChange(
  { path, before, after }: ChangedFile,
  { files, cwd }: { readonly files: Files; readonly cwd: string },
): string | undefined {
  if (soundText(files, path) !== before) return "it changed meanwhile: run again";
  return replaceFile(resolve(cwd, path), after);
}

/**
 * Writes all changes or none: where a file cannot be written, returns its path and the reason, and restores the files
 * before it.
 */
export function writeChanges(
  changes: readonly ChangedFile[],
  place: { readonly files: Files; readonly cwd: string },
): { readonly path: string; readonly reason: string } | undefined {
  for (const [index, change] of changes.entries()) {
    const reason = writeChange(change, place);
    if (reason === undefined) continue;
    for (const { path, before, after } of changes.slice(0, index)) {
      writeChange({ path, before: after, after: before }, place);
    }
    return { path: change.path, reason };
  }
  return undefined;
}

/**
 * The changes as one patch for `git apply` in the working directory. For a terminal, control characters are escaped,
 * and the patch is for reading only.
 */
export function patchOf(changes: readonly ChangedFile[], isTerminal: boolean): string {
  const patch = changes.map(({ path, before, after }) => unifiedDiff(path, before, after)).join("");
  return isTerminal
    ? patch
        .split(/\r?\n/)
        .map((line) => line.split("\t").map(visible).join("\t"))
        .join("\n")
    : patch;
}
