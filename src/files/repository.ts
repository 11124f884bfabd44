import { type Files, folderOf, isRooted, joinPath, normalPath } from "./files.js";

/** The folder with the repository's `.git`: a folder itself, or one above; undefined outside of any. */
export function repositoryTop(folder: string, files: Files): string | undefined {
  for (let at = folder; levelsUp(at) <= files.names.length;) {
    if (files.kind(joinPath(at, ".git")) !== undefined) return at;
    if (at === "/" || /^[A-Za-z]:$/.test(at)) return undefined;
    at = isRooted(at) ? folderOf(at) || "/" : normalPath(joinPath(at, ".."), files.names);
  }
  return undefined;
}

/** How many folders above the working directory a normal path begins. */
function levelsUp(path: string): number {
  return /^(?:\.\.(?:\/|$))*/.exec(path)![0].split("..").length - 1;
}
