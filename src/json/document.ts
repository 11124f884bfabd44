import type { Damage } from "../files/decode.js";

/** Line and column count from 1, columns and offsets in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** From `start` to `end`, the end exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * A text as it lies on disk, or a piece of one that is too large to hold (a line of NDJSON).
 * `file` is the name that diagnostics show: relative to the working directory, with `/`;
 * an entry of an archive is `app.zip!/manifest.json`.
 */
export interface TextFile {
  readonly file: string;
  /** Without the byte order mark. */
  readonly text: string;
  /** The number of the first line of `text` in the file, from 1. */
  readonly line: number;
  /** The offset of the first character of `text` in the file: 1 behind a byte order mark, else 0. */
  readonly offset: number;
  /** Where the bytes were not UTF-8, at an offset of `text`. */
  readonly damage?: Damage;
}

/** What `JSON.parse` refused, at offsets of the source's text. */
export interface JsonProblem {
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
  /** A text that, put in place of start..end, mends the mistake and keeps the meaning. */
  readonly fix?: string;
  /** Set where all of the value is known nevertheless: a comment, a trailing comma. */
  readonly isHarmless?: true;
}

/** Nothing that Teams or Graph reads nests like this; deeper values would end the stack. */
export const tooDeep: JsonProblem = {
  message: "objects and lists are nested too deeply to be read",
  help: "no manifest and no notification needs more than a few levels",
  start: 0,
  end: 1,
};

/**
 * A JSON text somewhere in a file: the whole file, the body of a request in an `.http` file, a
 * JSON string that itself holds JSON (Postman, HAR).
 */
export interface Source {
  readonly file: TextFile;
  readonly text: string;
  /** From an offset in `text` to one in `file.text`. */
  readonly toFile: (offset: number) => number;
  /** Where a program took values from several files: the file of an offset in `text`; else all is in `file`. */
  readonly fileAt?: (offset: number) => TextFile;
  /**
   * How a text must be written to stand in the file at the offset `start` of the source's text;
   * absent where it stands as it is. Undefined where nothing can be written: the value is computed.
   */
  readonly encode?: (text: string, start: number) => string | undefined;
  /** A help text as it reads beside the source, where that is not written in JSON. */
  readonly inWords?: (help: string) => string;
  /** Set where a program gave the values: nothing is filled in later. */
  readonly isFinal?: true;
  /** Not empty only where `JSON.parse` refused the text. */
  readonly problems: readonly JsonProblem[];
  /** Pointers of objects to which a program may add properties: none of them can be called missing. */
  readonly open?: ReadonlySet<string>;
  /** Where the tolerant parser found the children of a container, by its offset; `ROOT` has the root. */
  readonly outline?: ReadonlyMap<number, readonly Child[]>;
}

/** A property or an element: its value at start..end, its key (with quotes) at keyStart..keyEnd. */
export interface Child {
  /** -1 for an element of an array. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A JSON value in a source, with the pointer at which it stands there: `""` for the whole source,
 * `/3/body` for a request body in an array of envelopes. Pointers of findings are relative to it.
 */
export interface Document {
  readonly source: Source;
  readonly root: string;
  /** As `JSON.parse` gave it, or what the tolerant parser saved. Deeply nested rest is undefined. */
  readonly value: unknown;
  /** By pointer, the strings that the environment resolved. */
  readonly filled?: ReadonlyMap<string, Filled>;
}

/** `${{HOST}}` in the file, `app.example.com` with the environment's value. */
export interface Filled {
  readonly raw: string;
  readonly value: string;
}

/** A value, or with `key` the key, that a JSON pointer names in a document. */
export interface PointerPlace {
  readonly document: Document;
  readonly pointer: string;
  readonly key?: boolean;
}

/** A stretch of a source's text: the URL of a request line, say. */
export interface SpanPlace {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A file as a whole: an image, an archive. Diagnostics point at its first line. */
export interface FilePlace {
  readonly file: string;
}

export type Place = PointerPlace | SpanPlace | FilePlace;
