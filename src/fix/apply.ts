import type { Diagnostic, TextEdit } from "../diagnostic.js";

/** A text after one pass of fixes. */
export interface Fixed {
  readonly text: string;
  /** Diagnostics whose fix is in `text`. */
  readonly applied: number;
  /** Diagnostics whose fix overlapped with another fix: lint again, and fix those that remain. */
  readonly left: number;
}

/**
 * The edits that `--fix` applies for a diagnostic: those of its fix; with `unsafe` also of a fix that may change the
 * meaning, and of a suggestion without alternatives. Undefined where there are none, or a person has to choose.
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
 * where the file has one. Never throws.
 */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  { unsafe }: { readonly unsafe: boolean },
): Fixed {
  const fixes = diagnostics.map((diagnostic) => appliedEdits(diagnostic, unsafe) ?? []);
  const { text: fixed, outcomes } = applyEdits(text, fixes);
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  return { text: fixed, applied: count("applied"), left: count("left") };
}

/** `left`: the fix overlapped with an earlier one. `none`: it has no edits, or they cannot be applied. */
type Outcome = "applied" | "left" | "none";

/**
 * Applies fixes to a text. A fix is all of its edits or none. Where two fixes overlap or touch, the earlier one wins:
 * the text next to an edit is only known after the text is read again. Line breaks in new text become those of the
 * lines around it. Never throws; a fix whose edits overlap each other or lie outside of the text is not applied.
 */
export function applyEdits(
  text: string,
  fixes: readonly (readonly TextEdit[])[],
): { readonly text: string; readonly outcomes: readonly Outcome[] } {
  const taken: TextEdit[] = [];
  const outcomes = fixes.map((edits): Outcome => {
    if (edits.length === 0 || !isSound(edits, text.length)) return "none";
    const fresh = edits.filter((edit) => !isTaken(edit, taken));
    if (!fresh.every((edit) => isFree(edit, taken))) return "left";
    for (const edit of fresh) taken.splice(indexAt(edit.range.start.offset, taken), 0, edit);
    return "applied";
  });
  return { text: taken.length === 0 ? text : rewrite(text, taken), outcomes };
}

function isSound(edits: readonly TextEdit[], length: number): boolean {
  const sorted = [...edits].sort(byStart);
  return sorted.every(({ range: { start, end } }, index) => {
    const before = sorted[index - 1]?.range;
    // The order of two insertions at one offset would be a guess.
    const isBehind =
      !before || (before.end.offset <= start.offset && before.start.offset < start.offset);
    return isBehind && start.offset <= end.offset && end.offset <= length;
  });
}

function byStart(a: TextEdit, b: TextEdit): number {
  return a.range.start.offset - b.range.start.offset;
}

/** Whether an edit neither overlaps nor touches the taken edits, which are sorted by place. */
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

/** The index of the first edit that starts at `offset` or after it. */
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

/** The line break before an offset, or else the first one after it. */
function lineBreakAt(text: string, offset: number): string {
  const before = offset === 0 ? -1 : text.lastIndexOf("\n", offset - 1);
  const at = before >= 0 ? before : text.indexOf("\n", offset);
  return at > 0 && text[at - 1] === "\r" ? "\r\n" : "\n";
}
