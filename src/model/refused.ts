/**
 * Whether the schema refused a property of this object of a view: what was refused is there as undefined. It may be
 * the one that seems to be missing, under a misspelt name.
 */
export function holdsRefused(object: object): boolean {
  return Object.values(object).includes(undefined);
}
