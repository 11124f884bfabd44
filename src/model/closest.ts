/** Longer words are no misspelt names, and comparing them would be slow. */
const longest = 64;

/**
 * The candidate that the word was probably meant to be, for "did you mean"; undefined where no candidate is near. A
 * difference in case alone wins, then the fewest slips (a letter left out, added, changed, or two swapped), then
 * names made of the same parts: `teamApplicationId` is near `teamsAppId`. Of two equally near candidates the first is
 * taken.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let fewest = Infinity;
  let related: string | undefined;
  const parts = partsOf(word);
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === lower) return candidate;
    const most = slipsAllowed(Math.min(lower.length, other.length));
    if (Math.abs(other.length - lower.length) <= most) {
      const slips = countSlips(lower, other);
      if (slips <= most && slips < fewest) {
        best = candidate;
        fewest = slips;
      }
    }
    if (related === undefined && sharesParts(parts, partsOf(candidate))) related = candidate;
  }
  return best ?? related;
}

/** The allowed slips: none below three letters, else three in ten letters, at least one. */
function slipsAllowed(length: number): number {
  return length < 3 ? 0 : Math.max(1, Math.floor(length * 0.3));
}

/** Damerau-Levenshtein distance, each pair of letters swapped at most once. */
export function countSlips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, beforeLast[j - 2]! + 1);
      }
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** Whether all parts of the name with fewer parts occur, in order, in the other name and make up half of its letters. */
function sharesParts(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let next = 0;
  let matched = 0;
  for (const part of many) {
    const wanted = few[next];
    if (wanted === undefined || !(part.startsWith(wanted) || wanted.startsWith(part))) continue;
    if (Math.min(part.length, wanted.length) < 2) continue;
    matched += part.length;
    next++;
  }
  return next > 0 && next === few.length && matched * 2 >= many.join("").length;
}

function partsOf(name: string): string[] {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g) ?? []).map((part) => part.toLowerCase());
}
