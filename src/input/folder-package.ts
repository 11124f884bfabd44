import { type Entry, type Files, folderOf, isRooted, joinPath, nameOf } from "../files/files.js";
import type { Package } from "../model/app.js";

/** Bytes; no icon that Teams takes comes near. */
const LARGEST_IMAGE = 5 * 2 ** 20;

/** Folders beside a manifest in which a missing file is looked for. */
const MOST_FOLDERS = 50;

/** The folder of a manifest as its package. Nothing outside of it is looked at. */
export function folderPackage(files: Files, folder: string): Package {
  const lists = new Map<string, readonly Entry[]>();
  const list = (path: string): readonly Entry[] => {
    const entries = lists.get(path) ?? files.list(path) ?? [];
    lists.set(path, entries);
    return entries;
  };
  // From the top, so that a link to a folder, which is not listed as one, ends the way.
  const entriesIn = (path: string): readonly Entry[] => {
    let at = folder;
    for (const segment of path === folder ? [] : relativeTo(folder, path).split("/")) {
      const isFolder = list(at).some(({ name, kind }) => kind === "folder" && name === segment);
      if (!isFolder) return [];
      at = at === "" ? segment : `${at}/${segment}`;
    }
    return list(at);
  };
  const namesIn = (path: string) =>
    entriesIn(path).flatMap(({ name, kind }) => (kind === "file" ? name : []));
  const inside = (name: string) => {
    const path = joinPath(folder, name);
    const isInside =
      folder === "" ? !path.startsWith("..") && !isRooted(path) : path.startsWith(`${folder}/`);
    return isInside ? path : undefined;
  };
  const has = (name: string) => {
    const path = inside(name);
    return path !== undefined && namesIn(folderOf(path)).includes(nameOf(path));
  };
  const images = new Map<string, Uint8Array | undefined>();
  const imageOf = (name: string) => {
    const path = inside(name);
    if (path === undefined || !has(name) || files.size(path) > LARGEST_IMAGE) return undefined;
    const bytes = files.bytes(path);
    return "reason" in bytes ? undefined : bytes;
  };
  return {
    kind: "folder",
    has,
    otherCase(name) {
      const path = inside(name);
      if (path === undefined) return undefined;
      const own = nameOf(path);
      const found = namesIn(folderOf(path)).find(
        (other) => other !== own && other.toLowerCase() === own.toLowerCase(),
      );
      return found === undefined ? undefined : name.slice(0, name.length - own.length) + found;
    },
    *nearby(name) {
      const own = inside(name);
      const top = folder === "" ? "" : `${folder}/`;
      const folders = entriesIn(folder).flatMap((entry) =>
        entry.kind === "folder" && !isAside(entry.name) ? top + entry.name : [],
      );
      const places = new Set([
        ...(own === undefined ? [] : [folderOf(own)]),
        folder,
        ...folders.slice(0, MOST_FOLDERS),
      ]);
      for (const place of places) {
        for (const file of namesIn(place)) yield relativeTo(folder, joinPath(place, file));
      }
    },
    bytes(name) {
      if (!images.has(name)) images.set(name, imageOf(name));
      return images.get(name);
    },
    fileName: (name) => joinPath(folder, name),
  };
}

/** Folders that hold no part of an app, and many files. */
function isAside(folder: string): boolean {
  return folder === "node_modules" || folder.startsWith(".");
}

function relativeTo(folder: string, path: string): string {
  return folder === "" ? path : path.slice(folder.length + 1);
}
