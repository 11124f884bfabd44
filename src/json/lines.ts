import type { Position, TextFile } from "./document.js";

const starts = new WeakMap<TextFile, readonly number[]>();

/** Offsets in `file.text` at which its lines begin; `\n`, `\r\n` and a lone `\r` end a line. */
function lineStarts(file: TextFile): readonly number[] {
  const known = starts.get(file);
  if (known) return known;
  const found = [0];
  const lineBreak = /\r\n|\n|\r/g;
  while (lineBreak.exec(file.text)) found.push(lineBreak.lastIndex);
  starts.set(file, found);
  return found;
}

/** The position in the file of an offset in `file.text`. */
export function positionAt(file: TextFile, offset: number): Position {
  const lines = lineStarts(file);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return {
    line: file.line + low,
    column: offset - lines[low]! + 1,
    offset: file.offset + offset,
  };
}

/** A line of the file by its number, without its line break; undefined where the text has none. */
export function lineAt(file: TextFile, line: number): string | undefined {
  const lines = lineStarts(file);
  const start = lines[line - file.line];
  if (start === undefined) return undefined;
  let end = lines[line - file.line + 1] ?? file.text.length;
  // Searching for the line break from the front would read a line of a megabyte for each finding.
  while (end > start && "\r\n".includes(file.text[end - 1]!)) end -= 1;
  return file.text.slice(start, end);
}
