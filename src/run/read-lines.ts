import { type ByteSink, fromUtf16 } from "../files/decode.js";
import { createLineReader, readLine } from "../input/ndjson.js";
import type { JsonProblem, TextFile } from "../json/document.js";
import type { FoundFile } from "../model/found.js";
import type { Judge } from "./judge.js";
import { kindOfText } from "./request-kind.js";

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
  let lines = 0;
  const held: (readonly [FoundFile, TextFile])[] = [];
  let isOurs = isNamed;
  let first: TextFile | undefined;

  function judgeLine(found: FoundFile, line: TextFile): void {
    const before = judge.size();
    judge.requests(name, found);
    if (judge.size() > before) keep(line);
  }

  function onLine(line: TextFile, problem?: JsonProblem): void {
    if (lines++ % 10_000 === 0) onProgress?.(name, line.line);
    first ??= line;
    const kind = isOurs && !problem && !line.damage ? kindOfText(line.text) : undefined;
    if (kind && judge.countIfSound(name, kind)) return;
    const found = readLine(line, problem);
    if (found.requests.length > 0 && !isOurs) {
      isOurs = true;
      for (const [early, at] of held.splice(0)) judgeLine(early, at);
    }
    if (isOurs && line.damage) tellOf(line);
    if (isOurs) judgeLine(found, line);
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
