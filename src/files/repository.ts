import { type Files, folderOf, isRooted, joinPath, normalPath } from "./files.js";

/** The folder with the repository's `.git`: a folder itself, or one above; undefined outside of any. */
export function repositoryTop(folder: string, files: Files): string | undefined {
  for (let at = folder, up = 0; up <= files.names.length;) {
    if (files.kind(joinPath(at, ".git")) !== undefined) return at;
    if (at === "/" || /^[A-Za-z]:$/.test(at)) return undefined;
    at = isRooted(at) ? folderOf(at) || "/" : normalPath(joinPath(at, ".."), files.names);
    if (at.startsWith("..")) up += 1;
  }
  return undefined;
}
