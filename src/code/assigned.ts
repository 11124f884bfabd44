import { isStraight, repeats, type Use } from "./changes.js";
import { contradictions } from "./guards.js";
import type { Assigned, Binding, Scope } from "./program.js";
import { functionAround } from "./scopes.js";

/** A value that a name may hold at a place; certain where the name can hold no earlier value. */
export interface LastAssigned extends Assigned {
  readonly isCertain: boolean;
}

/** Values assigned in branches, each of which may be the last assigned. */
const MOST_BRANCHES = 200;

/**
 * The values that a name with several assignments may hold at a place: the last value that is assigned on every path,
 * and values that branches assign after it; empty where nothing was assigned yet. Undefined where nobody can tell.
 */
export function lastAssigned(binding: Binding, from: Use): LastAssigned[] | undefined {
  const { values, scope } = binding;
  if (scope.kind === "loop") return undefined;
  const use = behindAll(binding, from);
  const isRuledOut = contradictions(use.guards);
  let last: LastAssigned[] = [];
  for (const assigned of [...values].sort((a, b) => a.at - b.at)) {
    if (functionAround(assigned.scope) !== functionAround(use.scope)) return undefined;
    if (repeats(assigned.scope, scope, use.scope)) {
      const around = functionAround(use.scope);
      const isLoop = [assigned.scope, use.scope].some((at) => isInLoop(at, around ?? scope));
      if (isLoop) return undefined;
    }
    if (assigned.at >= use.at || isRuledOut(assigned.guards)) continue;
    const isCertain = isStraight(assigned.scope, scope, use.scope);
    if (isCertain) last = [{ ...assigned, isCertain }];
    else if (!isInBranch(assigned.scope) || last.length > MOST_BRANCHES) return undefined;
    else {
      const isReplaced = (before: LastAssigned) =>
        !before.isCertain && isStraight(assigned.scope, scope, before.scope);
      last = [...last.filter((before) => !isReplaced(before)), { ...assigned, isCertain }];
    }
  }
  return last;
}

/**
 * The place from which a use reads a binding. A function created after the last assignment can only be called after
 * it, so its uses read the binding where the function is created; every other use stays as it is.
 */
function behindAll({ values, scope }: Binding, use: Use): Use {
  const around = functionAround(scope);
  let made: Scope | undefined;
  for (
    let at = functionAround(use.scope);
    at && at !== around;
    at = at.parent && functionAround(at.parent)
  )
    made = at;
  const isBehind = values.every(
    (assigned) => functionAround(assigned.scope) === around && made && assigned.at < made.start,
  );
  if (!made?.parent || !isBehind) return use;
  return { at: made.start, scope: made.parent, guards: made.function?.guards };
}

function isInBranch(scope: Scope): boolean {
  let at: Scope | undefined = scope;
  while (at?.kind === "block") at = at.parent;
  return at?.kind === "branch";
}

function isInLoop(scope: Scope, outer: Scope): boolean {
  for (let at: Scope | undefined = scope; at && at !== outer; at = at.parent)
    if (at.kind === "loop") return true;
  return false;
}
