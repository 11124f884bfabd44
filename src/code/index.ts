import type { FoundFile } from "../model/found.js";
import type { TextFile } from "../json/document.js";
import { positionAt } from "../json/lines.js";
import { type CodeNote, type RequestInCode, toRequests } from "./found.js";
import type { Language, Sources } from "./language.js";
import { type CodeBlock, createProject, type Home, type Project } from "./project.js";
import { findSightings, type Unfinished } from "./sightings.js";

export type { CodeNote, RequestInCode } from "./found.js";
export type { CodeBlock } from "./project.js";

/** What a source file holds. `skipped` tells in one clause why it was not read. */
export interface ReadCode {
  readonly found: FoundFile;
  readonly notes: readonly CodeNote[];
  readonly skipped?: string;
}

/**
 * The notification requests that a source file, or one block of a file, builds or sends, by what
 * stands in it alone. Never throws. Nothing in it is run: what only the running program knows is a
 * hole, and what may change out of sight is unknown.
 */
export function readCode(
  languages: readonly Language[],
  file: TextFile,
  block?: CodeBlock,
): ReadCode {
  const project = createProject(languages);
  const home = project.read(file, block);
  if (typeof home === "string")
    return { found: { documents: [], requests: [] }, notes: [], skipped: home };
  const read = toRequests(project, findSightings(project, [home.program]).sightings);
  const requests = read.map(({ request }) => request);
  return { found: { documents: [], requests }, notes: read.map(({ note }) => note) };
}

/** What the source files of a project hold together. */
export interface ReadProject {
  readonly requests: readonly RequestInCode[];
  readonly skipped: readonly SkippedCode[];
}

/** A file that was not read, or not from a line on, and in one clause why. */
export interface SkippedCode {
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
}

/**
 * The requests that `files` build or send, as `readCode`. What they import is followed into other
 * files, and a function that leaves open what it sends is followed to its calls in others.
 */
export function readProject(
  languages: readonly Language[],
  files: readonly TextFile[],
  sources: Sources,
): ReadProject {
  const project = createProject(languages, sources);
  const homes: Home[] = [];
  const skipped: SkippedCode[] = [];
  for (const file of files) {
    const home = project.read(file);
    if (typeof home === "string") skipped.push({ file: file.file, reason: home });
    else homes.push(home);
  }
  const programs = homes.map(({ program }) => program);
  const { sightings, unfinished } = findSightings(project, programs);
  skipped.push(...unfinished.map((each) => skippedFrom(project, each)));
  return { requests: toRequests(project, sightings), skipped };
}

function skippedFrom({ homeAt }: Project, { at }: Unfinished): SkippedCode {
  const { file, toFile } = homeAt(at);
  const { line } = positionAt(file, toFile(at));
  return { file: file.file, line, reason: "the program is too large to be followed" };
}
