import { isSourceFile } from "../code/anchor.js";
import type { CodeNote } from "../code/index.js";
import type { Sources } from "../code/language.js";
import { languages } from "../code/languages.js";
import { loadCode } from "../code/load.js";
import { isSkipped } from "../files/discover.js";
import { type Files, folderOf, isListed, seenFromFolder } from "../files/files.js";
import type { TextFile } from "../json/document.js";
import { decodedFile } from "../json/parse.js";
import type { FoundRequest } from "../model/found.js";

/** What was seen of requests in program code. */
export interface CodeSeen {
  readonly notes: readonly CodeNote[];
  /** Files that speak of a notification and were not read, and why. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

/** What the programs of a project send. */
export interface Programs {
  readonly requests: readonly ProgramRequest[];
  readonly skipped: CodeSeen["skipped"];
}

/** A request of a program; it belongs to the file of its outermost call, which the note names. */
export interface ProgramRequest {
  readonly request: FoundRequest;
  readonly note: CodeNote;
  /** All files that something of it stands in. */
  readonly files: readonly TextFile[];
}

/** The source files of a project, and those among them that speak of a notification. */
export interface ProgramFiles {
  readonly paths: readonly string[];
  readonly anchored: readonly TextFile[];
  /** The project's root: what lies elsewhere is a library's. */
  readonly root: string;
}

/** Reads the programs of a project together, because a value may come from any of them. */
export function readPrograms({ paths, anchored, root }: ProgramFiles, files: Files): Programs {
  if (anchored.length === 0) return { requests: [], skipped: [] };
  const { requests, skipped } = loadCode().readProject(
    languages,
    anchored,
    sourcesOf(paths, root, files),
  );
  return {
    requests: requests.map(({ request, note, homes }) => ({
      request,
      note,
      files: [...new Set([...homes].map(({ file }) => file))],
    })),
    skipped,
  };
}

/** What imports may lead to: the project's source files, listed or not. */
function sourcesOf(paths: readonly string[], root: string, files: Files): Sources {
  const listed = new Set(paths);
  return {
    paths,
    has: (path) => listed.has(path) || (isSourceFile(path) && isOwn(path, root, files)),
    text(path) {
      const read = files.text(path);
      return "reason" in read ? undefined : decodedFile(path, read);
    },
    mentions: (path, words) =>
      files.mentions(
        path,
        words.filter((word) => /^[\x20-\x7e]+$/.test(word)),
      ) === true,
  };
}

/** Whether a path leads to a file of the project, and not to one of a library. */
function isOwn(path: string, root: string, files: Files): boolean {
  const inside = seenFromFolder(root, path, files);
  if (inside === undefined) return false;
  for (let folder = folderOf(inside); folder !== ""; folder = folderOf(folder))
    if (isSkipped(folder)) return false;
  return isListed(files, root, inside);
}
