import { type ByteSink, fromUtf16 } from "../files/decode.js";
import { createLineReader, readLine } from "../input/ndjson.js";
import type { JsonProblem, TextFile } from "../json/document.js";
import type { FoundFile } from "../model/found.js";
import type { Judge } from "./judge.js";
import { kindsOf, type RequestKind } from "./kinds.js";

/** Broken lines at the start of a log that nobody named: what may yet turn out to hold requests. */
const HELD_LINES = 100;

/** Who hears of the lines of a log. */
export interface LineListener {
  readonly judge: Judge;
  /** Keeps a line about which something was said, so that it can be shown. */
  keep(line: TextFile): void;
  readonly onProgress?: ((file: string, line: number) => void) | undefined;
}

/** Makes a reader that judges the requests of a log line by line. Its lines are then forgotten. */
export function lineReader(
  name: string,
  isNamed: boolean,
  { judge, keep, onProgress }: LineListener,
): ByteSink {
  const log = judge.log(name);
  let lines = 0;
  const held: (readonly [FoundFile, TextFile])[] = [];
  let isOurs = isNamed;
  let first: TextFile | undefined;

  function judgeLine(found: FoundFile, line: TextFile, kinds?: readonly RequestKind[]): void {
    const before = judge.size();
    log.requests(found, kinds);
    if (judge.size() > before) keep(line);
  }

  function onLine(line: TextFile, problem?: JsonProblem): void {
    if (lines++ % 10_000 === 0) onProgress?.(name, line.line);
    first ??= line;
    const read = readLine(line, problem);
    const kinds = isOurs && !line.damage ? kindsOf(read) : undefined;
    if (kinds && log.countIfSound(kinds)) return;
    const found = read.found();
    if (found.requests.length > 0 && !isOurs) {
      isOurs = true;
      for (const [early, at] of held.splice(0)) judgeLine(early, at);
    }
    if (isOurs && line.damage) tellOf(line);
    if (isOurs) judgeLine(found, line, kinds);
    else if (found.documents.length > 0 && held.length < HELD_LINES) held.push([found, line]);
  }

  function tellOf(line: TextFile): void {
    judge.encoding(line);
    keep(line);
  }

  return fromUtf16(createLineReader(name, onLine), (damage) => {
    if (isOurs && first) tellOf({ ...first, damage });
  });
}
