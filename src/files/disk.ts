import {
  closeSync,
  constants,
  type Dirent,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { join, sep } from "node:path";
import { decode, isUtf16 } from "./decode.js";
import { errorCode } from "./error-code.js";
import { byName, type Entry, type Files, isRooted, TOO_LARGE, type Unreadable } from "./files.js";

/** Bytes; above this V8 cannot hold a file as one string. */
const LONGEST = 500 * 2 ** 20;

/**
 * The files below and around a working directory. A link counts as the file that it leads to within
 * `top`, an absolute path: the project's root.
 */
export function diskFiles(cwd: string, top = cwd): Files {
  // Paths are normal already, and node's join takes longer than reading what lies there.
  const onDisk = (path: string) => (path === "" ? cwd : isRooted(path) ? path : `${cwd}/${path}`);
  const stat = (path: string) => statSync(onDisk(path), { throwIfNoEntry: false });

  /** Reads a file as a whole. */
  function reading<T>(path: string, most: number, read: (onDisk: string) => T): T | Unreadable {
    return trying(path, (size) => {
      if (size > most) return { reason: TOO_LARGE };
      if (size > LONGEST)
        return {
          reason: `the file has ${Math.round(size / 2 ** 20)} MiB, too much to read at once`,
        };
      return read(onDisk(path));
    });
  }

  function trying<T>(path: string, read: (size: number) => T): T | Unreadable {
    try {
      const found = statSync(onDisk(path));
      // A pipe may never end, and a device has no end.
      const isFit = found.isFile() || found.isDirectory();
      return isFit ? read(found.size) : { reason: "it is no file" };
    } catch (error) {
      if (errorCode(error) === "") throw error;
      return { reason: reasonOf(error) };
    }
  }

  return {
    kind(path) {
      try {
        const found = stat(path);
        return found?.isFile() ? "file" : found?.isDirectory() ? "folder" : undefined;
      } catch {
        return undefined;
      }
    },
    list(folder) {
      try {
        const entries: Entry[] = [];
        const where = onDisk(folder);
        for (const entry of readdirSync(where, { withFileTypes: true })) {
          const kind = kindOf(entry, where, top);
          if (kind) entries.push({ name: entry.name, kind });
        }
        return entries.sort(byName);
      } catch {
        return undefined;
      }
    },
    size(path) {
      try {
        return stat(path)?.size ?? 0;
      } catch {
        return 0;
      }
    },
    text(path, most = Infinity) {
      const length = readSmall(onDisk(path));
      if (length > most) return { reason: TOO_LARGE };
      if (length > 0) return decode(window!, length);
      return reading(path, most, (file) => decode(readFileSync(file)));
    },
    textWith(path, words, most = Infinity) {
      const length = readSmall(onDisk(path));
      if (length > most) return { reason: TOO_LARGE };
      if (length > 0)
        return hasWord(window!.subarray(0, length), words) ? decode(window!, length) : undefined;
      return reading(path, most, (file) =>
        opened(file, (open) => holds(open, words)) ? decode(readFileSync(file)) : undefined,
      );
    },
    bytes(path) {
      const length = readSmall(onDisk(path));
      if (length > 0) return new Uint8Array(window!.subarray(0, length));
      return reading(path, Infinity, (file) => readFileSync(file));
    },
    chunks(path, push) {
      return trying(path, () => {
        opened(onDisk(path), (file) => {
          const block = Buffer.allocUnsafeSlow(BLOCK);
          for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
            push(length === BLOCK ? block : block.subarray(0, length));
          }
        });
        return undefined;
      });
    },
    mentions(path, words) {
      try {
        return opened(onDisk(path), (file) => holds(file, words));
      } catch (error) {
        return { reason: reasonOf(error) };
      }
    },
    names: cwd.split(sep).filter((name) => name !== ""),
  };
}

/** Bytes read at once of a file that is not kept; larger blocks gain nothing and cost memory. */
const BLOCK = 2 ** 18;

/** Bytes. */
const WINDOW = 2 ** 17;

/** A buffer for all files: to allocate one for each takes as long as to read the file. */
let window: Buffer | undefined;

/** Without waiting for whoever may write into a pipe; Windows has no such flag. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file that fits into the window, and tells how many bytes it has. Most files do, and need no
 * look at what and how large they are. 0 where a closer look is due: nothing came, as from an empty
 * file or a pipe, there may be more, or it cannot be read.
 */
function readSmall(path: string): number {
  window ??= Buffer.allocUnsafeSlow(WINDOW);
  let file: number | undefined;
  try {
    file = openSync(path, READ);
    const length = readSync(file, window, 0, window.length, null);
    // A read of a file comes short at its end alone.
    return length < window.length ? length : 0;
  } catch {
    return 0;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function opened<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, "r");
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

function hasWord(bytes: Buffer, words: readonly string[]): boolean {
  for (const word of words) if (bytes.includes(word, 0, "latin1")) return true;
  return isUtf16(bytes);
}

/** Looks through an open file, a window at a time, each with the end of the one before. */
function holds(file: number, words: readonly string[]): boolean {
  window ??= Buffer.allocUnsafeSlow(WINDOW);
  const overlap = Math.max(...words.map(({ length }) => length)) - 1;
  for (let kept = 0; ;) {
    const end = kept + readSync(file, window, kept, window.length - kept, null);
    if (hasWord(window.subarray(0, end), words)) return true;
    // A read of a file comes short at its end alone.
    if (end < window.length) return false;
    kept = Math.min(overlap, end);
    window.copyWithin(0, end - kept, end);
  }
}

/** No link to a folder is followed. */
function kindOf(entry: Dirent, folder: string, top: string): Entry["kind"] | undefined {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  if (!entry.isSymbolicLink()) return undefined;
  try {
    const target = realpathSync(join(folder, entry.name));
    return target.startsWith(top.endsWith(sep) ? top : top + sep) && statSync(target).isFile()
      ? "file"
      : undefined;
  } catch {
    return undefined;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
};

/** The reason of a file system error, in words. */
function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? (code === "" ? "it cannot be read" : `it cannot be read (${code})`);
}
