import type { Files } from "../files/files.js";
import type { Document, TextFile } from "../json/document.js";
import type { FoundFile } from "../model/found.js";
import type { Archive } from "./archive.js";

/** A file that a reader is to look into. */
export interface InputFile {
  readonly path: string;
  /** Asked for by name, and so read whatever its size. */
  readonly isNamed: boolean;
  readonly files: Files;
}

/** The line of a code block, from 1, and why it was not read, as a clause. */
export interface UnreadBlock {
  readonly line: number;
  readonly reason: string;
}

/** Takes what a reader finds in a file, in any order; nothing where the file has nothing to do with Teams. */
export interface Sink {
  /** The text, so that its lines can be shown, and what is wrong with its encoding can be told. */
  text(file: TextFile): void;
  manifest(document: Document): void;
  /** Told before the manifest in it, which it may lack. */
  archive(archive: Archive): void;
  requests(found: FoundFile): void;
  /** JSON that has a word of ours and is nothing of ours: too broken to tell, or somebody else's. */
  other(document: Document): void;
  /** A program that speaks of a notification; it is read together with those of its project. */
  program(file: TextFile): void;
  /** A code block that speaks of a notification and was not read. */
  unreadBlock(block: UnreadBlock): void;
  /** Why the file could not be read at all. */
  unreadable(reason: string): void;
}

/** A form of input. */
export interface Reader {
  /** Endings of the names of such files, in lower case: `.json`. The content of a file decides what the file is. */
  readonly handles: readonly string[];
  /** Set where a folder is not searched for such files: they are read where they are named. */
  readonly isForNamed?: true;
  /** Set for program code: what a file sends is told with the other programs of its project. */
  readonly isSource?: true;
  /** Set where a file is read line by line once the apps are known, and not kept: by `readLog`. */
  readonly isLog?: true;
  read(file: InputFile, sink: Sink): void;
}

/** Bytes; a larger file that nobody named is a data set and no request. */
export const LARGEST = 20 * 2 ** 20;
