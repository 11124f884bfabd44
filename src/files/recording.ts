import type { Files } from "./files.js";

/** The same files, and a way to ask what was asked of them. */
export interface Recording {
  readonly files: Files;
  /** Whether a file was looked at, or asked for. */
  hasRead(path: string): boolean;
  /** Whether the names in a folder were asked for. */
  hasListed(folder: string): boolean;
  /** All files and folders that were, up to now. */
  readonly asked: { readonly files: ReadonlySet<string>; readonly folders: ReadonlySet<string> };
}

/** Remembers which files and folders somebody looks at, so that a change of any other is none to them. */
export function recording(files: Files): Recording {
  const paths = new Set<string>();
  const folders = new Set<string>();
  const noted = (path: string) => {
    paths.add(path);
    return path;
  };
  return {
    files: {
      kind: (path) => files.kind(noted(path)),
      list(folder) {
        folders.add(folder);
        return files.list(folder);
      },
      size: (path) => files.size(noted(path)),
      text: (path, most) => files.text(noted(path), most),
      textWith: (path, words, most) => files.textWith(noted(path), words, most),
      bytes: (path) => files.bytes(noted(path)),
      chunks: (path, push) => files.chunks(noted(path), push),
      mentions: (path, words) => files.mentions(noted(path), words),
      names: files.names,
    },
    hasRead: (path) => paths.has(path),
    hasListed: (folder) => folders.has(folder),
    asked: { files: paths, folders },
  };
}
