import type { Span } from "./literal.js";
import type { Call, Expression, Place, Scope } from "./program.js";

/**
 * What is known where a statement is reached: that a test gave true, or false, at its place, and what
 * was known there already. `if (a) { … }` is a guard of what stands in the braces, and an `if (b)
 * return;` one of all that stands behind it.
 */
export interface Guard {
  readonly test: Expression;
  readonly holds: boolean;
  /** Where the test looks at its names. */
  readonly at: number;
  readonly scope: Scope;
  readonly outer: Guard | undefined;
}

/** Where a test stands, and what was known there. */
export function placeOf({ at, scope, outer }: Guard): Place {
  return { at, scope, guards: outer };
}

/** Expressions that give true or false; any other one may be tested as well, and counts as one of them. */
export type Test = Not | Both | Comparison | Check | Returns;

export interface Not extends Span {
  readonly kind: "not";
  readonly of: Expression;
}

/** `a && b`: the second value where the first one counts as true, else the first. */
export interface Both extends Span {
  readonly kind: "both";
  readonly of: Expression;
  readonly also: Expression;
}

/** Signs that turn another one around are written as its opposite: `a > b` as `b < a`. */
export interface Comparison extends Span {
  readonly kind: "compare";
  /** With `==` null is the same as nothing at all. */
  readonly sign: "===" | "==" | "<" | "<=";
  readonly left: Expression;
  readonly right: Expression;
}

/** A question to a value, with or without another one: does `of` begin with `what`? */
export interface Check extends Span {
  readonly kind: "check";
  readonly question: Question;
  readonly of: Expression;
  readonly what?: Expression;
  readonly ignoresCase?: true;
}

/**
 * `empty` and `blank` hold for null too. `contains` asks a text for a part of it, a list for an item
 * and an object for a key.
 */
export type Question = "starts" | "ends" | "contains" | "empty" | "blank" | "text";

/** Whether a call comes back: a function that throws for some arguments guards what stands behind it. */
export interface Returns extends Span {
  readonly kind: "returns";
  readonly of: Call;
  /** Its name says that it checks what it is given. */
  readonly isCheck?: true;
}

/** How many units a text has, or items a list. */
export interface Length extends Span {
  readonly kind: "length";
  readonly of: Expression;
}

/** A text with other letters, or without the white space around it. */
export interface Changed extends Span {
  readonly kind: "changed";
  readonly how: "trim" | "lower" | "upper";
  readonly of: Expression;
}

/** The test, or its opposite; the opposite of an opposite is the test itself. */
export function not(of: Expression, { start, end }: Span = of): Expression {
  return of.kind === "not" ? of.of : { kind: "not", start, end, of };
}

export function both(of: Expression, also: Expression): Both {
  return { kind: "both", start: of.start, end: also.end, of, also };
}

/** `a || b`, whether one of them holds. */
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
 * Tells of other places of a function whether what is known there cannot come together with what is
 * known here: one test, once true and once false.
 */
export function contradictions(here: Guard | undefined): (there: Guard | undefined) => boolean {
  const held = new Map<Expression, boolean>();
  for (let at = here; at; at = at.outer) held.set(at.test, at.holds);
  // Places share what was known before: the branches of a long chain would be quadratic.
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
