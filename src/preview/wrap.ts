import { columns } from "../format/width.js";

/** A stretch of text, and the parameters of Select Graphic Rendition (ECMA-48) that it is shown in. */
export interface Styled {
  readonly text: string;
  readonly style?: string | undefined;
}

/**
 * Breaks a line between words so that none takes more than `width` columns; a longer word is broken
 * where the width ends. Returns at least one line.
 */
export function wrap(line: readonly Styled[], width: number): Styled[][] {
  const lines: Styled[][] = [[]];
  let used = 0;
  const begin = () => {
    lines.push([]);
    used = 0;
  };
  for (const { text, style } of line) {
    for (const word of text.split(/(?<=\s)/)) {
      if (used > 0 && used + columns(word.trimEnd()) > width) begin();
      for (const part of pieces(word, width)) {
        if (used > 0 && used + columns(part.trimEnd()) > width) begin();
        append(lines.at(-1)!, { text: part, style });
        used += columns(part);
      }
    }
  }
  return lines;
}

function append(line: Styled[], part: Styled): void {
  const last = line.at(-1);
  if (last && last.style === part.style)
    line[line.length - 1] = { ...last, text: last.text + part.text };
  else line.push(part);
}

/** A word in stretches of at most `width` columns. */
function pieces(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const found: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && columns(part + character) > width) {
      found.push(part);
      part = "";
    }
    part += character;
  }
  return [...found, part];
}
