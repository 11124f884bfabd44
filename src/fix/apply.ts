import type { Diagnostic, TextEdit } from "../diagnostic.js";

/** A text after one pass of fixes. */
export interface Fixed {
  readonly text: string;
  /** Diagnostics whose fix is in `text`. */
  readonly applied: number;
  /** Diagnostics whose fix was in the way of another one: lint again, and fix what is then left. */
  readonly left: number;
}

/**
 * The edits that are applied: those of the fix, under `unsafe` also of one that may change the meaning
 * or of the only suggestion. Undefined where none are, or a person has to choose.
 */
export function appliedEdits(
  { fix, suggestions }: Diagnostic,
  unsafe: boolean,
): readonly TextEdit[] | undefined {
  if (fix) return fix.unsafe && !unsafe ? undefined : fix.edits;
  return unsafe && suggestions.length === 1 ? suggestions[0]!.edits : undefined;
}

/**
 * Applies the fixes of one file's diagnostics to its text, which begins with the byte order mark
 * where the file has one. A fix is all of its edits or none. Where two fixes overlap or touch, the
 * earlier diagnostic wins: what an edit leaves beside it is only known to the next lint. Line
 * breaks in new text become those of the lines around it. Never throws; a fix whose edits overlap
 * each other or lie outside of the text is not applied.
 */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  { unsafe }: { readonly unsafe: boolean },
): Fixed {
  const taken: TextEdit[] = [];
  let applied = 0;
  let left = 0;
  for (const diagnostic of diagnostics) {
    const edits = appliedEdits(diagnostic, unsafe) ?? [];
    if (edits.length === 0 || !isSound(edits, text.length)) continue;
    const fresh = edits.filter((edit) => !isTaken(edit, taken));
    if (fresh.every((edit) => isFree(edit, taken))) {
      for (const edit of fresh) taken.splice(indexAt(edit.range.start.offset, taken), 0, edit);
      applied += 1;
    } else left += 1;
  }
  return { text: applied === 0 ? text : rewrite(text, taken), applied, left };
}

function isSound(edits: readonly TextEdit[], length: number): boolean {
  const sorted = [...edits].sort(byStart);
  return sorted.every(({ range: { start, end } }, index) => {
    const before = sorted[index - 1]?.range;
    // Which of two insertions at one offset comes first would be a guess.
    const isBehind =
      !before || (before.end.offset <= start.offset && before.start.offset < start.offset);
    return isBehind && start.offset <= end.offset && end.offset <= length;
  });
}

function byStart(a: TextEdit, b: TextEdit): number {
  return a.range.start.offset - b.range.start.offset;
}

/** Whether an edit neither overlaps nor touches those that are taken, which are sorted by place. */
function isFree({ range: { start, end } }: TextEdit, taken: readonly TextEdit[]): boolean {
  const index = indexAt(start.offset, taken);
  const before = taken[index - 1];
  const behind = taken[index];
  return (
    (!before || before.range.end.offset < start.offset) &&
    (!behind || end.offset < behind.range.start.offset)
  );
}

function isTaken({ range: { start, end }, text }: TextEdit, taken: readonly TextEdit[]): boolean {
  const same = taken[indexAt(start.offset, taken)];
  return (
    same?.range.start.offset === start.offset &&
    same.range.end.offset === end.offset &&
    same.text === text
  );
}

/** The index of the first edit that starts at `offset` or behind it. */
function indexAt(offset: number, taken: readonly TextEdit[]): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.range.start.offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rewrite(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { range, text: replacement } of edits) {
    const { start, end } = range;
    result += text.slice(at, start.offset);
    result += /[\r\n]/.test(replacement)
      ? replacement.replace(/\r\n|\r|\n/g, lineBreakAt(text, start.offset))
      : replacement;
    at = end.offset;
  }
  return result + text.slice(at);
}

/** The line break that ends the line before an offset, or else the first one behind it. */
function lineBreakAt(text: string, offset: number): string {
  const before = offset === 0 ? -1 : text.lastIndexOf("\n", offset - 1);
  const at = before >= 0 ? before : text.indexOf("\n", offset);
  return at > 0 && text[at - 1] === "\r" ? "\r\n" : "\n";
}
