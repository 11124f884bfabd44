import { type ByteSink, decodeUtf8 } from "../files/decode.js";
import type { Child, Document, JsonProblem, TextFile } from "../json/document.js";
import { parseFile, textFile } from "../json/parse.js";
import type { FoundFile } from "../model/found.js";
import { findCalls } from "./json-calls.js";
import { foundIn } from "./json-requests.js";
import { type FoundCalls, jsonText } from "./json-text.js";

/** UTF-16 units of one line. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** UTF-16 units of a line too long to hold that are kept to show it. */
const SHOWN = 80;

const NEWLINE = 10;

/**
 * Splits UTF-8 bytes into lines, ended by `\n` or `\r\n`, and gives each that is not blank to
 * `onLine` as a piece of the file, with its line number and offset. Holds one unfinished line at
 * most: of a line longer than `longest` UTF-8 bytes only the beginning is passed on, with a problem.
 */
export function createLineReader(
  file: string,
  onLine: (line: TextFile, problem?: JsonProblem) => void,
  longest = LONGEST_LINE,
): ByteSink {
  let number = 1;
  let offset = 0;
  /** The bytes of the unfinished line. */
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  /** Of an unfinished line that is too long: what was dropped of it, in UTF-16 units. */
  let dropped = 0;

  function emit(bytes: Uint8Array, start: number, end: number): void {
    const { text: written, damage } = decodeUtf8(bytes, start, end);
    const text = written.endsWith("\r") ? written.slice(0, -1) : written;
    const line = textFile(file, text, number, offset);
    if (text.startsWith("{") || text.trim() !== "") onLine(damage ? { ...line, damage } : line);
    number += 1;
    offset += written.length + 1;
  }

  function emitPending(last?: Uint8Array): void {
    const bytes = joined(last);
    emit(bytes, 0, bytes.length);
  }

  function emitTooLong(): void {
    const held = joined();
    const head = decodeUtf8(held, 0, wholeCharacters(held)).text.slice(0, SHOWN);
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
        } else if (pendingBytes > 0) emitPending(chunk.subarray(from, end));
        // Line by line: V8 decodes slowly behind the first character that is not ASCII.
        else emit(chunk, from, end);
        from = end + 1;
      }
      if (from < chunk.length) hold(chunk.subarray(from));
    },
    end() {
      if (dropped > 0) emitTooLong();
      else if (pendingBytes > 0) emitPending();
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

/** The notifications in a line, and the texts of the line that are judged as JSON. */
export interface ReadLine extends FoundCalls {
  /** The requests with their documents, which are only made where something is to be said. */
  readonly found: () => FoundFile;
}

/**
 * Reads a line: a body, an envelope, or any other form of a JSON file. A broken line is judged, because
 * the others of its file may be requests.
 */
export function readLine(line: TextFile, problem?: JsonProblem): ReadLine {
  if (problem) {
    const document = unreadDocument(line, problem);
    return { calls: [], texts: [], found: () => ({ documents: [document], requests: [] }) };
  }
  const text = jsonText(line.text, () => parseFile(line));
  const { calls, texts } = findCalls(text);
  const judged = texts.length === 0 && text.isBroken ? [{ text, keysAround: 0 }] : texts;
  return { calls, texts, found: () => foundIn({ calls, texts: judged }) };
}

function unreadDocument(file: TextFile, problem: JsonProblem): Document {
  const toFile = (at: number) => at;
  const outline = new Map<number, readonly Child[]>();
  const source = { file, text: file.text, toFile, problems: [problem], outline };
  return { source, root: "", value: undefined };
}

/** How many of these UTF-8 bytes are whole characters: of the last only the beginning may be there. */
function wholeCharacters(bytes: Uint8Array): number {
  let last = bytes.length - 1;
  while (last >= 0 && bytes.length - last < 4 && (bytes[last]! & 0xc0) === 0x80) last -= 1;
  const first = bytes[last] ?? 0;
  const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return last >= 0 && last + length > bytes.length ? last : bytes.length;
}
