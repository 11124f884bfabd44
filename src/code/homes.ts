import type { Source, TextFile } from "../json/document.js";
import type { Span } from "./literal.js";
import type { Program } from "./program.js";
import type { ProgramAt, ProgramText } from "./written.js";

/** The file of a program. Requests find their places by it after the program is dropped. */
export interface Home extends ProgramText {
  readonly file: TextFile;
  /** Maps an offset of the program to one of the file. */
  readonly toFile: (offset: number) => number;
  /** The program's text by its own offsets, for places in it. */
  readonly source: Source;
  readonly comments: readonly Span[];
}

/** The homes of programs that begin at offsets of their own. */
export interface Homes {
  readonly homeAt: (offset: number) => Home;
  readonly programAt: ProgramAt;
  /** The offset at which the next program begins. */
  next(): number;
  /** `begin` is where the program begins in its file. */
  add(program: Program, file: TextFile, begin: number): Home;
}

/** Makes the homes. They hold no program, because requests keep them alive. */
export function createHomes(): Homes {
  const homes: Home[] = [];
  let next = 0;

  function homeAt(offset: number): Home {
    let low = 0;
    for (let high = homes.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if (homes[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return homes[low]!;
  }

  return {
    homeAt,
    programAt: homeAt,
    next: () => next,
    add({ text, start, dialect, comments }, file, begin) {
      const { length } = text;
      const toFile = (offset: number) => begin + Math.max(0, Math.min(offset - start, length));
      const source: Source = { file, text, toFile, problems: [] };
      const home: Home = { file, text, start, dialect, comments, toFile, source };
      homes.push(home);
      // The extra offset keeps a program's end apart from the next one's beginning.
      next += length + 1;
      return home;
    },
  };
}
