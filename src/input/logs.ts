import type { ByteSink } from "../files/decode.js";
import { endingOf, type Files } from "../files/files.js";
import { loadInflate } from "../files/load.js";

/** Endings of files with a request on each line, which are too many to hold. */
export const LOGS: readonly string[] = [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"];

/** Whether the name of a file says that it is a log. */
export function isLog(path: string): boolean {
  return LOGS.includes(endingOf(path));
}

/**
 * Bytes that a packed log may always unpack to, and how many times its size beyond that. Logs shrink
 * to a tenth or a hundredth; what shrinks to a thousandth is made to keep others busy.
 */
const MOST_UNPACKED = 2 ** 30;
const MOST_TIMES = 200;

/**
 * Passes the bytes of a log on piece by piece, unpacked where it is gzip. A piece is only valid while
 * `push` runs. Returns why reading ended early, if it did.
 */
export function readLog(
  path: string,
  files: Files,
  push: (chunk: Uint8Array) => void,
  most = MOST_UNPACKED,
): string | undefined {
  const log = unpacking(path, push, most);
  try {
    const unreadable = files.chunks(path, (piece) => log.push(piece));
    if (unreadable) return unreadable.reason;
    log.end();
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * A sink for the bytes of a log that comes through a pipe, as `readLog` is for one on the disk. `onFault` hears why the
 * rest is not read.
 */
export function pipedLog(path: string, log: ByteSink, onFault: (reason: string) => void): ByteSink {
  const unpacked = unpacking(path, (chunk) => log.push(chunk), MOST_UNPACKED);
  let isAtFault = false;
  const trying = (feed: () => void) => {
    if (isAtFault) return;
    try {
      feed();
    } catch (error) {
      isAtFault = true;
      onFault(faultOf(error));
    }
  };
  return {
    push: (piece) => trying(() => unpacked.push(piece)),
    end() {
      trying(() => unpacked.end());
      log.end();
    },
  };
}

/** A sink that unpacks where the name of a log says gzip. Its functions throw what `faultOf` puts into words. */
function unpacking(path: string, push: (chunk: Uint8Array) => void, most: number): ByteSink {
  if (!/\.gz$/i.test(path)) return { push, end: () => {} };
  let packed = 0;
  let unpacked = 0;
  const unpack = loadInflate().gunzip((chunk) => {
    unpacked += chunk.length;
    if (unpacked > most && unpacked > MOST_TIMES * packed) throw new Bomb();
    push(chunk);
  });
  return {
    push(piece) {
      packed += piece.length;
      unpack(piece, false);
    },
    end: () => unpack(new Uint8Array(0), true),
  };
}

/** Why unpacking ended, as a clause; throws an error that has another cause. */
function faultOf(error: unknown): string {
  if (error instanceof Bomb) return `it unpacks to more than ${MOST_TIMES} times its size`;
  // fflate numbers its errors; whatever else is thrown comes from `push`.
  if (error instanceof Error && "code" in error && typeof error.code === "number")
    return "the gzip data is cut off or damaged";
  throw error;
}

class Bomb extends Error {}
