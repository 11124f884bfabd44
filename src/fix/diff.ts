/** Unchanged lines around a change, as in git and diff. */
const CONTEXT = 3;

/** Above this number of changed lines, the diff replaces the whole changed part. */
const MOST_CHANGES = 1_000;

/** Characters for which git quotes a name. */
// oxlint-disable-next-line no-control-regex
const UNUSUAL = /["\\\0-\x1f\x7f]/;

/**
 * The difference of two texts in unified form, which `git apply` and `patch -p1` take; empty where
 * they are equal. `path` is relative to the folder in which the patch will be applied, with `/`.
 * Only `\n` ends a line, so the rest of a line break is kept with its line.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const old = linesOf(before);
  const changed = linesOf(after);
  const changes = changesBetween(old, changed);
  let text = `--- ${patchName(`a/${path}`)}\n+++ ${patchName(`b/${path}`)}\n`;
  for (const hunk of hunksOf(changes)) text += printHunk(hunk, old, changed);
  return text;
}

/** Old lines start..end are replaced by the new lines newStart..newEnd; counted from 0. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** The lines of a text with their line breaks; the last line may have none. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found + 1;
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/**
 * A file name in a patch, in git's notation: a name with a space ends in a tab, a name with unusual characters is
 * quoted as in C.
 */
function patchName(name: string): string {
  if (!UNUSUAL.test(name)) return name.includes(" ") ? `${name}\t` : name;
  const escaped = name.replace(/["\\]/g, "\\$&");
  // oxlint-disable-next-line no-control-regex
  return `"${escaped.replace(/[\0-\x1f\x7f]/g, octalEscape)}"`;
}

function octalEscape(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}

function changesBetween(old: readonly string[], changed: readonly string[]): Change[] {
  let head = 0;
  while (head < old.length && head < changed.length && old[head] === changed[head]) head += 1;
  let oldEnd = old.length;
  let newEnd = changed.length;
  while (oldEnd > head && newEnd > head && old[oldEnd - 1] === changed[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const steps = shortestScript(old.slice(head, oldEnd), changed.slice(head, newEnd));
  if (!steps) return [{ start: head, end: oldEnd, newStart: head, newEnd }];
  return steps.map(({ start, end, newStart, newEnd: stop }) => ({
    start: start + head,
    end: end + head,
    newStart: newStart + head,
    newEnd: stop + head,
  }));
}

/**
 * Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): the greedy search
 * over diagonals `x - y`. Undefined where more than MOST_CHANGES lines differ.
 */
function shortestScript(old: readonly string[], changed: readonly string[]): Change[] | undefined {
  const most = Math.min(old.length + changed.length, MOST_CHANGES);
  const furthest = new Int32Array(2 * most + 3);
  const rounds: Int32Array[] = [];
  for (let count = 0; count <= most; count += 1) {
    rounds.push(furthest.slice(most - count, most + count + 3));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const at = diagonal + most + 1;
      const isDown =
        diagonal === -count || (diagonal !== count && furthest[at - 1]! < furthest[at + 1]!);
      let x = isDown ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < old.length && x - diagonal < changed.length && old[x] === changed[x - diagonal])
        x += 1;
      furthest[at] = x;
      if (x >= old.length && x - diagonal >= changed.length)
        return trace(rounds, old.length, changed.length);
    }
  }
  return undefined;
}

/** Walks the rounds back from the end; each step removes an old line or inserts a new one. */
function trace(rounds: readonly Int32Array[], oldLength: number, newLength: number): Change[] {
  const changes: Change[] = [];
  let x = oldLength;
  let y = newLength;
  for (let count = rounds.length - 1; count > 0; count -= 1) {
    // Each kept round has one more diagonal on either side: -count-1 is at index 0.
    const reached = (diagonal: number) => rounds[count]![diagonal + count + 1]!;
    const diagonal = x - y;
    const isDown =
      diagonal === -count || (diagonal !== count && reached(diagonal - 1) < reached(diagonal + 1));
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const oldX = reached(from);
    const oldY = oldX - from;
    const next = changes.at(-1);
    const end = isDown ? oldX : oldX + 1;
    const newEnd = isDown ? oldY + 1 : oldY;
    if (next && next.start === end && next.newStart === newEnd) {
      changes[changes.length - 1] = { ...next, start: oldX, newStart: oldY };
    } else changes.push({ start: oldX, end, newStart: oldY, newEnd });
    x = oldX;
    y = oldY;
  }
  return changes.reverse();
}

/** Groups changes whose context lines meet: they are printed as one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    if (hunk && change.start - hunk.at(-1)!.end <= 2 * CONTEXT) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function printHunk(
  hunk: readonly Change[],
  old: readonly string[],
  changed: readonly string[],
): string {
  const [first] = hunk;
  const last = hunk.at(-1);
  if (!first || !last) return "";
  const above = Math.min(CONTEXT, first.start);
  const stop = Math.min(last.end + CONTEXT, old.length);
  const start = first.start - above;
  const newStart = first.newStart - above;
  const newStop = last.newEnd + stop - last.end;
  const spans = `-${lineSpan(start, stop - start)} +${lineSpan(newStart, newStop - newStart)}`;
  let text = `@@ ${spans} @@\n`;
  let at = start;
  for (const change of hunk) {
    text += printLines(" ", old.slice(at, change.start));
    text += printLines("-", old.slice(change.start, change.end));
    text += printLines("+", changed.slice(change.newStart, change.newEnd));
    at = change.end;
  }
  return text + printLines(" ", old.slice(at, stop));
}

/** Lines count from 1, but an empty span names the line before it; a length of 1 is left out. */
function lineSpan(start: number, length: number): string {
  if (length === 1) return `${start + 1}`;
  return `${length === 0 ? start : start + 1},${length}`;
}

function printLines(mark: string, lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    text += line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
  }
  return text;
}
