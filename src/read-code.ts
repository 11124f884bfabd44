import type { CodeNote, ReadCode } from "./code/index.js";
import { isSourceFile, mayHoldRequests } from "./code/anchor.js";
import type { Candidate } from "./discover.js";
import type { Files } from "./files.js";
import { type CodeFence, codeFences } from "./input/markdown.js";
import type { TextFile } from "./json/document.js";
import { textFile } from "./json/parse.js";
import type { Run } from "./run.js";

/** What was seen of requests in program code. */
export interface CodeSeen {
  readonly notes: CodeNote[];
  /** Files with the word but without a reading, and why. */
  readonly skipped: { readonly file: string; readonly reason: string }[];
}

/** The end of "activity", which every anchor has: a look for a rare first letter takes half the time. */
const WORDS = ["vity", "VITY"];

/**
 * Looks for requests in source files, and in the code blocks of Markdown files that are named. The
 * parsers are loaded for the first file that speaks of a notification at all: most never do.
 */
export async function readSources(
  candidates: readonly Candidate[],
  files: Files,
  run: Run,
): Promise<CodeSeen> {
  const seen: CodeSeen = { notes: [], skipped: [] };
  for (const { path, isNamed } of candidates) {
    const isSource = isSourceFile(path);
    if (!isSource && !(isNamed && /\.(?:md|markdown)$/i.test(path))) continue;
    const mentions = files.mentions(path, WORDS);
    if (mentions === false) continue;
    const read = mentions === true ? files.text(path) : mentions;
    if ("reason" in read) {
      // A Markdown file was read before, and then this was told.
      if (isSource) run.trouble(`${path}: ${read.reason}`, isNamed);
      continue;
    }
    const file = textFile(path, read.text);
    if (!mayHoldRequests(file.text)) continue;
    const { readCode } = await import("./code/index.js");
    const blocks: readonly (CodeFence | undefined)[] = isSource ? [undefined] : codeFences(file);
    for (const block of blocks) keep(path, file, readCode(file, block), seen, run);
  }
  return seen;
}

function keep(path: string, file: TextFile, read: ReadCode, seen: CodeSeen, run: Run): void {
  if (read.skipped !== undefined) seen.skipped.push({ file: path, reason: read.skipped });
  if (read.found.requests.length > 0) run.readFound(path, file, read.found);
  seen.notes.push(...read.notes);
}
