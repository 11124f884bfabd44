import type { Diagnostic, TextEdit } from "teamslint/core";

/** A change of one file by which a finding goes away. */
export interface Cure {
  readonly file: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** The fix of a finding, or what may be meant. */
export function curesOf({ file, fix, suggestions, help }: Diagnostic): Cure[] {
  if (fix) return [{ file, title: `fix: ${help ?? "write it as it must be"}`, edits: fix.edits }];
  return suggestions.map(({ title, edits }) => ({ file, title, edits }));
}

/** The edits in one file of all fixes that keep the meaning. Of two fixes that touch, the second is left for the next time. */
export function safeFixes(findings: readonly Diagnostic[], file: string): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    if (finding.file !== file || !finding.fix || finding.fix.unsafe) continue;
    const { edits } = finding.fix;
    if (!edits.some((edit) => taken.some((other) => meet(edit, other)))) taken.push(...edits);
  }
  return taken;
}

function meet({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start.offset <= b.end.offset && b.start.offset <= a.end.offset;
}

/** A text after edits that do not meet. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.range.start.offset - a.range.start.offset)
    .reduce(
      (edited, { range: { start, end }, text: insert }) =>
        edited.slice(0, start.offset) + insert + edited.slice(end.offset),
      text,
    );
}
