import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";
import { errorCode } from "./error-code.js";
import { pathWithin } from "./seen-from.js";

/** The functions of node:fs that writing uses, so that tests can let a step fail. */
export type Disk = Pick<
  typeof fs,
  | "closeSync"
  | "fchmodSync"
  | "fsyncSync"
  | "mkdirSync"
  | "openSync"
  | "readdirSync"
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
  try {
    const target = fs.realpathSync(path);
    const { mode } = disk.statSync(target);
    // Renaming replaces a file that cannot be written itself, which nobody would expect.
    fs.accessSync(target, fs.constants.W_OK);
    putWhole(target, text, mode, disk);
    return undefined;
  } catch (error) {
    return whyNotWritten(error);
  }
}

/**
 * Writes a report: whole or not at all, over an older one too. A pipe or a terminal is written to
 * directly. Returns why it failed, if it did.
 */
export function writeReport(path: string, text: string, disk: Disk = fs): string | undefined {
  try {
    const found = disk.statSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) return replaceFile(path, text, disk);
    if (found) disk.writeFileSync(path, text);
    else putWhole(path, text, undefined, disk);
    return undefined;
  } catch (error) {
    return whyNotWritten(error);
  }
}

/** Writes a text beside its target and renames it. Throws what the disk does. */
function putWhole(target: string, text: string, mode: number | undefined, disk: Disk): void {
  const folder = dirname(target);
  removeLeftBehind(folder, disk);
  const beside = join(folder, `.teamslint-${process.pid}.tmp`);
  const file = disk.openSync(beside, "wx", mode);
  try {
    try {
      disk.writeFileSync(file, text);
      if (mode !== undefined) disk.fchmodSync(file, mode);
      disk.fsyncSync(file);
    } finally {
      disk.closeSync(file);
    }
    disk.renameSync(beside, target);
  } catch (error) {
    remove(beside, disk);
    throw error;
  }
}

/** Removes what processes left that were killed while they wrote: their numbers are nobody's now, or our own. */
function removeLeftBehind(folder: string, disk: Disk): void {
  for (const name of disk.readdirSync(folder)) {
    const writer = Number(/^\.teamslint-(\d+)\.tmp$/.exec(name)?.[1]);
    if (writer === process.pid || (writer > 0 && !isRunning(writer)))
      remove(join(folder, name), disk);
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // The process is another user's.
    return errorCode(error) === "EPERM";
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
    return folder !== undefined && pathWithin(folder, real) !== undefined;
  });
}

/** In the case that the disk has: macOS and Windows find a file by any. */
function realPath(path: string): string | undefined {
  try {
    return fs.realpathSync.native(path);
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
  EBUSY: "another program has the file open",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EEXIST: "there is already such a file",
  ENOENT: "there is no such file or folder",
};

/** The reason for which a write failed, in words. */
export function whyNotWritten(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? (code === "" ? "it cannot be written" : `it cannot be written (${code})`);
}
