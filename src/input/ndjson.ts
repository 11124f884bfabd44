import type { JsonProblem, TextFile } from "../json/document.js";
import { parseFile, textFile } from "../json/parse.js";
import type { FoundFile } from "../model/found.js";
import { findJsonRequests } from "./json-requests.js";

/** UTF-16 units of one line. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** UTF-16 units of a line too long to hold that are kept to show it. */
const SHOWN = 80;

const NEWLINE = 10;

/** Takes the bytes of an NDJSON or JSONL file in pieces of any size; `end` after the last. */
export interface LineReader {
  push(chunk: Uint8Array): void;
  end(): void;
}

export interface LineOptions {
  readonly longest?: number;
  /** UTF-8 to text, from the byte `start` to that before `end`, for a platform that has a faster way. */
  readonly decode?: (bytes: Uint8Array, start: number, end: number) => string;
}

function decoderOfTexts(): NonNullable<LineOptions["decode"]> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (bytes, start, end) => decoder.decode(bytes.subarray(start, end));
}

/**
 * Splits UTF-8 bytes into lines, ended by `\n` or `\r\n`, and gives each that is not blank to
 * `onLine` as a piece of the file, with its line number and offset. Holds one unfinished line at
 * most: of a line longer than `longest` UTF-8 bytes only the beginning is passed on, with a problem.
 */
export function createLineReader(
  file: string,
  onLine: (line: TextFile, problem?: JsonProblem) => void,
  { longest = LONGEST_LINE, decode = decoderOfTexts() }: LineOptions = {},
): LineReader {
  let number = 1;
  let offset = 0;
  /** The bytes of the unfinished line. */
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  /** Of an unfinished line that is too long: what was dropped of it, in UTF-16 units. */
  let dropped = 0;

  function emit(written: string): void {
    const line = textFile(
      file,
      written.endsWith("\r") ? written.slice(0, -1) : written,
      number,
      offset,
    );
    if (line.text.trim() !== "") onLine(line);
    number += 1;
    offset += written.length + 1;
  }

  function emitBytes(bytes: Uint8Array): void {
    emit(decode(bytes, 0, bytes.length));
  }

  function emitTooLong(): void {
    // "stream" leaves out a code point of which only the beginning was kept.
    const head = new TextDecoder("utf-8", { ignoreBOM: true })
      .decode(joined(), { stream: true })
      .slice(0, SHOWN);
    const line = textFile(file, head, number, offset);
    onLine(line, { ...tooLong, end: line.text.length });
    number += 1;
    offset += dropped + 1;
    dropped = 0;
  }

  function joined(last?: Uint8Array): Uint8Array {
    if (pending.length === 0) return last ?? new Uint8Array(0);
    const bytes = new Uint8Array(pendingBytes + (last?.length ?? 0));
    let at = 0;
    for (const part of pending) {
      bytes.set(part, at);
      at += part.length;
    }
    if (last) bytes.set(last, at);
    pending = [];
    pendingBytes = 0;
    return bytes;
  }

  /** Keeps a piece of the unfinished line, or counts it where the line is already too long. */
  function hold(part: Uint8Array): void {
    if (dropped === 0 && pendingBytes + part.length <= longest) {
      // The caller may fill the same buffer again, and the `slice` of node's buffers is no copy.
      pending.push(new Uint8Array(part));
      pendingBytes += part.length;
      return;
    }
    if (dropped === 0) {
      const held = joined();
      dropped = unitsOf(held);
      const head = held.length > 0 ? held : part;
      pending = [new Uint8Array(head.subarray(0, SHOWN * 4))];
      pendingBytes = pending[0]!.length;
    }
    dropped += unitsOf(part);
  }

  return {
    push(chunk) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        if (dropped > 0 || pendingBytes + end - from > longest) {
          hold(chunk.subarray(from, end));
          emitTooLong();
        } else if (pendingBytes > 0) emitBytes(joined(chunk.subarray(from, end)));
        // Line by line: V8 decodes slowly behind the first character that is not ASCII.
        else emit(decode(chunk, from, end));
        from = end + 1;
      }
      if (from < chunk.length) hold(chunk.subarray(from));
    },
    end() {
      if (dropped > 0) emitTooLong();
      else if (pendingBytes > 0) emitBytes(joined());
    },
  };
}

const tooLong: JsonProblem = {
  message: "the line is too long to be read",
  help: "write one request on a line; no request needs 16 MiB",
  start: 0,
  end: 0,
};

/** How many UTF-16 units these UTF-8 bytes become: two for a code point of four bytes. */
function unitsOf(bytes: Uint8Array): number {
  let units = 0;
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) units += 1;
    if (byte >= 0xf0) units += 1;
  }
  return units;
}

/**
 * The requests of one line: a body, an envelope, or any other form of a JSON file. A broken line is
 * judged, because the others of its file may be requests.
 */
export function readLine(line: TextFile, problem?: JsonProblem): FoundFile {
  if (!problem) {
    const document = parseFile(line);
    const found = findJsonRequests(document);
    const isLost = document.source.problems.length > 0 && found.documents.length === 0;
    return isLost ? { ...found, documents: [document] } : found;
  }
  const source = {
    file: line,
    text: line.text,
    toFile: (at: number) => at,
    problems: [problem],
    outline: new Map(),
  };
  return { documents: [{ source, root: "", value: undefined }], requests: [] };
}
