export const MANIFEST = "manifest.json";

/** What the playground judges: the files of an app package, and a file with requests whose name says its form. */
export interface Texts {
  readonly files: PackageFiles;
  readonly name: string;
  readonly request: string;
}

/** By path: texts, and images as bytes. The manifest is among them. */
export type PackageFiles = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

/** The bytes of base64. Throws for what is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
