import { isTrue } from "./answers.js";
import { type Change, knownPath, type Unless } from "./change.js";
import type { Answer } from "./known-text.js";
import type { Literal, Property, Span, UnknownLiteral } from "./literal.js";
import type { Guard } from "./guards.js";
import type { Binding, Expression, Place, Scope } from "./program.js";
import { functionAround, isWithin } from "./scopes.js";
import { afterCall } from "./handed.js";

/** The place where a value is read; later changes do not count. */
export interface Use extends Omit<Place, "guards"> {
  readonly guards?: Guard | undefined;
  /** The place where the value was assigned to a name; later assignments to other names do not count. */
  readonly assigned?: Place;
}

/** The parts of the evaluation that applying a change calls. */
export interface Evaluator {
  /** The value of an expression at a place. */
  value(expression: Expression, place: Place): Literal | undefined;
  /** The value that an expression had when a place was reached; later changes of the names in it do not count. */
  valueThen(expression: Expression, place: Place): Literal | undefined;
  unknown(span: Span, reason: string): UnknownLiteral;
  /** The effect of `done` under guards; undefined where this way does not tell whether the guards hold. */
  where(guards: readonly Guard[], done: () => Literal | undefined): Done | undefined;
  /** Subtracts steps from the evaluation's budget; false where the budget is used up. */
  spend(steps: number): boolean;
}

/**
 * The effect of a change in a branch on this way: none, because its guards are false; left out, because the way
 * assumes so of an unknown test; or the value that the branch sets, or merges.
 */
export type Done = "nothing" | "left out" | { readonly value: Literal | undefined };

/** Maps and lists that were copied for these changes, and so may be changed in place. */
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
  if (!mayChange(value)) return value;
  if (!evaluator.spend(binding.changes.length)) return evaluator.unknown(value, TOO_LARGE);
  const owned: Owned = new WeakSet();
  // A first value that no branch has replaced yet may be a placeholder for the value of the branches.
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

/** Whether changes may tell more of a value; of an unknown one without known items they do not. */
export function mayChange(value: Literal): boolean {
  if (value.kind !== "unknown") return true;
  return value.items !== undefined || value.entries !== undefined || value.isSetting === true;
}

/** The most guards of one change that are followed. */
const MOST_GUARDS = 8;

/**
 * The effect of a change in a branch that precedes the use; undefined where this way does not tell whether the branch
 * runs.
 */
function inBranch(
  change: Change,
  { scope, values }: Binding,
  use: Use,
  { value, valueThen, where }: Evaluator,
): Done | undefined {
  const { what, at } = change;
  const isSame = functionAround(change.scope) === functionAround(use.scope);
  if (what.kind !== "set" && what.kind !== "merged") return undefined;
  if (!isSame || at >= use.at) return undefined;
  for (let each = change.scope; each !== scope && !isWithin(use.scope, each); each = each.parent!)
    if (!each.parent || (each.kind !== "branch" && each.kind !== "block")) return undefined;
  const known = new Set<Guard>();
  for (let guard = use.guards ?? values[0]?.guards; guard; guard = guard.outer) known.add(guard);
  const guards: Guard[] = [];
  for (let guard = change.guards; guard && !known.has(guard); guard = guard.outer) {
    if (guards.length === MOST_GUARDS) return undefined;
    guards.unshift(guard);
  }
  return where(guards, () =>
    what.kind === "set" ? value(what.value, change) : valueThen(what.source, change),
  );
}

/** Whether a change happens before the use is reached, after it, or perhaps before it. */
function order({ at, scope }: Change, binding: Binding, use: Use): "before" | "maybe" | "after" {
  const makers = binding.instance?.makers ?? [];
  const maker = makers.find((each) => isWithin(scope, each.scope));
  // The constructor that made the object ran first; of several, nobody knows which one made it.
  if (maker && !isWithin(use.scope, maker.scope))
    return makers.length === 1 && isStraight(scope, maker.scope, use.scope) ? "before" : "maybe";
  const outer = outermostFunction(use.scope, binding.scope, scope);
  if (outer) {
    // A function written after the change can only run after it.
    return !outer.isHoisted && at < outer.start && isStraight(scope, binding.scope, use.scope)
      ? "before"
      : "maybe";
  }
  const made = outermostFunction(scope, binding.scope, use.scope);
  if (made) {
    // A callback written after the use can only run after it.
    const isLater = !made.isHoisted && made.start >= use.at;
    return isLater && !repeats(made, binding.scope, use.scope) ? "after" : "maybe";
  }
  if (functionAround(scope) !== functionAround(use.scope)) return "maybe";
  if (at >= use.at) return repeats(scope, binding.scope, use.scope) ? "maybe" : "after";
  return isStraight(scope, binding.scope, use.scope) ? "before" : "maybe";
}

/**
 * The outermost function that contains the use but neither the change nor the name's declaration; undefined without
 * such a function.
 */
function outermostFunction(use: Scope, declared: Scope, changed: Scope): Scope | undefined {
  let found: Scope | undefined;
  for (let at: Scope | undefined = use; at && at !== declared; at = at.parent) {
    if (at.kind === "function" && !isWithin(changed, at)) found = at;
  }
  return found;
}

/**
 * Whether the change runs exactly once on the way from the declaration to the use: no branch, loop or function
 * contains the change and not the use.
 */
export function isStraight(changed: Scope, declared: Scope, use: Scope): boolean {
  for (let at: Scope | undefined = changed; at && at !== declared; at = at.parent) {
    if (at.kind !== "block" && !isWithin(use, at)) return false;
  }
  return true;
}

/**
 * Whether change and use are in the same loop or function, inside of the declaration's scope, so that they may run
 * again.
 */
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
      return replaceAt(now, knownPath(path), evaluator, owned, (old) =>
        lost(old ?? now, evaluator),
      );
    case "merged": {
      const source = done
        ? done.value
        : isCertain
          ? evaluator.valueThen(what.source, change)
          : undefined;
      return replaceAt(now, path, evaluator, owned, (old) => {
        if (old?.kind !== "object" || source?.kind !== "object" || source.isOpen)
          return lost(old ?? now, evaluator);
        evaluator.spend(old.properties.size + source.properties.size);
        return { ...old, properties: new Map([...old.properties, ...source.properties]) };
      });
    }
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
      const { keyStart, keyEnd, value, unless } = what;
      const replace = (old: Literal | undefined, isOpen: boolean) => {
        const stays = unless ? staysIn(old, isOpen, unless) : false;
        if (stays) return old;
        if (done) return stays === false ? done.value : evaluator.unknown(value, UNDECIDED);
        const isSure = isCertain && stays === false;
        return isSure ? evaluator.value(value, change) : evaluator.unknown(value, UNDECIDED);
      };
      return replaceAt(now, path, evaluator, owned, replace, { keyStart, keyEnd });
    }
  }
}

/** Whether an old value stays where a new one is only for an absent one; undefined where nobody can tell. */
function staysIn(old: Literal | undefined, isOpen: boolean, unless: Unless): Answer {
  if (!old) return isOpen ? undefined : false;
  if (unless === "there") return true;
  if (old.kind === "null") return false;
  return unless === "true" ? isTrue(old, false) : old.kind === "unknown" ? undefined : true;
}

/** The value with its part at the path replaced; a value on the path that is no object becomes unknown. */
function replaceAt(
  now: Literal,
  path: readonly string[],
  evaluator: Evaluator,
  owned: Owned,
  replace: (old: Literal | undefined, isOpen: boolean) => Literal | undefined,
  key?: { readonly keyStart: number; readonly keyEnd: number },
): Literal {
  const [head, ...rest] = path;
  if (head === undefined) return replace(now, false) ?? evaluator.unknown(now, "it is deleted");
  if (now.kind === "unknown") return now;
  if (now.kind !== "object") return lost(now, evaluator);
  const old = now.properties.get(head);
  const value =
    rest.length > 0 && old
      ? replaceAt(old.value, rest, evaluator, owned, replace, key)
      : rest.length > 0
        ? evaluator.unknown(now, "it is not there yet")
        : replace(old?.value, now.isOpen);
  if (old && value === old.value) return now;
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

function lost(value: Literal, { unknown }: Evaluator): Literal {
  return unknown(value, "it is changed in a way that is not followed");
}

const UNDECIDED = "it is assigned under a condition";
const TOO_LARGE = "the program is too large";
