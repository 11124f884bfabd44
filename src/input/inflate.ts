import { inflateSync } from "node:zlib";

/** Unpacks a zlib stream. Throws where it is damaged or would give more than `max` bytes. */
export function inflate(bytes: Uint8Array, max: number): Uint8Array {
  return inflateSync(bytes, { maxOutputLength: max });
}
