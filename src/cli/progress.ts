import { visible } from "../format/visible.js";
import { columns } from "../format/width.js";

/** Clock and stderr as progress sees them, so that tests can stand in for them. */
export interface ProgressWorld {
  /** Milliseconds since any moment. */
  now(): number;
  /** Columns of stderr, and undefined where it is no terminal; asked for only when there is something to show. */
  columns(): number | undefined;
  /** Prints on stderr. */
  error(text: string): void;
}

/** A line on stderr that says what a long run is at. */
export interface Progress {
  /** Begins a run: what went before does not count as waiting. */
  start(): void;
  /** Hears of the file, and line of it, that is being read or checked. */
  at(file: string, line?: number): void;
  /** Erases the line. */
  end(): void;
}

/** Milliseconds before anything is shown: a shorter wait needs no explanation. */
const PATIENCE = 2_000;

/** Milliseconds between two lines, so that they can be read. */
const PAUSE = 200;

/** To the first column, and erase the line (ECMA-48 EL). */
const ERASE = "\r\u001b[K";

/** There is no timer: a run is synchronous for the most part, and calls for each file and each block of a log. */
export function createProgress({ now, columns: columnsOf, error }: ProgressWorld): Progress {
  let start = now();
  let next = start + PATIENCE;
  let isShown = false;
  return {
    start() {
      start = now();
      next = start + PATIENCE;
    },
    at(file, line) {
      const time = now();
      if (time < next) return;
      const width = columnsOf();
      next = width === undefined ? Infinity : time + PAUSE;
      if (width === undefined) return;
      const seconds = Math.floor((time - start) / 1_000);
      const place = line === undefined ? "" : `, line ${line}`;
      error(ERASE + fit(`${seconds} s: ${visible(file)}${place}`, width));
      isShown = true;
    },
    end() {
      if (isShown) error(ERASE);
      isShown = false;
    },
  };
}

/** The end of a text that is too wide, because it tells most; the last column makes some terminals wrap. */
function fit(text: string, width: number): string {
  if (columns(text) < width) return text;
  const characters = Array.from(text);
  let used = 2;
  let first = characters.length;
  while (first > 0 && used + columns(characters[first - 1]!) <= width) {
    used += columns(characters[--first]!);
  }
  return width < 2 ? "" : `…${characters.slice(first).join("")}`;
}
