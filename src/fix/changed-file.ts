import { resolve } from "node:path";
import { unifiedDiff } from "./diff.js";
import type { Files } from "../files/files.js";
import { replaceFile } from "../files/write.js";
import { visible } from "../format/visible.js";

/** A file whose text is, or would be, another one. Texts begin with the byte order mark where there is one. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Undefined for a file in another encoding, which writing it as UTF-8 would change throughout. */
export function soundText(files: Files, path: string): string | undefined {
  const read = files.text(path);
  return "text" in read && !read.damage ? read.text : undefined;
}

/** Puts the new text in the place of the old one, if that is still there. Returns why not, where it failed. */
export function writeChange(
  { path, before, after }: ChangedFile,
  { files, cwd }: { readonly files: Files; readonly cwd: string },
): string | undefined {
  if (soundText(files, path) !== before) return "it changed meanwhile: run again";
  return replaceFile(resolve(cwd, path), after);
}

/** All of the changes or none: where one cannot be written, says why, and puts the others back. */
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
 * The changes as one patch for `git apply` in the working directory. On a terminal, what could move
 * its cursor is escaped, and the patch is for reading only.
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
