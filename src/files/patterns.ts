/** Limits of a pattern: stars beyond the first of a segment together with `**`; and `**` alone. */
const MOST_OPEN = 3;
const MOST_DOUBLED = 2;

/** Folders above a file. */
const DEEPEST = 100;

/**
 * Whether a pattern is one that nobody writes and that takes forever to try. A pattern becomes a regular expression.
 * One star in a segment fits in one way, because the slashes hold it; each further one, and each `**`, has the
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
  return doubled > MOST_DOUBLED || doubled + further > MOST_OPEN;
}

/** Whether a path has more folders than anybody makes: each `**` of a pattern would be tried at all of them. */
export function isTooDeep(path: string): boolean {
  return path.split("/").length > DEEPEST;
}
