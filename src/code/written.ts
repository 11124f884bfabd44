import type { Dialect } from "./dialect.js";
import type { Span } from "./literal.js";

/** The text of a program, from which its values tell how they are written. */
export interface ProgramText {
  readonly text: string;
  readonly start: number;
  readonly dialect: Dialect;
}

/** The text of the program that an offset lies in. */
export type ProgramAt = (offset: number) => ProgramText;

/** What stands in the source. */
export function written(programAt: ProgramAt, { start, end }: Span): string {
  const { text, start: begin } = programAt(start);
  return text.slice(start - begin, end - begin);
}

/** What stands in the source, shortened to one line. */
export function snippet(programAt: ProgramAt, { start, end }: Span): string {
  const cut = end - start > 40;
  const shown = written(programAt, { start, end: cut ? start + 39 : end })
    .replace(/\s+/g, " ")
    .trim();
  return cut ? `${shown}…` : shown;
}
