import { discover, type DiscoverOptions, type Discovered } from "../files/discover.js";
import { type Files, seenFromFolder } from "../files/files.js";

/** The files that the paths of a run select: about them, and no others, findings are reported. */
export interface Selection extends Discovered {
  /** Whether the paths hold all of the project. */
  readonly isWhole: boolean;
  has(path: string): boolean;
}

/** Finds out what paths select of the project below `root`. */
export function select(
  paths: readonly string[],
  files: Files,
  root: string,
  options: DiscoverOptions,
): Selection {
  const found = discover(paths, files, options);
  const selected = new Set(found.candidates.map(({ path }) => path));
  return {
    ...found,
    isWhole: paths.some((path) => seenFromFolder(path, root, files) !== undefined),
    has: (path) => selected.has(path),
  };
}
