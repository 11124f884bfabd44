/** Whether this is `npm run fuzz`, which tries more and larger inputs than `npm test`. */
export const isLong = process.env["FUZZ_MINUTES"] !== undefined;

/** How often fast-check tries a property: so many times; in `npm run fuzz` 30 times as many. */
export function tries(count: number): { readonly numRuns: number } {
  return { numRuns: isLong ? 30 * count : count };
}
