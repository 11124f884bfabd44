import type { Span } from "./literal.js";
import type { Call, Expression, Place, Scope } from "./program.js";

/**
 * Knowledge about the program at a statement: a test gave true, or false, at its place, and `outer` held there. `if
 * (a) { … }` guards the code in its braces, and `if (b) return;` guards all code after it.
 */
export interface Guard {
  readonly test: Expression;
  readonly holds: boolean;
  /** The offset at which the test reads its names. */
  readonly at: number;
  readonly scope: Scope;
  readonly outer: Guard | undefined;
}

/** The place of a test, with the guards that held there. */
export function placeOf({ at, scope, outer }: Guard): Place {
  return { at, scope, guards: outer };
}

/** Expressions that give true or false. Any other expression may be tested as well, by its truthiness. */
export type Test = Not | Both | Comparison | Check | Returns;

export interface Not extends Span {
  readonly kind: "not";
  readonly of: Expression;
}

/** `a && b`: the second value where the first counts as true, else the first. */
export interface Both extends Span {
  readonly kind: "both";
  readonly of: Expression;
  readonly also: Expression;
}

/** A comparison; `a > b` is written as `b < a`. */
export interface Comparison extends Span {
  readonly kind: "compare";
  /** `==` treats null and undefined as equal. */
  readonly sign: "===" | "==" | "<" | "<=";
  readonly left: Expression;
  readonly right: Expression;
}

/** A question about a value, for some questions with a second value: does `of` begin with `what`? */
export interface Check extends Span {
  readonly kind: "check";
  readonly question: Question;
  readonly of: Expression;
  readonly what?: Expression;
  readonly ignoresCase?: true;
}

/**
 * `empty` and `blank` are true for null too. `contains` searches a text for a part, a list for an item, and an object
 * for a key.
 */
export type Question = "starts" | "ends" | "contains" | "empty" | "blank" | "text";

/** Whether a call returns: a function that throws for some arguments guards the code after its call. */
export interface Returns extends Span {
  readonly kind: "returns";
  readonly of: Call;
  /** Set where the function's name says that it checks its arguments. */
  readonly isCheck?: true;
}

/** The length of a text in UTF-16 units, or of a list in items. */
export interface Length extends Span {
  readonly kind: "length";
  readonly of: Expression;
}

/** A text in upper or lower case, or without surrounding white space. */
export interface Changed extends Span {
  readonly kind: "changed";
  readonly how: "trim" | "lower" | "upper";
  readonly of: Expression;
}

/** The beginning of a text, or of a list: at most so many UTF-16 units, or items. */
export interface Cut extends Span {
  readonly kind: "cut";
  readonly of: Expression;
  readonly most: Expression;
}

/** The test, or its opposite; the opposite of an opposite is the test itself. */
export function not(of: Expression, { start, end }: Span = of): Expression {
  return of.kind === "not" ? of.of : { kind: "not", start, end, of };
}

export function both(of: Expression, also: Expression): Both {
  return { kind: "both", start: of.start, end: also.end, of, also };
}

/** `a || b`, as a test. */
export function either(of: Expression, otherwise: Expression): Expression {
  const { start } = of;
  return { kind: "fallback", start, end: otherwise.end, of, otherwise, isFalsy: true };
}

/** `test ? first : second` */
export function conditional(
  { start, end }: Span,
  test: Expression,
  first: Expression,
  second: Expression,
): Expression {
  if (test.kind === "not") return conditional({ start, end }, test.of, second, first);
  return { kind: "choice", start, end, options: [{ test, value: first }, { value: second }] };
}

/**
 * Makes a function that tells whether the guards of another place contradict these guards: the same test with
 * opposite results. Places whose guards contradict are never both reached.
 */
export function contradictions(here: Guard | undefined): (there: Guard | undefined) => boolean {
  const held = new Map<Expression, boolean>();
  for (let at = here; at; at = at.outer) held.set(at.test, at.holds);
  // Places share their outer guards; without this cache, the branches of a long chain would take quadratic time.
  const told = new Map<Guard, boolean>();
  return (there) => {
    const asked: Guard[] = [];
    let at = there;
    for (; at && !told.has(at); at = at.outer) asked.push(at);
    let contradicts = at !== undefined && told.get(at)!;
    for (const guard of asked.reverse()) {
      const holds = held.get(guard.test);
      contradicts ||= holds !== undefined && holds !== guard.holds;
      told.set(guard, contradicts);
    }
    return contradicts;
  };
}
