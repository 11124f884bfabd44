import { isSourceFile } from "../code/anchor.js";
import type { CodeNote, SkippedCode } from "../code/index.js";
import type { Sources } from "../code/language.js";
import { languages } from "../code/languages.js";
import { loadCode } from "../code/load.js";
import { isSkipped } from "../files/discover.js";
import {
  type Files,
  folderOf,
  foldersUpTo,
  isListed,
  pathFrom,
  seenFromFolder,
} from "../files/files.js";
import { recording } from "../files/recording.js";
import type { TextFile } from "../json/document.js";
import { decodedFile } from "../json/parse.js";
import type { FoundRequest } from "../model/found.js";
import type { Change } from "./apps.js";

/** Requests in program code, and the programs that were not read. */
export interface CodeSeen {
  readonly notes: readonly CodeNote[];
  /** Files that speak of a notification and were not read, or not to their end. */
  readonly skipped: readonly SkippedCode[];
}

/** The requests that the programs of a project send. */
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

/** Reads programs, and keeps what they send until a file changes that was looked at for it. */
export interface ProgramReader {
  /** Reads the programs of a project together, because a value may come from any of them. */
  read(given: ProgramFiles): Programs;
  forget(path: string, change: Change): void;
}

export function createProgramReader(files: Files): ProgramReader {
  let last: { readonly given: ProgramFiles; readonly programs: Programs } | undefined;
  let seen = recording(files);
  return {
    read(given) {
      if (last && isSame(last.given, given)) return last.programs;
      seen = recording(files);
      const programs = readPrograms(given, seen.files);
      last = { given, programs };
      return programs;
    },
    forget(path, change) {
      if (seen.hasRead(path) || (change === "name" && seen.hasListed(folderOf(path))))
        last = undefined;
    },
  };
}

/** A file that has changed since has another text, which is another object. */
function isSame(one: ProgramFiles, other: ProgramFiles): boolean {
  return isSameList(one.paths, other.paths) && isSameList(one.anchored, other.anchored);
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function readPrograms({ paths, anchored, root }: ProgramFiles, files: Files): Programs {
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

/** The files that imports may lead to: the project's source files, listed or not. */
function sourcesOf(paths: readonly string[], root: string, files: Files): Sources {
  const listed = new Set(paths);
  /** By folder, asked for many imports. */
  const above = new Map<string, readonly string[]>();
  return {
    paths,
    has: (path) => listed.has(path) || (isSourceFile(path) && isOwn(path, root, files)),
    text(path) {
      const read = files.text(path);
      return "reason" in read ? undefined : decodedFile(path, read);
    },
    normal: (path) => pathFrom("", path, files),
    foldersAbove(path) {
      const folder = folderOf(path);
      const folders = above.get(folder) ?? foldersUpTo(root, path, files);
      above.set(folder, folders);
      return folders;
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
