import type { App } from "./app.js";
import { type Naming, namings } from "./namings.js";

/** Files that an app names and its package lacks, by path, each with the places that name it. */
export interface MissingFiles {
  readonly missing: ReadonlyMap<string, readonly [Naming, ...Naming[]]>;
  /** Files that the app names and the package has. */
  readonly present: ReadonlySet<string>;
}

/** Missing files that are reported: each is compared with all names of the package. */
const MOST = 1_000;

/**
 * The files that an app names and its package lacks. A source folder without any of the files is no package: the package is
 * built elsewhere, and nothing is missing here.
 */
export function missingFiles(app: App): MissingFiles {
  const { package: files } = app;
  const missing = new Map<string, [Naming, ...Naming[]]>();
  const present = new Set<string>();
  let isPackage = files.kind === "zip";
  for (const naming of namings(app)) {
    const { path } = naming;
    if (path === undefined || missing.size === MOST) continue;
    const isThere = files.has(path);
    // A name that differs in case also shows that the folder is the package.
    isPackage ||= isThere || files.otherCase(path) !== undefined;
    const others = missing.get(path);
    if (isThere) present.add(path);
    else if (others) others.push(naming);
    else missing.set(path, [naming]);
  }
  return { missing: isPackage ? missing : new Map(), present };
}
