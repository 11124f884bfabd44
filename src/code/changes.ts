import type { Change } from "./change.js";
import type { Literal, Property, Span, UnknownLiteral } from "./literal.js";
import type { Guard } from "./guards.js";
import type { Binding, Expression, Place, Scope } from "./program.js";
import { functionAround, isWithin } from "./scopes.js";
import { afterCall } from "./handed.js";

/** Where a value is looked at: what the program does later does not count. */
export interface Use extends Omit<Place, "guards"> {
  readonly guards?: Guard | undefined;
  /** Where a name was given the value: what other names were given later does not count. */
  readonly assigned?: Place;
}

/** The parts of the evaluation that applying a change calls. */
export interface Evaluator {
  /** The value of an expression as it was at a place. */
  value(expression: Expression, place: Place): Literal | undefined;
  unknown(span: Span, reason: string): UnknownLiteral;
  /** As `value`, of what is done where guards hold; undefined where that is not known on this way. */
  where(guards: readonly Guard[], done: () => Literal | undefined): Done | undefined;
  /** Counts steps of the evaluation; false where none is left. */
  spend(steps: number): boolean;
}

/** What is done on this way, if anything; it may be left out because the way takes it so. */
export type Done = "nothing" | "left out" | { readonly value: Literal | undefined };

/** Containers that were copied for these changes, and so may be changed in place. */
type Owned = WeakSet<object>;

/**
 * The value of a name at a place, after all changes that precede the place. A change that may or may not precede it
 * makes the changed part unknown.
 */
export function afterChanges(
  binding: Binding,
  value: Literal,
  use: Use,
  evaluator: Evaluator,
): Literal {
  if (!evaluator.spend(binding.changes.length)) return evaluator.unknown(value, TOO_LARGE);
  const owned: Owned = new WeakSet();
  // What no branch has set may be no more than a beginning, which the branch is there to replace.
  const branched = new Set<string>();
  let now = value;
  for (const change of binding.changes) {
    const when = order(change, binding, use);
    if (when === "after") continue;
    const isCertain = when === "before";
    const done = isCertain ? undefined : inBranch(change, binding, use, evaluator);
    const path = change.path.join("\n");
    if (done === "nothing" || (done === "left out" && branched.has(path))) continue;
    now = apply(
      change,
      isCertain,
      typeof done === "object" ? done : undefined,
      now,
      evaluator,
      owned,
    );
    if (typeof done === "object") branched.add(path);
    if (!evaluator.spend(0)) return evaluator.unknown(value, TOO_LARGE);
  }
  return now;
}

/** Guards of one change that are followed. */
const MOST_GUARDS = 8;

/** What a branch sets before the use, where this way says whether it is taken. */
function inBranch(
  change: Change,
  { scope, values }: Binding,
  use: Use,
  { value, where }: Evaluator,
): Done | undefined {
  const { what, at } = change;
  const isSame = functionAround(change.scope) === functionAround(use.scope);
  if (what.kind !== "set" || !isSame || at >= use.at) return undefined;
  for (let each = change.scope; each !== scope && !isWithin(use.scope, each); each = each.parent!)
    if (!each.parent || (each.kind !== "branch" && each.kind !== "block")) return undefined;
  const known = new Set<Guard>();
  for (let guard = use.guards ?? values[0]?.guards; guard; guard = guard.outer) known.add(guard);
  const guards: Guard[] = [];
  for (let guard = change.guards; guard && !known.has(guard); guard = guard.outer) {
    if (guards.length === MOST_GUARDS) return undefined;
    guards.unshift(guard);
  }
  return where(guards, () => value(what.value, change));
}

/** Whether a change has been made when the use is reached. */
function order({ at, scope }: Change, binding: Binding, use: Use): "before" | "maybe" | "after" {
  const makers = binding.instance?.makers ?? [];
  const maker = makers.find((each) => isWithin(scope, each.scope));
  // A constructor has run before all else, if it is the one that did.
  if (maker && !isWithin(use.scope, maker.scope))
    return makers.length === 1 && isStraight(scope, maker.scope, use.scope) ? "before" : "maybe";
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

/** Change and use lie in one loop, or one function, that runs again with the same name. */
export function repeats(changed: Scope, declared: Scope, use: Scope): boolean {
  for (let at: Scope | undefined = changed; at && at !== declared; at = at.parent) {
    if ((at.kind === "loop" || at.kind === "function") && isWithin(use, at)) return true;
  }
  return false;
}

function apply(
  change: Change,
  isCertain: boolean,
  done: Exclude<Done, string> | undefined,
  now: Literal,
  evaluator: Evaluator,
  owned: Owned,
): Literal {
  const { what, path } = change;
  switch (what.kind) {
    case "handed": {
      const after = afterCall(now, path, what, {
        unknown: (part) => evaluator.unknown(part, "it is given to a call that may change it"),
        spend: evaluator.spend,
      });
      if (after !== now && after.kind === "object") evaluator.spend(after.properties.size);
      return after;
    }
    case "compared":
      return now;
    case "lost":
      return replaceAt(now, path, evaluator, owned, (old) =>
        evaluator.unknown(old ?? now, "it is changed in a way that is not followed"),
      );
    case "append":
      return replaceAt(now, path, evaluator, owned, (old) => {
        if (old?.kind !== "list") return old ?? evaluator.unknown(now, "it is appended to");
        if (!isCertain) return { ...old, isOpen: true };
        const items = owned.has(old.items) ? (old.items as Literal[]) : [...old.items];
        owned.add(items);
        const { start, end } = old;
        for (const item of what.items)
          items.push(evaluator.value(item, change) ?? { kind: "null", start, end });
        return { ...old, items };
      });
    case "set": {
      const { keyStart, keyEnd, value } = what;
      const replace = () =>
        done
          ? done.value
          : isCertain
            ? evaluator.value(value, change)
            : evaluator.unknown(value, "it is assigned under a condition");
      return replaceAt(now, path, evaluator, owned, replace, { keyStart, keyEnd });
    }
  }
}

/** The value with another one at the path; what is no object on the way becomes unknown. */
function replaceAt(
  now: Literal,
  path: readonly string[],
  evaluator: Evaluator,
  owned: Owned,
  replace: (old: Literal | undefined) => Literal | undefined,
  key?: { readonly keyStart: number; readonly keyEnd: number },
): Literal {
  const [head, ...rest] = path;
  if (head === undefined) return replace(now) ?? evaluator.unknown(now, "it is deleted");
  if (now.kind === "unknown") return now;
  if (now.kind !== "object")
    return evaluator.unknown(now, "it is changed in a way that is not followed");
  const old = now.properties.get(head);
  const value =
    rest.length > 0 && old
      ? replaceAt(old.value, rest, evaluator, owned, replace, key)
      : rest.length > 0
        ? evaluator.unknown(now, "it is not there yet")
        : replace(old?.value);
  // Other values may share the object, so it is copied before its first change.
  const properties = owned.has(now.properties)
    ? (now.properties as Map<string, Property>)
    : new Map(now.properties);
  owned.add(properties);
  properties.delete(head);
  const place = (rest.length === 0 ? key : undefined) ??
    old ?? { keyStart: now.start, keyEnd: now.start };
  if (value) properties.set(head, { keyStart: place.keyStart, keyEnd: place.keyEnd, value });
  return { ...now, properties };
}

const TOO_LARGE = "the program is too large";
