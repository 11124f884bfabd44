import { type Files, joinPath, parentOf } from "./files.js";

/** The folder with the repository's `.git`: a folder itself, or one above; undefined outside of any. */
export function repositoryTop(folder: string, files: Files): string | undefined {
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at, files)) {
    if (files.kind(joinPath(at, ".git")) !== undefined) return at;
  }
  return undefined;
}
