import { type Files, folderOf, inFolder, isRooted, nameOf } from "./files.js";
import { type Ignores, ignoresAbove, ignoresOf, isIgnored } from "./git-ignore.js";
import { trackedUnder } from "./git-index.js";

/** A file to look into. */
export interface Candidate {
  readonly path: string;
  /** On the command line itself, and so read whatever its name and size. */
  readonly isNamed: boolean;
  /** Named among others by a hook, and perhaps nothing of ours. */
  readonly isGuess?: true;
}

/** Files to look into, and a line for each path that could not be followed. */
export interface Discovered {
  readonly candidates: readonly Candidate[];
  readonly troubles: readonly Trouble[];
  /** How many files and folders `isExcluded` took out of a walk. */
  readonly excluded: number;
  /** Files that git has in its index, and that a `.gitignore` took out of a walk all the same. */
  readonly gitIgnored: readonly string[];
}

/** Something that a person should know about the run itself, in one line. */
export interface Trouble {
  readonly message: string;
  /** Whether the run then ends with exit code 2: the thing was asked for by name. */
  readonly isFatal: boolean;
}

/** Folders of other people's files and of build results, in lower case. */
const SKIPPED = new Set([
  "node_modules",
  "bower_components",
  ".venv",
  "venv",
  "__pycache__",
  ".git",
  ".hg",
  ".svn",
]);

/** Whether a walk leaves a folder out, of whatever case. `build` only beside a package's sources. */
export function isSkipped(folder: string): boolean {
  const lower = folder.toLowerCase();
  return SKIPPED.has(nameOf(lower)) || /(?:^|\/)app(?:package|manifest)\/build$/.test(lower);
}

export interface DiscoverOptions {
  /** Whether a file of this name may hold a manifest or requests; what is in it decides. */
  readonly mayBeInput: (name: string) => boolean;
  readonly isExcluded?: ((path: string) => boolean) | undefined;
  /** Leaves out named files that a walk of their folder would leave out. */
  readonly ignoresUnknown?: boolean | undefined;
}

/**
 * Walks the paths. A file that is named is taken as it is, unless `ignoresUnknown`; in a folder the
 * names decide, and what `.gitignore` files, the defaults and `isExcluded` name is left out. Sorted,
 * each file once.
 */
export function discover(
  paths: readonly string[],
  files: Files,
  { mayBeInput, isExcluded = () => false, ignoresUnknown = false }: DiscoverOptions,
): Discovered {
  const found = new Map<string, Candidate>();
  const troubles: Trouble[] = [];
  const ignored: string[] = [];
  let excluded = 0;
  const walked: Walk = {
    files,
    mayBeInput,
    isExcluded(path) {
      const isOut = isExcluded(path);
      if (isOut) excluded += 1;
      return isOut;
    },
    add(path) {
      if (!found.has(path)) found.set(path, { path, isNamed: false });
    },
    ignore: (path) => ignored.push(path),
    trouble: (message, isFatal) => troubles.push({ message, isFatal }),
  };
  for (const path of paths) {
    const kind = files.kind(path);
    if (kind === "folder") walk(path, walked);
    else if (kind === undefined) walked.trouble(`${path}: no such file or folder`, true);
    else if (!ignoresUnknown) found.set(path, { path, isNamed: true });
    else if (isWalked(path, isExcluded)) found.set(path, { path, isNamed: true, isGuess: true });
  }
  const candidates = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const gitIgnored = trackedUnder(ignored, files).filter(
    (path) => mayBeInput(path) && isWalked(path, isExcluded),
  );
  return { candidates, troubles, excluded, gitIgnored };
}

/** Whether a walk would come to a file. Files that git ignores and has all the same are somebody's wish. */
function isWalked(path: string, isExcluded: (path: string) => boolean): boolean {
  if (isExcluded(path)) return false;
  for (let folder = folderOf(path); folder !== "" && nameOf(folder) !== "..";) {
    if (isSkipped(folder) || isExcluded(folder)) return false;
    if (isRooted(folder) && folderOf(folder) === "") return true;
    folder = folderOf(folder);
  }
  return true;
}

interface Walk {
  readonly files: Files;
  readonly mayBeInput: (name: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  add(path: string): void;
  /** Hears of what a `.gitignore` takes out; of a folder with a `/` at its end. */
  ignore(path: string): void;
  trouble(message: string, isFatal: boolean): void;
}

function walk(start: string, { files, mayBeInput, isExcluded, add, ignore, trouble }: Walk): void {
  const open: { folder: string; ignores: Ignores | undefined }[] = [
    { folder: start, ignores: ignoresAbove(start, files) },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { folder } = next;
    const entries = files.list(folder);
    if (!entries) {
      trouble(`${folder}: the folder cannot be read`, folder === start);
      continue;
    }
    const hasOwn = folder !== start && entries.some(({ name }) => name === ".gitignore");
    const ignores = hasOwn ? ignoresOf(folder, files, next.ignores) : next.ignores;
    for (const { name, kind } of entries) {
      const path = inFolder(folder, name, files);
      if (kind === "folder") {
        if (isSkipped(path)) continue;
        if (isIgnored(`${path}/`, ignores, files)) ignore(`${path}/`);
        else if (!isExcluded(path)) open.push({ folder: path, ignores });
      } else if (mayBeInput(name)) {
        if (isIgnored(path, ignores, files)) ignore(path);
        else if (!isExcluded(path)) add(path);
      }
    }
  }
}
