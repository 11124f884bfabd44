/** Stars beyond the first of a segment, in all segments of a pattern, where it has no `**` and where it has one. */
const MOST_STARS = 3;
const MOST_STARS_BESIDE = 1;

/** `**` in a pattern, beside no further star. */
const MOST_DOUBLED = 2;

/** Folders above a file. */
const DEEPEST = 100;

/**
 * Whether a pattern is one that nobody writes and that takes forever to try. It becomes a regular expression. One
 * star in a segment fits in one way, because the slashes hold it; each further one, and each `**`, has the
 * expression go back once more at every character or segment of a path, and all segments of the pattern
 * multiply: so it is the whole pattern that is bounded.
 */
export function hasTooManyStars(pattern: string): boolean {
  let doubled = 0;
  let further = 0;
  for (const segment of pattern.split("/")) {
    const stars = segment.split("*").length - 1;
    if (segment.includes("**")) doubled += 1;
    else further += Math.max(0, stars - 1);
  }
  if (doubled === 0) return further > MOST_STARS;
  return doubled === 1 ? further > MOST_STARS_BESIDE : doubled > MOST_DOUBLED || further > 0;
}

/** Whether a path has more folders than anybody makes: each `**` of a pattern would be tried at all of them. */
export function isTooDeep(path: string): boolean {
  return path.split("/").length > DEEPEST;
}
