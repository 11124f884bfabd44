/** Stars in one segment of a path, and `**` in a whole pattern. */
const MOST_STARS = 3;
const MOST_DOUBLED = 2;

/**
 * Whether a pattern is one that nobody writes and that takes forever to try: it becomes a regular
 * expression, which goes back once more for each star, at every character of a path.
 */
export function hasTooManyStars(pattern: string): boolean {
  const segments = pattern.split("/");
  if (segments.filter((segment) => segment.includes("**")).length > MOST_DOUBLED) return true;
  return segments.some((segment) => segment.split("*").length - 1 > MOST_STARS);
}
