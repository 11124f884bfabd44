import { visible } from "./visible.js";
import { columns, isPlain } from "./width.js";

/** A source line as a terminal can show it; `indent` and `length` place the carets, in columns. */
export interface Excerpt {
  readonly text: string;
  readonly indent: number;
  readonly length: number;
}

/** JSON is often indented by tabs: four columns each keep the shape and waste little. */
const TAB = "    ";

/**
 * The part of a line around `start`..`end` (UTF-16 offsets in the line, end exclusive) that fits
 * into `width` columns, with `…` where something is cut. Costs time by the width, not by the
 * length of the line: minified JSON comes as one line of a megabyte.
 */
export function excerpt(line: string, start: number, end: number, width: number): Excerpt {
  const room = Math.max(width, 20) - 2;
  const mark = wholeCharacter(line, start);
  const from = wholeCharacter(line, Math.max(0, mark - room));
  const to = wholeCharacter(line, mark + room);
  // A single number sign is harmless: see `visible`.
  const commands = visible(line.slice(from, to)).includes("\\u0023");
  const shown = (text: string) =>
    isPlain(text) && !commands
      ? text.split("")
      : Array.from(text, (character) => cell(character, commands));
  const before = shown(line.slice(from, mark));
  const after = shown(line.slice(mark, to));

  let used = 0;
  let last = 0;
  let first = before.length;
  const takeRight = (limit: number) => {
    while (last < after.length && used + columns(after[last]!) <= limit) {
      used += columns(after[last++]!);
    }
  };
  // Two thirds of the room are for the place and the text after it, the rest is for the text before it; remaining
  // room goes to the text after it.
  takeRight(before.length === 0 ? room : Math.ceil((room * 2) / 3));
  while (first > 0 && used + columns(before[first - 1]!) <= room) used += columns(before[--first]!);
  takeRight(room);

  const cutBefore = from > 0 || first > 0;
  const cutAfter = last < after.length || to < line.length;
  const head = (cutBefore ? "…" : "") + before.slice(first).join("");
  const marked = shown(line.slice(mark, Math.min(to, wholeCharacter(line, end)))).slice(0, last);
  return {
    text: head + after.slice(0, last).join("") + (cutAfter ? "…" : ""),
    indent: columns(head),
    length: Math.max(1, columns(marked.join(""))),
  };
}

/** A character as it is printed. */
function cell(character: string, commands: boolean): string {
  if (character === "\t") return TAB;
  if (character === "#" && commands) return "\\u0023";
  return character >= " " && character <= "~" ? character : visible(character);
}

/** `offset` (UTF-16 units) limited to the text; one less where it would split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const at = Math.min(offset, text.length);
  return at > 0 && text.codePointAt(at - 1)! > 0xffff ? at - 1 : at;
}
