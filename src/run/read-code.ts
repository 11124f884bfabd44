import { isSourceFile, mayHoldRequests } from "../code/anchor.js";
import type { CodeNote } from "../code/index.js";
import { linksIn, type Sources } from "../code/language.js";
import { languages } from "../code/languages.js";
import { type Candidate, isSkipped } from "../files/discover.js";
import { type Files, folderOf, isListed, isRooted } from "../files/files.js";
import type { FoundRequest } from "../model/found.js";
import { codeFences } from "../input/markdown.js";
import type { TextFile } from "../json/document.js";
import { textFile } from "../json/parse.js";
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
  const anchored: TextFile[] = [];
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
    if (isSource) anchored.push(file);
    else await readBlocks(file, seen, run);
  }
  const sources = sourcesOf(candidates, files);
  anchored.push(...importedBy(candidates, anchored, sources));
  if (anchored.length > 0) await readAll(anchored, sources, seen, run);
  return seen;
}

async function readBlocks(file: TextFile, seen: CodeSeen, run: Run): Promise<void> {
  const { loadParsers, readCode } = await import("../code/index.js");
  const blocks = codeFences(file);
  const parsers = await loadParsers(
    languages,
    blocks.map(({ language }) => `.${language}`),
  );
  for (const block of blocks) {
    const { found, notes, skipped } = readCode(parsers, file, block);
    if (skipped !== undefined) seen.skipped.push({ file: file.file, reason: skipped });
    if (found.requests.length > 0) run.readFound(file.file, file, found);
    seen.notes.push(...notes);
  }
}

/** What imports may lead to: what was asked for, and what lies in the working directory beside it. */
function sourcesOf(candidates: readonly Candidate[], files: Files): Sources {
  const paths = candidates.map(({ path }) => path).filter(isSourceFile);
  const asked = new Set(paths);
  return {
    paths,
    has: (path) =>
      asked.has(path) || (isSourceFile(path) && isOwn(path) && isListed(files, "", path)),
    text: (path) => {
      const read = files.text(path);
      return "reason" in read ? undefined : textFile(path, read.text);
    },
    mentions: (path, words) =>
      files.mentions(
        path,
        words.filter((word) => /^[\x20-\x7e]+$/.test(word)),
      ) === true,
  };
}

/** Whether a path leads to a file of the project, and not to one of a library. */
function isOwn(path: string): boolean {
  if (path.startsWith("..") || isRooted(path)) return false;
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder))
    if (isSkipped(folder)) return false;
  return true;
}

/**
 * Files that speak of a notification and that nobody asked for, but that a named file imports: a
 * hook names the caller alone where the function that sends did not change.
 */
function importedBy(
  candidates: readonly Candidate[],
  anchored: readonly TextFile[],
  sources: Sources,
): TextFile[] {
  const known = new Set([...sources.paths, ...anchored.map(({ file }) => file)]);
  const links = linksIn(languages, sources);
  const found: TextFile[] = [];
  for (const { path, isNamed } of candidates) {
    if (!isNamed) continue;
    for (const imported of links(path)?.imports(path) ?? []) {
      if (known.has(imported)) continue;
      known.add(imported);
      const file = sources.text(imported);
      if (file && mayHoldRequests(file.text)) found.push(file);
    }
  }
  return found;
}

async function readAll(
  anchored: readonly TextFile[],
  sources: Sources,
  seen: CodeSeen,
  run: Run,
): Promise<void> {
  const { loadParsers, readProject } = await import("../code/index.js");
  const parsers = await loadParsers(
    languages,
    anchored.map(({ file }) => file),
  );
  const { requests, skipped } = readProject(parsers, anchored, sources);
  const asked = new Set(sources.paths);
  seen.skipped.push(...skipped.filter(({ file }) => asked.has(file)));
  const touched = new Map<TextFile, FoundRequest[]>();
  for (const { request, note, homes } of requests) {
    if (!asked.has(note.file)) continue;
    seen.notes.push(note);
    for (const { file } of homes) {
      if (!asked.has(file.file)) continue;
      const own = touched.get(file) ?? [];
      if (file.file === note.file) own.push(request);
      touched.set(file, own);
    }
  }
  for (const [file, found] of touched)
    run.readFound(file.file, file, { documents: [], requests: found });
  seen.notes.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
