import type { Change } from "./change.js";
import { functionOf } from "./functions.js";
import type { Literal } from "./literal.js";
import type { Binding } from "./program.js";

type Handed = Extract<Change["what"], { readonly kind: "handed" }>;

/** What a call may change in its argument: the value at a path, or only what that value holds. */
interface Touched {
  readonly path: readonly string[];
  readonly isReplaced: boolean;
}

/** Functions that hand on what they are given, each to the next one. */
const DEEPEST = 5;

/** A text or a number is the same for ever, whoever holds it; an object is not. */
function holdsMore({ kind }: Literal): boolean {
  return kind === "object" || kind === "list";
}

/** What the look at a call needs of the one who evaluates. */
interface Calls {
  unknown(part: Literal): Literal;
  /** Counts steps; false where none is left. */
  spend(steps: number): boolean;
}

/** The value after a call was given what stands at the path. */
export function afterCall(
  now: Literal,
  path: readonly string[],
  what: Handed,
  { unknown, spend }: Calls,
): Literal {
  if (now.kind === "unknown") return now;
  let after: Literal = now;
  for (const touched of touchedBy(what, spend)) {
    const whole = [...path, ...touched.path];
    after = touch(after, whole, touched.isReplaced, what.isPart === true, unknown);
  }
  return after;
}

/** By a function that is seen, what its parameter's changes say; by any other call, all it holds. */
function touchedBy({ call, index }: Handed, spend: Calls["spend"], depth = 0): Touched[] {
  const called = functionOf(call.callee);
  const { name, spread } = call.args[index] ?? {};
  if (called && !spread) {
    const param = name === undefined ? called.params[index] : named(called.params, name);
    if (!param || depth > DEEPEST || !spend(1)) return [{ path: [], isReplaced: false }];
    const changes = param.changes.filter(({ what }) => what.kind !== "compared");
    return changes.flatMap(({ path, what }): Touched[] =>
      what.kind === "handed"
        ? touchedBy(what, spend, depth + 1).map((inner) => ({
            ...inner,
            path: [...path, ...inner.path],
          }))
        : [{ path, isReplaced: what.kind !== "append" }],
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
  isPart: boolean,
  unknown: (part: Literal) => Literal,
): Literal {
  if (head === undefined) {
    if (isPart && now.kind === "object") return withParts(now, unknown);
    return isReplaced || holdsMore(now) ? unknown(now) : now;
  }
  const inner = (part: Literal) => touch(part, rest, isReplaced, isPart, unknown);
  if (now.kind === "list") {
    const items = now.items.map((item, index) => (String(index) === head ? inner(item) : item));
    return { ...now, items };
  }
  if (now.kind !== "object") return now;
  const old = now.properties.get(head);
  // What is not there is not given; what may be set may be there now.
  if (!old) return isReplaced && rest.length === 0 ? { ...now, isOpen: true } : now;
  return {
    ...now,
    properties: new Map(now.properties).set(head, { ...old, value: inner(old.value) }),
  };
}

/** Each property that holds more than a text or a number is unknown. */
function withParts(
  now: Literal & { readonly kind: "object" },
  unknown: (part: Literal) => Literal,
): Literal {
  const properties = new Map(now.properties);
  for (const [key, property] of properties)
    if (holdsMore(property.value))
      properties.set(key, { ...property, value: unknown(property.value) });
  return { ...now, properties };
}
