/** Whether this is `npm run fuzz`, which tries more and larger inputs than `npm test`. */
export const isLong = process.env["FUZZ_MINUTES"] !== undefined;

/** How often fast-check tries a property: so many times, always alike; in `npm run fuzz` 30 times as many. */
export function tries(count: number): { readonly numRuns: number; readonly seed?: number } {
  return isLong ? { numRuns: 30 * count } : { numRuns: count, seed: 4711 };
}
