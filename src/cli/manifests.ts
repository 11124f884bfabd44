import { discover, type Discovered } from "../files/discover.js";
import type { Files } from "../files/files.js";
import { isManifest } from "../input/json-file.js";
import { mayBeInput } from "../input/readers.js";
import { parseFile, textFile } from "../json/parse.js";

/** The manifests among the paths, sorted; of archives none. */
export interface FoundManifests extends Pick<Discovered, "troubles"> {
  readonly manifests: readonly string[];
  /** Files that were named themselves and are no manifest. */
  readonly others: readonly string[];
}

/** Looks into files and folders as linting does: what they hold decides. */
export function findManifests(
  paths: readonly string[],
  files: Files,
  isExcluded?: (path: string) => boolean,
): FoundManifests {
  const { candidates, troubles } = discover(paths, files, { mayBeInput, isExcluded });
  const manifests: string[] = [];
  const others: string[] = [];
  for (const { path, isNamed } of candidates) {
    if (holdsManifest(path, isNamed, files)) manifests.push(path);
    else if (isNamed) others.push(path);
  }
  return { manifests, others, troubles };
}

function holdsManifest(path: string, isNamed: boolean, files: Files): boolean {
  if (!isNamed && !/\.json$/i.test(path)) return false;
  const read = files.text(path);
  return "text" in read && isManifest(parseFile(textFile(path, read.text)).value);
}
