import type { SkippedCode } from "../code/index.js";
import { list, plural } from "../words.js";
import type { RunResult } from "./check.js";
import type { Selection } from "./selection.js";

/** What there is to say of files that were named and in which nothing was recognised. */
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

/** What git has, a `.gitignore` does not take out of a commit; so it should not hide it here in silence. */
export function gitIgnoredNote({ gitIgnored }: Selection): string[] {
  if (gitIgnored.length === 0) return [];
  const which = plural(gitIgnored.length, "file");
  return [`.gitignore leaves out ${which} that git has: ${list(gitIgnored, 3)}`];
}
