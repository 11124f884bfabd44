/**
 * Whether the schema refused a property of an object of a view: the view has refused properties as undefined. A
 * property that seems to be missing may be the refused one, under a misspelt name.
 */
export function holdsRefused(object: object): boolean {
  return Object.values(object).includes(undefined);
}
