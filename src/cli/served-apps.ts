import { readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { joinPath } from "../files/files.js";
import { type Served, servedOf } from "../graph/served.js";
import type { Project } from "../run/project.js";

/**
 * The apps of a project as they are on disk at the moment: a call looks at the files that they were made
 * of, and reads again what has changed. Undefined where there are no apps.
 */
export function servedApps(project: Project, cwd: string): (() => Served) | undefined {
  let apps = project.apps([""]);
  let served = servedOf(apps, project.engine);
  if (!served) return undefined;
  const stamps = createStamps(cwd);
  const changed = () =>
    stamps.changed(
      apps.flatMap(({ path, asked }) => [path, ...asked.files]),
      apps.flatMap(({ asked }) => [...asked.folders]),
    );
  changed();
  let isFresh = false;
  return () => {
    // Requests that came together are answered by the same look at the disk.
    if (isFresh) return served!;
    isFresh = true;
    setImmediate(() => (isFresh = false));
    const paths = changed();
    for (const path of paths) project.update(path);
    const now = paths.length > 0 ? project.apps([""]) : [];
    // A manifest that is being written may be none for a moment.
    if (now.length > 0) served = servedOf((apps = now), project.engine);
    return served!;
  };
}

/** Remembers how files and folders were, and tells which files are others since. */
function createStamps(cwd: string) {
  const stamps = new Map<string, string>();
  const names = new Map<string, readonly string[]>();

  /** Whether the file, or the list of names in the folder, has changed since the last call with the path. */
  function isAnother(path: string): boolean {
    const before = stamps.get(path);
    const now = stampOf(resolve(cwd, path));
    stamps.set(path, now);
    return before !== undefined && before !== now;
  }

  /** The files that came into a folder or went from it. */
  function moved(folder: string): string[] {
    const before = names.get(folder) ?? [];
    const now = namesIn(resolve(cwd, folder));
    names.set(folder, now);
    const others = [
      ...now.filter((name) => !before.includes(name)),
      ...before.filter((name) => !now.includes(name)),
    ];
    return others.map((name) => joinPath(folder, name));
  }

  return {
    changed(files: readonly string[], folders: readonly string[]): string[] {
      for (const folder of folders) if (!names.has(folder)) moved(folder);
      return [
        ...files.filter(isAnother),
        ...folders.filter((folder) => isAnother(folder)).flatMap(moved),
      ];
    },
  };
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "gone";
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
