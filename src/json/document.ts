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
 * The text of a file, or of a piece of a file that is too large to hold (a line of NDJSON). `file` is the name that
 * diagnostics show: relative to the working directory, with `/`; an entry of an archive is `app.zip!/manifest.json`.
 */
export interface TextFile {
  readonly file: string;
  /** Without the byte order mark. */
  readonly text: string;
  /** The number of the first line of `text` in the file, from 1. */
  readonly line: number;
  /** The offset of the first character of `text` in the file: 1 after a byte order mark, else 0. */
  readonly offset: number;
  /** The first bytes that were not UTF-8, at an offset of `text`. */
  readonly damage?: Damage;
}

/** A mistake for which `JSON.parse` refused the text, at offsets of the source's text. */
export interface JsonProblem {
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
  /** A replacement for start..end that corrects the mistake and keeps the meaning. */
  readonly fix?: string;
  /** Set where the whole value is known in spite of the mistake: a comment, a trailing comma. */
  readonly isHarmless?: true;
}

/**
 * The problem of a value nested more deeply than anything that Teams or Graph reads; reading it would overflow the
 * stack.
 */
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
  /** Maps an offset in `text` to an offset in `file.text`. */
  readonly toFile: (offset: number) => number;
  /**
   * The file of an offset in `text`, where a program took values from several files; absent where all is in `file`.
   */
  readonly fileAt?: (offset: number) => TextFile;
  /**
   * The text as it must be written in the file, at the offset `start` of the source's text; absent where texts are
   * written unchanged. Gives undefined where nothing can be written, because the value is computed.
   */
  readonly encode?: (text: string, start: number) => string | undefined;
  /** Rewords a help text for a source that is not written in JSON. */
  readonly inWords?: (help: string) => string;
  /** Set where a program gave the values: nothing is filled in later. */
  readonly isFinal?: true;
  /** Not empty only where `JSON.parse` refused the text. */
  readonly problems: readonly JsonProblem[];
  /** Pointers of objects to which a program may add properties, so that no property of theirs counts as missing. */
  readonly open?: ReadonlySet<string>;
  /** The children of each container by its offset, as the tolerant parser found them; `ROOT` has the root. */
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
 * A JSON value in a source, with its pointer there: `""` for the whole source, `/3/body` for a request body in an
 * array of envelopes. Pointers of findings are relative to that pointer.
 */
export interface Document {
  readonly source: Source;
  readonly root: string;
  /**
   * The value from `JSON.parse`, or the parts that the tolerant parser saved. Parts nested too deeply are undefined.
   */
  readonly value: unknown;
  /** By pointer, the strings that the environment resolved. */
  readonly filled?: ReadonlyMap<string, Filled>;
}

/** `${{HOST}}` in the file, `app.example.com` with the environment's value. */
export interface Filled {
  readonly raw: string;
  readonly value: string;
}

/** The value that a JSON pointer names in a document; with `key`, the property's key. */
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
