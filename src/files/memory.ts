import { decode } from "./decode.js";
import { byName, type Entry, type Files, folderOf, TOO_LARGE, type Unreadable } from "./files.js";

const missing: Unreadable = { reason: "there is no such file" };

/** Files in memory, by path. Folders are what the paths imply. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const files = new Map(Object.entries(contents));
  const folders = new Map<string, Map<string, Entry["kind"]>>([["", new Map()]]);
  for (const path of files.keys()) addTo(folders, path);

  function text(path: string, most = Infinity) {
    const content = files.get(path);
    if (content === undefined) return missing;
    if (content.length > most) return { reason: TOO_LARGE };
    return typeof content === "string" ? { text: content } : decode(content);
  }

  function bytes(path: string) {
    const content = files.get(path);
    if (content === undefined) return missing;
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  }

  function mentions(path: string, words: readonly string[]) {
    const read = text(path);
    return "reason" in read ? read : words.some((word) => read.text.includes(word));
  }

  return {
    kind: (path) => (files.has(path) ? "file" : folders.has(path) ? "folder" : undefined),
    list: (folder) => {
      const entries = folders.get(folder);
      return entries && [...entries].map(([name, kind]) => ({ name, kind })).sort(byName);
    },
    size: (path) => files.get(path)?.length ?? 0,
    text,
    textWith: (path, words, most) => {
      const read = text(path, most);
      const isWanted = "reason" in read || words.some((word) => read.text.includes(word));
      return isWanted ? read : undefined;
    },
    bytes,
    chunks: (path, push) => {
      const content = bytes(path);
      if ("reason" in content) return content;
      push(content);
      return undefined;
    },
    mentions,
    names: [],
  };
}

function addTo(folders: Map<string, Map<string, Entry["kind"]>>, path: string): void {
  let name = path;
  let kind: Entry["kind"] = "file";
  for (;;) {
    const folder = folderOf(name);
    const entries = folders.get(folder) ?? new Map<string, Entry["kind"]>();
    folders.set(folder, entries.set(name.slice(folder === "" ? 0 : folder.length + 1), kind));
    if (folder === "") return;
    name = folder;
    kind = "folder";
  }
}
