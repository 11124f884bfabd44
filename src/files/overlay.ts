import { byName, type Entry, type Files, folderOf, seenFromFolder } from "./files.js";
import { memoryFiles } from "./memory.js";

/** Files over which others lie: unsaved texts of an editor, stdin under a name, texts with fixes. */
export interface Overlay extends Files {
  /**
   * Lays a content over a path, whether there is a file or not; undefined takes it away again. The
   * lists of the folders above are asked for again.
   */
  set(path: string, content: string | Uint8Array | undefined): void;
}

/** Each folder is listed once until something in it is set: a run looks into it for several reasons. */
export function overlay(files: Files): Overlay {
  const own = new Map<string, Files>();
  const lists = new Map<string, readonly Entry[] | undefined>();
  const of = (path: string) => (own.size === 0 ? files : (own.get(path) ?? files));

  /** Whether a folder that is nowhere else would have to be there for what lies over it. */
  function holdsOwn(folder: string): boolean {
    for (const path of own.keys()) if (seenFromFolder(folder, path, files)) return true;
    return false;
  }

  function list(folder: string): readonly Entry[] | undefined {
    const there = files.list(folder);
    const entries = new Map(there?.map((entry) => [entry.name, entry]));
    for (const path of own.keys()) {
      const [name, ...below] = seenFromFolder(folder, path, files)?.split("/") ?? [];
      if (name && !entries.has(name))
        entries.set(name, { name, kind: below.length === 0 ? "file" : "folder" });
    }
    return entries.size === (there?.length ?? 0) ? there : [...entries.values()].sort(byName);
  }

  return {
    kind: (path) => of(path).kind(path) ?? (holdsOwn(path) ? "folder" : undefined),
    list(folder) {
      if (!lists.has(folder)) lists.set(folder, list(folder));
      return lists.get(folder);
    },
    size: (path) => of(path).size(path),
    text: (path, most) => of(path).text(path, most),
    textWith: (path, words, most) => of(path).textWith(path, words, most),
    bytes: (path) => of(path).bytes(path),
    chunks: (path, push) => of(path).chunks(path, push),
    mentions: (path, words) => of(path).mentions(path, words),
    names: files.names,
    set(path, content) {
      if (content === undefined) own.delete(path);
      else own.set(path, memoryFiles({ [path]: content }));
      for (let folder = folderOf(path); ; folder = folderOf(folder)) {
        lists.delete(folder);
        if (folder === "" || folder === folderOf(folder)) break;
      }
    },
  };
}
