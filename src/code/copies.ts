import type { Use } from "./changes.js";
import type { Literal, Property } from "./literal.js";
import type { Standpoint } from "./names.js";
import type { Expression } from "./program.js";
import { lookUp } from "./scopes.js";

/** Kinds of changes that certainly change something. */
const CHANGING = /^(?:set|merged|append)$/;

/**
 * The place at which a value was copied from an object: that of the assignment, if the object is changed between the
 * assignment and the use; else the use itself.
 */
export function placeOfCopy(of: Expression, use: Use): Use {
  const { assigned } = use;
  if (!assigned) return use;
  let root = of;
  while (root.kind === "member" || root.kind === "default") root = root.of;
  const changes = (root.kind === "name" && lookUp(root)?.changes) || [];
  const { at, scope, guards } = assigned;
  const isChanged = changes.some(
    (change) => change.at > at && change.at < use.at && CHANGING.test(change.what.kind),
  );
  return isChanged ? { at, scope, guards } : use;
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
  const now = value(of, use, given);
  const then = place === use ? now : value(of, place, given);
  if (now === then || then?.kind !== "object") return then;
  const shared = now?.kind === "object" ? now.properties : new Map<string, Property>();
  const properties = new Map(
    [...then.properties].map(([key, property]) => {
      const isShared = property.value.kind === "object" || property.value.kind === "list";
      return [key, (isShared && shared.get(key)) || property];
    }),
  );
  return { ...then, properties };
}
