import type { FoundFile } from "../input/found.js";
import type { TextFile } from "../json/document.js";
import { type CodeNote, toRequests } from "./found.js";
import { readCSharp } from "./csharp.js";
import { readJavaScript } from "./javascript.js";
import type { Program } from "./program.js";
import { readPython } from "./python.js";
import { findSightings } from "./sightings.js";

export type { CodeNote } from "./found.js";

/** What a source file holds. `skipped` tells in one clause why it was not read. */
export interface ReadCode {
  readonly found: FoundFile;
  readonly notes: readonly CodeNote[];
  readonly skipped?: string;
}

/** UTF-16 units of a line, and of a file, beyond which a program wrote it. */
const LONGEST_LINE = 2_000;
const LARGEST = 2 ** 20;

/** A part of a file that is a program by itself: a code block of a Markdown file. */
export interface CodeBlock {
  /** A file name's ending: `ts`, `py`, `cs`. */
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The notification requests that a source file, or one block of a file, builds or sends. Never
 * throws. Nothing in it is run: what only the running program knows is a hole, and what may change
 * out of sight is unknown.
 */
export function readCode(file: TextFile, block?: CodeBlock): ReadCode {
  const none: FoundFile = { documents: [], requests: [] };
  const skip = (skipped: string): ReadCode => ({ found: none, notes: [], skipped });
  const text = block ? file.text.slice(block.start, block.end) : file.text;
  if (text.length > LARGEST) return skip("the file has more than 1 MiB");
  if (hasLongLine(text))
    return skip("a line has more than 2,000 characters: the file is generated or minified");
  try {
    const program = readProgram(block ? `.${block.language}` : file.file, text);
    if (!program) return skip("the parser cannot read it");
    const { requests, notes } = toRequests(
      file,
      program,
      findSightings(program),
      block?.start ?? 0,
    );
    return { found: { documents: [], requests }, notes };
  } catch (error) {
    // Recursion follows the program's own nesting.
    if (error instanceof RangeError) return skip("it is nested too deeply");
    throw error;
  }
}

function readProgram(name: string, text: string): Program | undefined {
  if (/\.cs$/i.test(name)) return readCSharp(text);
  return /\.py$/i.test(name) ? readPython(text) : readJavaScript(name, text);
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf("\n", start);
    if ((end < 0 ? text.length : end) - start > LONGEST_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
