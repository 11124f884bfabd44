import { crc32 } from "../files/crc32.js";
import { loadInflate } from "../files/load.js";
import * as problem from "./zip-problem.js";
import type { ZipProblem } from "./zip-problem.js";
import { findDirectory, packedBytes, type ZipEntry } from "./zip-directory.js";

/**
 * Limits of reading an archive, far above any real app package. Sizes are in bytes;
 * `archive` is for the caller to hold against the file's size before reading it.
 */
export const ZIP_LIMITS = {
  archive: 64 * 2 ** 20,
  entries: 10_000,
  /** Of one entry's name. */
  name: 1_024,
  /** Of one entry, unpacked. */
  entry: 10 * 2 ** 20,
  /** Of all that is read of one archive, unpacked. */
  total: 50 * 2 ** 20,
} as const;

/** Above this, an entry that is too large to read was made to be. */
const BOMB_RATIO = 100;

const STORED = 0;
const DEFLATED = 8;

/** An app package in memory. */
export interface ZipPackage {
  /** The files, in the archive's order and spelling but with `/`; no folders, no `__MACOSX/`. */
  readonly names: ReadonlySet<string>;
  /** Grows while entries are read: show it after the last `read`. */
  readonly problems: readonly ZipProblem[];
  /**
   * The content of a file. Undefined where there is none of that name, and where it cannot be
   * read, which is then among `problems`. Never throws.
   */
  read(name: string): Uint8Array | undefined;
}

/**
 * Lists an archive and reads from it in memory; nothing is written to disk, and nothing is
 * unpacked but what `read` asks for. Never throws: what is wrong is among `problems`, and what
 * can be read nevertheless is read. Of two entries with one name the first counts.
 */
export function readZip(bytes: Uint8Array): ZipPackage {
  const files = new Map<string, ZipEntry>();
  const unreadable = new Set<string>();
  const problems: ZipProblem[] = [];
  let left = ZIP_LIMITS.total;

  function report(found: ZipProblem): void {
    if (!problems.some(({ cause }) => cause === found.cause)) problems.push(found);
  }

  function add(entry: ZipEntry): void {
    const written = entry.name;
    if (written.length > ZIP_LIMITS.name) return report(problem.nameTooLong(ZIP_LIMITS.name));
    const name = written.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    if (name.startsWith("__MACOSX/")) return;
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name)) {
      return report(problem.absoluteName(written));
    }
    if (name.split("/").includes("..")) return report(problem.nameOutside(written));
    if (name === "" || name.endsWith("/")) return;
    if (files.has(name)) return report(problem.duplicateName(written));

    files.set(name, entry);
    const unfit = judgeContent(entry);
    if (unfit !== undefined) {
      unreadable.add(name);
      return report(unfit);
    }
    if (written.includes("\\")) report(problem.backslashName(written, name));
  }

  const directory = findDirectory(bytes);
  if (directory === undefined) report(problem.noZip(bytes));
  else if (directory.count > ZIP_LIMITS.entries) {
    report(problem.tooManyEntries(directory.count, ZIP_LIMITS.entries));
  } else {
    try {
      for (const entry of directory.entries) add(entry);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      report(problem.LIST_DAMAGED);
    }
  }

  return {
    names: new Set(files.keys()),
    problems,
    read(name) {
      const entry = files.get(name);
      if (entry === undefined || unreadable.has(name)) return undefined;
      if (entry.size > ZIP_LIMITS.entry) {
        report(problem.entryTooLarge(name, entry.size, ZIP_LIMITS.entry));
        return undefined;
      }
      if (entry.size > left) {
        report(problem.totalTooLarge(name, ZIP_LIMITS.total));
        return undefined;
      }
      left -= entry.size;
      const content = unpack(bytes, entry, name);
      if (content instanceof Uint8Array) return content;
      report(content);
      return undefined;
    },
  };
}

/** Why the content of an entry cannot be read, as far as the archive's list tells. */
function judgeContent({
  name,
  isLink,
  isEncrypted,
  method,
  size,
  packedSize,
}: ZipEntry): ZipProblem | undefined {
  if (isLink) return problem.symbolicLink(name);
  if (isEncrypted) return problem.encrypted(name);
  if (method !== STORED && method !== DEFLATED) return problem.unknownMethod(name, method);
  if (size > ZIP_LIMITS.entry && size > packedSize * BOMB_RATIO) {
    return problem.entryTooLarge(name, size, ZIP_LIMITS.entry);
  }
  return undefined;
}

/** The listed size bounds the work: what would unpack to more is stopped there. */
function unpack(bytes: Uint8Array, entry: ZipEntry, name: string): Uint8Array | ZipProblem {
  const { inflate } = loadInflate();
  let content: Uint8Array;
  try {
    const packed = packedBytes(bytes, entry);
    content = entry.method === STORED ? packed : inflate(packed, entry.size, "raw");
  } catch {
    // fflate has an error of its own, and no header is a RangeError.
    return problem.dataDamaged(name);
  }
  if (content.length !== entry.size) return problem.wrongSize(name, entry.size);
  return crc32(content) === entry.crc32 ? content : problem.dataDamaged(name);
}
