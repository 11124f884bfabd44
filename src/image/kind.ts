export type ImageKind = "PNG" | "JPEG" | "GIF" | "WebP" | "BMP" | "ICO" | "SVG";

/** The first bytes of each kind, `?` for any byte, from the formats' own specifications. */
const SIGNATURES: readonly (readonly [ImageKind, string])[] = [
  ["PNG", "\x89PNG\r\n\x1a\n"],
  ["JPEG", "\xff\xd8\xff"],
  ["GIF", "GIF8"],
  ["WebP", "RIFF????WEBP"],
  ["BMP", "BM"],
  ["ICO", "\0\0\x01\0"],
];

/** Bytes in which an SVG's root element is searched. */
const PROLOGUE = 1_024;

/** The kind of an image by its content, whatever its name; undefined for an unknown kind. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  for (const [kind, signature] of SIGNATURES) if (matches(bytes, signature)) return kind;
  const start = String.fromCharCode(...bytes.subarray(0, PROLOGUE));
  return /^(?:\xef\xbb\xbf)?\s*</.test(start) && /<svg[\s>]/.test(start) ? "SVG" : undefined;
}

function matches(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== "?" && signature.charCodeAt(i) !== bytes[i]) return false;
  }
  return true;
}
