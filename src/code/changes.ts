import type { Literal, Property, Span, UnknownLiteral } from "./literal.js";
import type { Assigned, Binding, Change, Expression, Scope } from "./program.js";
import { functionAround, isWithin } from "./scopes.js";
import { afterCall } from "./handed.js";

/** Where a value is looked at: what the program does later does not count. */
export interface Use {
  readonly at: number;
  readonly scope: Scope;
  /** Where a name was given the value: what other names were given later does not count. */
  readonly assigned?: { readonly at: number; readonly scope: Scope };
}

/** What changes need of the one who evaluates. */
export interface Evaluator {
  value(expression: Expression): Literal | undefined;
  unknown(span: Span, reason: string): UnknownLiteral;
}

/**
 * What a name holds at a place, behind all that was done to its value before. What may or may not
 * have been done by then leaves the value unknown.
 */
export function afterChanges(
  binding: Binding,
  value: Literal,
  use: Use,
  evaluator: Evaluator,
): Literal {
  let now = value;
  for (const change of binding.changes) {
    const when = order(change, binding, use);
    if (when !== "after") now = apply(change, when === "before", now, evaluator);
  }
  return now;
}

/** Whether a change has been made when the use is reached. */
function order({ at, scope }: Change, binding: Binding, use: Use): "before" | "maybe" | "after" {
  const outer = outermostFunction(use.scope, binding.scope, scope);
  if (outer) {
    // A function that stands behind the change was made, and so called, behind it.
    return !outer.isHoisted && at < outer.start && isStraight(scope, binding.scope, use.scope)
      ? "before"
      : "maybe";
  }
  const made = outermostFunction(scope, binding.scope, use.scope);
  if (made) {
    // A callback that stands behind the use was made, and so called, behind it.
    const isLater = !made.isHoisted && made.start >= use.at;
    return isLater && !repeats(made, binding.scope, use.scope) ? "after" : "maybe";
  }
  if (functionAround(scope) !== functionAround(use.scope)) return "maybe";
  if (at >= use.at) return repeats(scope, binding.scope, use.scope) ? "maybe" : "after";
  return isStraight(scope, binding.scope, use.scope) ? "before" : "maybe";
}

/** The outermost function around the use that holds neither the name nor the change. */
function outermostFunction(use: Scope, declared: Scope, changed: Scope): Scope | undefined {
  let found: Scope | undefined;
  for (let at: Scope | undefined = use; at && at !== declared; at = at.parent) {
    if (at.kind === "function" && !isWithin(changed, at)) found = at;
  }
  return found;
}

/** Every block of the change that is not the use's too runs exactly once. */
export function isStraight(changed: Scope, declared: Scope, use: Scope): boolean {
  for (let at: Scope | undefined = changed; at && at !== declared; at = at.parent) {
    if (at.kind !== "block" && !isWithin(use, at)) return false;
  }
  return true;
}

/** A value that a name may hold at a place; certain where nothing else can be. */
export interface LastAssigned extends Assigned {
  readonly isCertain: boolean;
}

/**
 * Of a name that is assigned several times, what it holds at a place: the last value of those in a
 * straight line, or one of those that branches assign behind it; none where nothing was assigned
 * yet. Undefined where nobody can tell.
 */
export function lastAssigned({ values, scope }: Binding, use: Use): LastAssigned[] | undefined {
  if (scope.kind === "loop") return undefined;
  let last: LastAssigned[] = [];
  for (const assigned of [...values].sort((a, b) => a.at - b.at)) {
    if (functionAround(assigned.scope) !== functionAround(use.scope)) return undefined;
    if (repeats(assigned.scope, scope, use.scope)) {
      const around = functionAround(use.scope);
      const isLoop = [assigned.scope, use.scope].some((at) => isInLoop(at, around ?? scope));
      if (isLoop) return undefined;
    }
    if (assigned.at >= use.at) continue;
    const isCertain = isStraight(assigned.scope, scope, use.scope);
    if (isCertain) last = [{ ...assigned, isCertain }];
    else if (!isInBranch(assigned.scope)) return undefined;
    else {
      const isReplaced = (before: LastAssigned) =>
        before.isCertain || isStraight(assigned.scope, scope, before.scope);
      last = [...last.filter((before) => !isReplaced(before)), { ...assigned, isCertain }];
    }
  }
  return last;
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

/** Change and use lie in one loop, or one function, that runs again with the same name. */
export function repeats(changed: Scope, declared: Scope, use: Scope): boolean {
  for (let at: Scope | undefined = changed; at && at !== declared; at = at.parent) {
    if ((at.kind === "loop" || at.kind === "function") && isWithin(use, at)) return true;
  }
  return false;
}

function apply(change: Change, isCertain: boolean, now: Literal, evaluator: Evaluator): Literal {
  const { what, path } = change;
  if (what.kind === "handed")
    return afterCall(now, path, what, (part) =>
      evaluator.unknown(part, "it is given to a call that may change it"),
    );
  if (what.kind === "lost") {
    return replaceAt(now, path, evaluator, (old) =>
      evaluator.unknown(old ?? now, "it is changed in a way that is not followed"),
    );
  }
  if (what.kind === "append") {
    return replaceAt(now, path, evaluator, (old) => {
      if (old?.kind !== "list") return old ?? evaluator.unknown(now, "it is appended to");
      if (!isCertain) return { ...old, isOpen: true };
      const { start, end } = old;
      return {
        ...old,
        items: [
          ...old.items,
          ...what.items.map(
            (item) => evaluator.value(item) ?? ({ kind: "null", start, end } as const),
          ),
        ],
      };
    });
  }
  const { keyStart, keyEnd } = what;
  return replaceAt(
    now,
    path,
    evaluator,
    () => {
      return isCertain
        ? evaluator.value(what.value)
        : evaluator.unknown(what.value, "it is assigned under a condition");
    },
    { keyStart, keyEnd },
  );
}

/** The value with another one at the path; what is no object on the way becomes unknown. */
function replaceAt(
  now: Literal,
  path: readonly string[],
  evaluator: Evaluator,
  replace: (old: Literal | undefined) => Literal | undefined,
  key?: { readonly keyStart: number; readonly keyEnd: number },
): Literal {
  const [head, ...rest] = path;
  if (head === undefined) return replace(now) ?? evaluator.unknown(now, "it is deleted");
  if (now.kind === "unknown") return now;
  if (now.kind !== "object")
    return evaluator.unknown(now, "it is changed in a way that is not followed");
  const properties = new Map<string, Property>(now.properties);
  const old = properties.get(head);
  const value =
    rest.length > 0 && old
      ? replaceAt(old.value, rest, evaluator, replace, key)
      : rest.length > 0
        ? evaluator.unknown(now, "it is not there yet")
        : replace(old?.value);
  properties.delete(head);
  const place = (rest.length === 0 ? key : undefined) ??
    old ?? { keyStart: now.start, keyEnd: now.start };
  if (value) properties.set(head, { keyStart: place.keyStart, keyEnd: place.keyEnd, value });
  return { ...now, properties };
}
