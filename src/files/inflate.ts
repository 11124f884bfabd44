// The package for Node loads worker threads, which take longer to load than to unpack an image.
import { Gunzip, Inflate, inflateSync, Unzlib, unzlibSync } from "fflate/browser";

/** Deflate grows so many times at most. */
const GROWTH = 1032;

/** Bytes of the header and the checksum around zlib data. */
const FRAME = 6;

/** Bytes unpacked in one step, which gives 16 MiB at most. */
const STEP = 16 * 1024;

/** Deflate data as an archive (`raw`) or an image (`zlib`, RFC 1950) holds it. */
export type Deflated = "raw" | "zlib";

/**
 * Unpacks deflate data. Throws for data that is damaged or cut off. Stops soon behind `most` bytes: a
 * result that is longer than `most` says that there is more than that.
 */
export function inflate(packed: Uint8Array, most: number, form: Deflated): Uint8Array {
  return inOneStep(packed, most, form) ?? inSteps(packed, most, form);
}

/**
 * Unpacks data that fits into a step without a stream, which takes 160 KiB for itself. Undefined where more is packed, or
 * where something is wrong, which the stream tells apart.
 */
function inOneStep(packed: Uint8Array, most: number, form: Deflated): Uint8Array | undefined {
  if (packed.length > STEP || packed.length <= FRAME) return undefined;
  // fflate drops what `out` has no room for.
  const out = new Uint8Array(Math.min(most, packed.length * GROWTH) + 1);
  try {
    return form === "raw" ? inflateSync(packed, { out }) : unzlibSync(packed, { out });
  } catch {
    return undefined;
  }
}

function inSteps(packed: Uint8Array, most: number, form: Deflated): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  const stream = form === "raw" ? new Inflate(keep) : new Unzlib(keep);
  for (let at = 0; length <= most; at += STEP) {
    const isLast = at + STEP >= packed.length;
    stream.push(packed.subarray(at, at + STEP), isLast);
    if (isLast) break;
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes of the header and the trailer of a gzip member (RFC 1952). */
const SHORTEST_GZIP = 18;

/**
 * Makes a function that takes gzip data piece by piece and passes on what they unpack to. The function throws for data
 * that is damaged, and at the last piece for data that is cut off, an error with a number as its code. No piece is
 * unpacked in more than 16 KiB at once, so that `push` may throw before a bomb fills the memory.
 */
export function gunzip(
  push: (chunk: Uint8Array) => void,
): (piece: Uint8Array, isLast: boolean) => void {
  const stream = new Gunzip(push);
  let length = 0;
  return (piece, isLast) => {
    length += piece.length;
    // fflate takes what is shorter than a header for nothing at all.
    if (isLast && length < SHORTEST_GZIP) throw Object.assign(new Error("too short"), { code: 0 });
    for (let at = 0; at < piece.length || at === 0; at += STEP) {
      const isEnd = at + STEP >= piece.length;
      stream.push(piece.subarray(at, at + STEP), isLast && isEnd);
    }
  };
}
