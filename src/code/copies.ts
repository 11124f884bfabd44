import type { Change } from "./change.js";
import type { Use } from "./changes.js";
import type { Literal, Property } from "./literal.js";
import type { Standpoint } from "./names.js";
import type { Expression } from "./program.js";
import { lookUp } from "./scopes.js";

/** Kinds of changes that certainly change something. */
const CHANGING = /^(?:set|merged|append)$/;

/** Changes behind an assignment that are looked at. */
const MOST = 100;

/**
 * The place at which a value was copied from an object: that of the assignment, if the object is changed between the
 * assignment and the use; else the use itself, as for the own object of a class, whose constructor changes it first.
 */
export function placeOfCopy(of: Expression, use: Use): Use {
  const { assigned } = use;
  if (!assigned) return use;
  let root = of;
  while (root.kind === "member" || root.kind === "default") root = root.of;
  const binding = root.kind === "name" ? lookUp(root) : undefined;
  if (!binding || binding.instance) return use;
  const { at, scope, guards } = assigned;
  const first = firstBehind(binding.changes, at);
  for (const change of binding.changes.slice(first, first + MOST)) {
    if (change.at >= use.at) break;
    if (CHANGING.test(change.what.kind)) return { at, scope, guards };
  }
  return use;
}

/** The index of the first change behind an offset; the changes are in the order of the program. */
function firstBehind(changes: readonly Change[], at: number): number {
  let low = 0;
  for (let high = changes.length; low < high;) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.at > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The value of an object that is copied into another: its properties as they were at the copy. Objects and lists among
 * them are shared, so that later changes of these count.
 */
export function valueOfCopy(
  { value, use, given }: Pick<Standpoint, "value" | "use" | "given">,
  of: Expression,
): Literal | undefined {
  const place = placeOfCopy(of, use);
  const then = value(of, place, given);
  if (place === use || then?.kind !== "object") return then;
  const now = value(of, use, given);
  const shared = now?.kind === "object" ? now.properties : new Map<string, Property>();
  const properties = new Map(
    [...then.properties].map(([key, property]) => {
      const isShared = property.value.kind === "object" || property.value.kind === "list";
      return [key, (isShared && shared.get(key)) || property];
    }),
  );
  return { ...then, properties };
}
