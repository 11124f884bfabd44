import type { Dialect } from "./dialect.js";
import type { Span } from "./literal.js";

/** The text of a program, for the spelling of its values. */
export interface ProgramText {
  readonly text: string;
  readonly start: number;
  readonly dialect: Dialect;
}

/** The text of the program at an offset. */
export type ProgramAt = (offset: number) => ProgramText;

/** The source text of a span. */
export function written(programAt: ProgramAt, { start, end }: Span): string {
  const { text, start: begin } = programAt(start);
  return text.slice(start - begin, end - begin);
}

/** The source text of a span on one line, shortened to 40 characters. */
export function snippet(programAt: ProgramAt, { start, end }: Span): string {
  const cut = end - start > 40;
  const shown = written(programAt, { start, end: cut ? start + 39 : end })
    .replace(/\s+/g, " ")
    .trim();
  return cut ? `${shown}…` : shown;
}
