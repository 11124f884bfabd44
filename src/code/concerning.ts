import { ANY } from "./change.js";

/** For each list, the indexes of its items by name. */
const known = new WeakMap<readonly unknown[], ReadonlyMap<string, readonly number[]>>();

/**
 * The items of a list that concern a name, in their order: those with that name, and those with `ANY`. Items without
 * a name concern none. The list must be complete, because its names are read once: each of thousands of methods of a
 * class may ask for another field.
 */
export function concerning<Item>(
  items: readonly Item[],
  name: string,
  nameOf: (item: Item) => string | undefined,
): Item[] {
  const indexes = known.get(items) ?? indexesByName(items.map(nameOf));
  known.set(items, indexes);
  const own = indexes.get(name) ?? [];
  const any = indexes.get(ANY) ?? [];
  const all = any.length === 0 ? own : [...own, ...any].sort((a, b) => a - b);
  return all.map((index) => items[index]!);
}

function indexesByName(names: readonly (string | undefined)[]): Map<string, number[]> {
  const indexes = new Map<string, number[]>();
  for (const [index, name] of names.entries()) {
    const same = name === undefined ? undefined : indexes.get(name);
    if (same) same.push(index);
    else if (name !== undefined) indexes.set(name, [index]);
  }
  return indexes;
}
