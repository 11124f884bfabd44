/**
 * Unpacks a zlib stream. Throws where it is damaged or would give more than `max` bytes. The library
 * is loaded at the first image: every run pays for what is loaded at the start.
 */
export function inflate(bytes: Uint8Array, max: number): Uint8Array {
  return process.getBuiltinModule("node:zlib").inflateSync(bytes, { maxOutputLength: max });
}
