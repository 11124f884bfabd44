export const MANIFEST = "manifest.json";

/**
 * The texts that the playground judges: the files of an app package, and a file with requests whose name gives its
 * format.
 */
export interface Texts {
  readonly files: PackageFiles;
  readonly name: string;
  readonly request: string;
}

/** The files of a package by path, the manifest among them: texts, and images as bytes. */
export type PackageFiles = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

/** The bytes of base64. Throws for what is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
