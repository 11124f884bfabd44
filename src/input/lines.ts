/** A line without its line break, and the offset at which it begins. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines in the characters start..end of a text; `\n`, `\r\n` and a lone `\r` end a line. */
export function linesOf(text: string, start = 0, end = text.length): Line[] {
  const lines: Line[] = [];
  const lineBreak = /\r\n|\n|\r/g;
  lineBreak.lastIndex = start;
  let from = start;
  for (let match = lineBreak.exec(text); match && match.index < end; match = lineBreak.exec(text)) {
    lines.push({ text: text.slice(from, match.index), start: from });
    from = lineBreak.lastIndex;
  }
  if (from < end) lines.push({ text: text.slice(from, end), start: from });
  return lines;
}
