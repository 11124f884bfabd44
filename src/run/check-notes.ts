import type { SkippedCode } from "../code/index.js";
import type { UnreadBlock } from "../input/reader.js";
import { list, plural } from "../words.js";
import type { RunResult } from "./check.js";
import type { Selection } from "./selection.js";

/** Sentences about files that were named and in which nothing was recognised. */
export function unrecognisedNotes({ unrecognised }: Pick<RunResult, "unrecognised">): string[] {
  return unrecognised.map(
    (path) =>
      `${path}: no manifest, no notification request and no part of an app was recognised in it`,
  );
}

export function skippedNote({ file, line, reason }: SkippedCode): string {
  const from = line === undefined ? "" : ` from line ${line} on`;
  return `${file} speaks of a notification and was not read${from}: ${reason}`;
}

export function unreadBlockNote(file: string, { line, reason }: UnreadBlock): string {
  return `${file} speaks of a notification in the code block of line ${line}, which was not read: ${reason}`;
}

/** A `.gitignore` takes no file out of a commit that git already has; so none is left out here in silence. */
export function gitIgnoredNote({ gitIgnored }: Selection): string[] {
  if (gitIgnored.length === 0) return [];
  const which = plural(gitIgnored.length, "file");
  return [`.gitignore leaves out ${which} that git has: ${list(gitIgnored, 3)}`];
}
