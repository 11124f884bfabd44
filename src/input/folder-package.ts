import {
  type Entry,
  type Files,
  folderOf,
  inFolder,
  nameOf,
  pathFrom,
  seenFromFolder,
} from "../files/files.js";
import type { Package } from "../model/app.js";

/** Bytes; no icon that Teams takes comes near. */
const LARGEST_IMAGE = 5 * 2 ** 20;

/** Folders beside a manifest in which a missing file is looked for. */
const MOST_FOLDERS = 50;

/** The folder of a manifest as its package. Nothing outside of it is looked at. */
export function folderPackage(files: Files, folder: string): Package {
  const { entriesIn, namesIn } = listing(files, folder);
  /** The path of a file by the name that the manifest has for it; undefined outside of the folder. */
  const inside = (name: string) => {
    const path = pathFrom(folder, name, files);
    return seenFromFolder(folder, path, files) ? path : undefined;
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
      const folders = entriesIn(folder).flatMap((entry) =>
        entry.kind === "folder" && !isAside(entry.name) ? inFolder(folder, entry.name, files) : [],
      );
      const places = new Set([
        ...(own === undefined ? [] : [folderOf(own)]),
        folder,
        ...folders.slice(0, MOST_FOLDERS),
      ]);
      for (const place of places) {
        for (const file of namesIn(place))
          yield seenFromFolder(folder, inFolder(place, file, files), files)!;
      }
    },
    bytes(name) {
      if (!images.has(name)) images.set(name, imageOf(name));
      return images.get(name);
    },
    fileName: (name) => pathFrom(folder, name, files),
  };
}

/** Lists what lies in a folder and in those below, each once. A folder behind a link is empty. */
function listing(files: Files, folder: string) {
  const lists = new Map<string, readonly Entry[]>();
  const list = (path: string): readonly Entry[] => {
    const entries = lists.get(path) ?? files.list(path) ?? [];
    lists.set(path, entries);
    return entries;
  };
  // From the top, so that a link to a folder, which is not listed as one, ends the way.
  const entriesIn = (path: string): readonly Entry[] => {
    let at = folder;
    for (const segment of seenFromFolder(folder, path, files)?.split("/") ?? []) {
      if (segment === "") break;
      const isFolder = list(at).some(({ name, kind }) => kind === "folder" && name === segment);
      if (!isFolder) return [];
      at = inFolder(at, segment, files);
    }
    return list(at);
  };
  const namesIn = (path: string) =>
    entriesIn(path).flatMap(({ name, kind }) => (kind === "file" ? name : []));
  return { entriesIn, namesIn };
}

/** Folders that hold no part of an app, and many files. */
function isAside(folder: string): boolean {
  return folder === "node_modules" || folder.startsWith(".");
}
