import { utf16In, WRONG_ENCODING } from "../files/files.js";
import type { FoundFile } from "../model/found.js";
import { createLineReader, type LineReader, readLine } from "../input/ndjson.js";
import type { JsonProblem, TextFile } from "../json/document.js";
import { createKindReader } from "./request-shape.js";
import type { Run, RunSettings } from "./run.js";
import { decodeUtf8 } from "../files/streams.js";

/** Broken lines at the start of a file that nobody named: what may yet turn out to hold requests. */
const HELD_LINES = 100;

/** Gives the requests of an NDJSON file to a run that is open, as they come. */
export function readerOf(
  name: string,
  isNamed: boolean,
  run: Run,
  { comesBy }: Pick<RunSettings, "comesBy"> = {},
): LineReader {
  let lines = 0;
  const held: (readonly [FoundFile, TextFile])[] = [];
  let isOurs = isNamed;
  let first: TextFile | undefined;
  const kindOfText = createKindReader();
  const onLine = (line: TextFile, problem?: JsonProblem) => {
    if (lines++ % 10_000 === 0) comesBy?.(name, line.line);
    first ??= line;
    const kind = isOurs && !problem ? kindOfText(line.text) : undefined;
    if (kind && run.passes(name, kind)) return;
    const found = readLine(line, problem);
    if (found.requests.length > 0 && !isOurs) {
      isOurs = true;
      for (const [early, at] of held.splice(0)) run.stream(early, at);
    }
    if (isOurs) run.stream(found, line);
    else if (found.documents.length > 0 && held.length < HELD_LINES) held.push([found, line]);
  };
  const reader = createLineReader(name, onLine, { decode: decodeUtf8 });
  return fromUtf16(reader, () => {
    if (isOurs && first) run.streamDamage(first, WRONG_ENCODING);
  });
}

/**
 * A reader of UTF-8 that takes UTF-16 as well, which says so by its first two bytes. At the end of
 * that `onUtf16` is called.
 */
function fromUtf16(reader: LineReader, onUtf16: () => void): LineReader {
  /** What came before there were two bytes; undefined from then on. */
  let head: Uint8Array | undefined = new Uint8Array(0);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const encoder = new TextEncoder();
  const pass = (chunk: Uint8Array) =>
    reader.push(decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk);
  return {
    push(chunk) {
      if (!head) return pass(chunk);
      const bytes = head.length > 0 ? new Uint8Array([...head, ...chunk]) : chunk;
      // A caller may fill its chunk again.
      if (bytes.length < 2) return void (head = new Uint8Array(bytes));
      head = undefined;
      const encoding = utf16In(bytes);
      decoder = encoding && new TextDecoder(encoding);
      pass(bytes);
    },
    end() {
      if (head) reader.push(head);
      if (decoder) reader.push(encoder.encode(decoder.decode()));
      reader.end();
      if (decoder) onUtf16();
    },
  };
}
