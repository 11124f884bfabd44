import type { FoundFile } from "../model/found.js";
import type { TextFile } from "../json/document.js";
import { positionAt } from "../json/lines.js";
import { type CodeNote, placeKey, type RequestInCode, toRequests } from "./found.js";
import type { Homes } from "./homes.js";
import { type Language, linksIn, type Sources } from "./language.js";
import type { Program } from "./program.js";
import { type CodeBlock, createProject } from "./project.js";
import { findSightings, type Unfinished } from "./sightings.js";

export type { CodeNote, RequestInCode } from "./found.js";
export type { CodeBlock } from "./project.js";

/** The requests in a source file. `skipped` is the reason, as a clause, why the file was not read. */
export interface ReadCode {
  readonly found: FoundFile;
  readonly notes: readonly CodeNote[];
  readonly skipped?: string;
}

/**
 * The notification requests that a source file, or a block of it, builds or sends, judged by its own text. Never
 * throws. No code is run: values that only the running program knows are holes, and values that other code may change
 * are unknown.
 */
export function readCode(
  languages: readonly Language[],
  file: TextFile,
  block?: CodeBlock,
): ReadCode {
  const project = createProject(languages);
  const parsed = project.read(file, block);
  if (typeof parsed === "string")
    return { found: { documents: [], requests: [] }, notes: [], skipped: parsed };
  const read = toRequests(project.homes, findSightings(project, [parsed.program]).sightings);
  const requests = read.map(({ request }) => request);
  return { found: { documents: [], requests }, notes: read.map(({ note }) => note) };
}

/** The requests in the source files of a project. */
export interface ReadProject {
  readonly requests: readonly RequestInCode[];
  readonly skipped: readonly SkippedCode[];
}

/** A file that was not read, or only up to a line, with the reason as a clause. */
export interface SkippedCode {
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
}

/**
 * The requests that `files` build or send, as in `readCode`. Imports are followed into other files, and a function
 * whose parameters decide the request is followed to its calls in other files.
 */
export function readProject(
  languages: readonly Language[],
  files: readonly TextFile[],
  sources: Sources,
): ReadProject {
  const surroundings = { sources, links: linksIn(languages, sources) };
  const requests: RequestInCode[] = [];
  const skipped: SkippedCode[] = [];
  const sent = new Set<string>();
  for (const batch of batchesOf(files)) {
    const project = createProject(languages, surroundings);
    const { homes } = project;
    const programs: Program[] = [];
    for (const file of batch) {
      const parsed = project.read(file);
      if (typeof parsed === "string") skipped.push({ file: file.file, reason: parsed });
      else programs.push(parsed.program);
    }
    const seen = findSightings(project, programs);
    requests.push(...toRequests(homes, seen.sightings));
    skipped.push(...seen.unfinished.map((each) => skippedFrom(homes, each)));
    for (const { start } of seen.sent) sent.add(placeKey(homes, start));
  }
  // A call in another batch may send the object.
  const isSent = ({ alone }: RequestInCode) => alone !== undefined && sent.has(alone);
  return { requests: requests.filter((request) => !isSent(request)), skipped };
}

/**
 * UTF-16 units of files whose programs are held in memory together; only their requests are kept. A module that the
 * files of several batches import is parsed for each of them.
 */
const BATCH = 48 * 1024;

function* batchesOf(files: readonly TextFile[]): Generator<TextFile[]> {
  let batch: TextFile[] = [];
  let length = 0;
  for (const file of files) {
    if (length > 0 && length + file.text.length > BATCH) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(file);
    length += file.text.length;
  }
  if (batch.length > 0) yield batch;
}

function skippedFrom({ homeAt }: Homes, { at }: Unfinished): SkippedCode {
  const { file, toFile } = homeAt(at);
  const { line } = positionAt(file, toFile(at));
  return { file: file.file, line, reason: "the program is too large to be followed" };
}
