import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Folder, type Known, openFolder } from "./folder.js";
import type { Rule } from "../rule.js";

/** A file of an editor's request: its folder, and its path there. */
export interface Located {
  readonly folder: Folder;
  readonly path: string;
}

/** The file of an editor's request, with the current results. Undefined for a URI that is no file. */
export type LookAt = (uri: string) => Promise<(Located & { readonly known: Known }) | undefined>;

/** The folders that an editor has open, and the way from its URIs to files and back. */
export interface Workspace {
  folders(): readonly Folder[];
  add(uri: string): void;
  remove(uri: string): void;
  /** The file of a URI; undefined for a URI that is no file: an untitled text, a file of a repository's past. */
  locate(uri: string): Located | undefined;
  /** The URI of a file, in the editor's own spelling where the editor has used one. */
  uriOf(folder: Folder, path: string): string;
}

export function createWorkspace(rules: readonly Rule[]): Workspace {
  const folders = new Map<string, Folder>();
  /** The editor's spelling of URIs by file: editors escape more than node does, and compare URIs as texts. */
  const written = new Map<string, string>();

  function open(path: string): Folder {
    const folder = folders.get(path) ?? openFolder(path, rules);
    folders.set(path, folder);
    return folder;
  }

  return {
    folders: () => [...folders.values()],
    add(uri) {
      const path = folderOf(uri);
      if (path !== undefined) open(path);
    },
    remove(uri) {
      const path = folderOf(uri);
      if (path !== undefined) folders.delete(path);
    },
    locate(uri) {
      const file = fileOf(uri);
      if (file === undefined) return undefined;
      // A file in several folders belongs to the deepest.
      const holding = [...folders.values()]
        .filter((folder) => folder.pathOf(file) !== undefined)
        .sort((a, b) => b.path.length - a.path.length);
      const folder = holding[0] ?? open(dirname(file));
      const path = folder.pathOf(file)!;
      written.set(folder.fileOf(path), uri);
      return { folder, path };
    },
    uriOf(folder, path) {
      const file = folder.fileOf(path);
      return written.get(file) ?? pathToFileURL(file).href;
    },
  };
}

/** A folder's URI may end in a slash. */
function folderOf(uri: string): string | undefined {
  return fileOf(uri)?.replace(/(?<![\\/])[\\/]+$/, "");
}

function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
