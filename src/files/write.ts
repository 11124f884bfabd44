import * as fs from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

/** What these functions use of node:fs, so that tests can let a step fail. */
export type Disk = Pick<
  typeof fs,
  | "closeSync"
  | "fchmodSync"
  | "fsyncSync"
  | "mkdirSync"
  | "openSync"
  | "renameSync"
  | "statSync"
  | "unlinkSync"
  | "writeFileSync"
>;

/**
 * Puts a new text in the place of a file's old one, which stays whole until the new one is: the
 * text is written beside the file and then renamed. Keeps the file's mode; a link keeps leading to its
 * target, which is what changes. Returns why it failed, the old file then being untouched.
 */
export function replaceFile(path: string, text: string, disk: Disk = fs): string | undefined {
  let beside: string | undefined;
  try {
    const target = fs.realpathSync(path);
    const { mode } = disk.statSync(target);
    // Renaming replaces a file that cannot be written itself, which nobody would expect.
    fs.accessSync(target, fs.constants.W_OK);
    const free = join(dirname(target), `.teamslint-${process.pid}.tmp`);
    const file = disk.openSync(free, "wx", mode);
    beside = free;
    try {
      disk.writeFileSync(file, text);
      disk.fchmodSync(file, mode);
      disk.fsyncSync(file);
    } finally {
      disk.closeSync(file);
    }
    disk.renameSync(beside, target);
    return undefined;
  } catch (error) {
    if (beside !== undefined) remove(beside, disk);
    return whyNotWritten(error);
  }
}

/**
 * Writes a file that is not there yet, with its folders. Returns why it failed, if it did; nothing of the
 * file is then left.
 */
export function createFile(path: string, text: string, disk: Disk = fs): string | undefined {
  let isBegun = false;
  try {
    disk.mkdirSync(dirname(path), { recursive: true });
    const file = disk.openSync(path, "wx");
    isBegun = true;
    try {
      disk.writeFileSync(file, text);
    } finally {
      disk.closeSync(file);
    }
    return undefined;
  } catch (error) {
    if (isBegun) remove(path, disk);
    return whyNotWritten(error);
  }
}

/** Whether the file itself, links followed, lies in one of the folders or is one of them. */
export function liesWithin(path: string, places: readonly string[], cwd: string): boolean {
  const real = realPath(resolve(cwd, path));
  if (real === undefined) return false;
  return places.some((place) => {
    const folder = realPath(resolve(cwd, place));
    return (
      folder !== undefined &&
      (real === folder || real.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    );
  });
}

function realPath(path: string): string | undefined {
  try {
    return fs.realpathSync(path);
  } catch {
    return undefined;
  }
}

function remove(path: string, disk: Disk): void {
  try {
    disk.unlinkSync(path);
  } catch {
    // The disk that refused to write may refuse this as well, and says nothing new.
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EEXIST: "there is already such a file",
  ENOENT: "there is no such file or folder",
};

/** What the error of a write means, in words. */
export function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (code === "" ? "it cannot be written" : `it cannot be written (${code})`);
}
