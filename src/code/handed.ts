import { ANY, ANY_KEY, type Change, knownPath } from "./change.js";
import { functionOf } from "./functions.js";
import type { Literal } from "./literal.js";
import type { Binding } from "./program.js";

type Handed = Extract<Change["what"], { readonly kind: "handed" }>;

/**
 * A part of an argument that a call may change: the value at a path (`isReplaced`), or only the contents of that
 * value.
 */
interface Touched {
  readonly path: readonly string[];
  readonly isReplaced: boolean;
}

/** Levels of functions that pass an argument on to another function. */
const DEEPEST = 5;

/** Whether a value has contents that can change: objects, lists and Maps do, texts and numbers do not. */
function holdsMore(literal: Literal): boolean {
  if (literal.kind === "unknown") return literal.entries !== undefined;
  return literal.kind === "object" || literal.kind === "list";
}

/** The parts of the evaluation that following a call needs. */
interface Calls {
  unknown(part: Literal): Literal;
  /** Subtracts steps from the evaluation's budget; false where the budget is used up. */
  spend(steps: number): boolean;
}

/** The value after a call got its part at the path as an argument. */
export function afterCall(
  now: Literal,
  path: readonly string[],
  what: Handed,
  { unknown, spend }: Calls,
): Literal {
  if (!holdsMore(now)) return now;
  let after: Literal = now;
  for (const touched of touchedBy(what, spend)) {
    const whole = what.isNear ? path : [...path, ...touched.path];
    after = touch(after, whole, touched.isReplaced && !what.isNear, unknown);
  }
  return after;
}

/**
 * The parts of an argument that a call may change: for a function whose code is read, those that its parameter's
 * changes name; for any other call all contents, unless the call's role is known.
 */
function touchedBy({ call, index }: Handed, spend: Calls["spend"], depth = 0): Touched[] {
  const called = functionOf(call.callee);
  const { name, spread } = call.args[index] ?? {};
  if (called && !spread) {
    const param = name === undefined ? called.params[index] : named(called.params, name);
    if (!param || depth > DEEPEST || !spend(1)) return [{ path: [], isReplaced: false }];
    const changes = param.changes.filter(({ what }) => what.kind !== "compared");
    return changes.flatMap(({ path, what }): Touched[] =>
      what.kind === "handed"
        ? touchedBy(what, spend, depth + 1).map((inner) =>
            what.isNear
              ? { path, isReplaced: false }
              : { ...inner, path: [...path, ...inner.path] },
          )
        : [{ path: knownPath(path), isReplaced: what.kind !== "append" }],
    );
  }
  return call.role === undefined ? [{ path: [], isReplaced: false }] : [];
}

function named(params: readonly (Binding | undefined)[], wanted: string): Binding | undefined {
  return params.find((param) => param?.name === wanted);
}

function touch(
  now: Literal,
  [head, ...rest]: readonly string[],
  isReplaced: boolean,
  unknown: (part: Literal) => Literal,
): Literal {
  if (head === undefined) return isReplaced || holdsMore(now) ? unknown(now) : now;
  const inner = (part: Literal) => touch(part, rest, isReplaced, unknown);
  if (now.kind === "list") {
    const isMeant = (index: number) => head === ANY || head === String(index);
    return { ...now, items: now.items.map((item, at) => (isMeant(at) ? inner(item) : item)) };
  }
  if (now.kind === "unknown" && now.entries) return unknown(now);
  if (now.kind !== "object") return now;
  if (head === ANY || head === ANY_KEY) {
    const all = [...now.properties].map(
      ([key, property]) => [key, { ...property, value: inner(property.value) }] as const,
    );
    return { ...now, properties: new Map(all) };
  }
  const old = now.properties.get(head);
  // An absent property was not passed on; a property that the call may set may be there now.
  if (!old) return isReplaced && rest.length === 0 ? { ...now, isOpen: true } : now;
  return {
    ...now,
    properties: new Map(now.properties).set(head, { ...old, value: inner(old.value) }),
  };
}
