import { closest } from "./closest.js";

/** A path relative to the manifest, taken apart: `icons/color.png` is `icons/`, `color`, `.png`. */
const PARTS = /^((?:.*\/)?)([^/]*?)(\.[^./]*)?$/s;

/**
 * The present file that a missing file was probably meant to be: of the same name in another folder, of the same name
 * with another ending, or with a name that differs by a slip. `taken` are files that the app has for something else.
 * Undefined where no name is near.
 */
export function closestFile(
  missing: string,
  present: Iterable<string>,
  taken: ReadonlySet<string>,
): string | undefined {
  const [, folder = "", stem = "", ending = ""] = PARTS.exec(missing) ?? [];
  let elsewhere: string | undefined;
  let otherEnding: string | undefined;
  const stems = new Map<string, string>();
  for (const path of present) {
    if (taken.has(path)) continue;
    const [, ownFolder = "", ownStem = "", ownEnding = ""] = PARTS.exec(path) ?? [];
    const isSameStem = ownStem.toLowerCase() === stem.toLowerCase();
    const isSameEnding = ownEnding.toLowerCase() === ending.toLowerCase();
    if (isSameStem && isSameEnding) elsewhere ??= path;
    else if (ownFolder !== folder) continue;
    else if (isSameStem) otherEnding ??= path;
    else if (isSameEnding) stems.set(ownStem, path);
  }
  return elsewhere ?? otherEnding ?? stems.get(closest(stem, stems.keys()) ?? "");
}
