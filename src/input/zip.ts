import { isUtf8 } from "node:buffer";
import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import * as problem from "./zip-problem.js";
import type { ZipProblem } from "./zip-problem.js";

/**
 * What is read of an archive at most, far above any real app package. Sizes are in bytes;
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
   * read, which is then among `problems`. Never rejects.
   */
  read(name: string): Promise<Uint8Array | undefined>;
}

/**
 * Lists an archive and reads from it in memory; nothing is written to disk, and nothing is
 * unpacked but what `read` asks for. Never rejects: what is wrong is among `problems`, and what
 * can be read nevertheless is read. Of two entries with one name the first counts.
 */
export async function readZip(bytes: Uint8Array): Promise<ZipPackage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Entry>();
  const unreadable = new Set<string>();
  const problems: ZipProblem[] = [];
  let left = ZIP_LIMITS.total;

  function report(found: ZipProblem): void {
    if (!problems.some(({ cause }) => cause === found.cause)) problems.push(found);
  }

  function add(entry: Entry): void {
    const written = decodeName(entry);
    if (written === undefined) return report(problem.nameTooLong(ZIP_LIMITS.name));
    const name = written.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
    if (name.startsWith("__MACOSX/")) return;
    if (name.startsWith("/") || /^[A-Za-z]:/.test(name)) {
      return report(problem.absoluteName(written));
    }
    if (name.split("/").includes("..")) return report(problem.nameOutside(written));
    if (name === "" || name.endsWith("/")) return;
    if (files.has(name)) return report(problem.duplicateName(written));

    files.set(name, entry);
    const unfit = judgeContent(entry, written);
    if (unfit !== undefined) {
      unreadable.add(name);
      return report(unfit);
    }
    if (written.includes("\\")) report(problem.backslashName(written, name));
  }

  const zip = await open(buffer);
  if (zip === undefined) report(problem.noZip(bytes));
  else if (zip.entryCount > ZIP_LIMITS.entries) {
    report(problem.tooManyEntries(zip.entryCount, ZIP_LIMITS.entries));
  } else {
    try {
      for await (const entry of zip.eachEntry()) add(entry);
    } catch (error) {
      // The one refusal that is no damage, and that yauzl tells by its message alone.
      const locked = error instanceof Error && error.message.includes("encryption");
      report(locked ? problem.encrypted(undefined) : problem.LIST_DAMAGED);
    }
  }

  return {
    names: new Set(files.keys()),
    problems,
    async read(name) {
      const entry = files.get(name);
      if (zip === undefined || entry === undefined || unreadable.has(name)) return undefined;
      const size = entry.uncompressedSize;
      if (size > ZIP_LIMITS.entry) {
        report(problem.entryTooLarge(name, size, ZIP_LIMITS.entry));
        return undefined;
      }
      if (size > left) {
        report(problem.totalTooLarge(name, ZIP_LIMITS.total));
        return undefined;
      }
      left -= size;
      const content = await unpack(zip, buffer, entry, name);
      if (content instanceof Uint8Array) return content;
      report(content);
      return undefined;
    },
  };
}

/**
 * Names are judged here and not by yauzl, which stops at the first bad one; and sizes are checked
 * in `unpack`, because yauzl's check ends the listing at a stored entry with a wrong one.
 */
async function open(buffer: Buffer): Promise<ZipFile | undefined> {
  try {
    return await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
  } catch {
    return undefined;
  }
}

/**
 * The name as the archive spells it; undefined where it is too long. A name without the mark for
 * UTF-8 is in code page 437, but where it happens to be UTF-8 the mark was forgotten.
 */
function decodeName(entry: Entry): string | undefined {
  if (entry.fileNameLength > ZIP_LIMITS.name) return undefined;
  const flags = entry.generalPurposeBitFlag | (isUtf8(entry.fileNameRaw) ? 0x800 : 0);
  const name = getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true);
  // An extra field may name the entry too, at greater length.
  return name.length > ZIP_LIMITS.name ? undefined : name;
}

/** Why the content of an entry cannot be read, as far as the archive's list tells. */
function judgeContent(entry: Entry, name: string): ZipProblem | undefined {
  if (isSymbolicLink(entry)) return problem.symbolicLink(name);
  if (entry.isEncrypted()) return problem.encrypted(name);
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) return problem.unknownMethod(name, method);
  const size = entry.uncompressedSize;
  if (size > ZIP_LIMITS.entry && size > entry.compressedSize * BOMB_RATIO) {
    return problem.entryTooLarge(name, size, ZIP_LIMITS.entry);
  }
  return undefined;
}

/**
 * The upper half of the attributes is the Unix file mode where the entry was made on Unix (3) or
 * macOS (19): PKWARE APPNOTE 4.4.2 and 4.4.15; mode bits 0xA000 mark a link (POSIX S_IFLNK).
 */
function isSymbolicLink(entry: Entry): boolean {
  const madeOn = entry.versionMadeBy >>> 8;
  return (madeOn === 3 || madeOn === 19) && entry.externalFileAttributes >>> 28 === 0xa;
}

/** The listed size bounds the work: what would unpack to more is stopped there. */
async function unpack(
  zip: ZipFile,
  buffer: Buffer,
  entry: Entry,
  name: string,
): Promise<Uint8Array | ZipProblem> {
  const size = entry.uncompressedSize;
  let content: Uint8Array;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    content =
      entry.compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    return isTooLong(error) ? problem.wrongSize(name, size) : problem.dataDamaged(name);
  }
  if (content.length !== size) return problem.wrongSize(name, size);
  return crc32(content) === entry.crc32 ? content : problem.dataDamaged(name);
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
