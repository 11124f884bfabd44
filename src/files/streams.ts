import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { reasonOf } from "./disk.js";

/** Bytes read at once; larger blocks gain nothing and cost memory. */
const BLOCK = 256 * 1024;

/** A part of some bytes as text. Those that node reads need no view of the part. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset);
  return buffer.toString("utf8", start, end);
}

/**
 * Bytes that a packed file may always unpack to, and how many times its size beyond that. Logs shrink
 * to a tenth or a hundredth; what shrinks to a thousandth is made to keep others busy.
 */
const MOST_UNPACKED = 2 ** 30;
const MOST_TIMES = 200;

/** One request a line, too many to hold: `.ndjson`, `.jsonl`, and both behind `.gz`. */
export function isStream(path: string): boolean {
  return /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path);
}

/**
 * Passes a file on in blocks, unpacked where it is gzip. The buffer is used again: a block is only
 * valid while `push` runs. Returns why reading ended early, if it did.
 */
export async function readChunks(
  path: string,
  cwd: string,
  push: (chunk: Uint8Array) => void,
  most = MOST_UNPACKED,
): Promise<string | undefined> {
  const onDisk = resolve(cwd, path);
  return /\.gz$/i.test(path) ? readGzip(onDisk, push, most) : readBlocks(onDisk, push);
}

function readBlocks(path: string, push: (chunk: Uint8Array) => void): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const buffer = Buffer.allocUnsafeSlow(BLOCK);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      push(length === BLOCK ? buffer : buffer.subarray(0, length));
    }
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function readGzip(
  path: string,
  push: (chunk: Uint8Array) => void,
  most: number,
): Promise<string | undefined> {
  const { createGunzip } = await import("node:zlib");
  try {
    const gunzip = createGunzip();
    const file = createReadStream(path, { highWaterMark: BLOCK });
    file.on("error", (error) => gunzip.destroy(error));
    let unpacked = 0;
    for await (const chunk of file.pipe(gunzip)) {
      unpacked += (chunk as Uint8Array).length;
      if (unpacked > most && unpacked > MOST_TIMES * file.bytesRead) {
        file.destroy();
        return `it unpacks to more than ${MOST_TIMES} times its size`;
      }
      push(chunk as Uint8Array);
    }
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return code.startsWith("Z_") ? "the gzip data is cut off or damaged" : reasonOf(error);
  }
}
