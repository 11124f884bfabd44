import type { Use } from "./changes.js";
import type { Literal, Span, UnknownLiteral } from "./literal.js";
import { snippet } from "./written.js";
import type { Binding, Expression } from "./program.js";
import type { ProgramAt } from "./written.js";

/** An argument of a call that is followed into its function: what it says where the call stands. */
type Given =
  | { readonly value: Expression; readonly use: Use; readonly given: Givens }
  | { readonly literal: Literal }
  /** Of the object of a class, while its constructor makes it. */
  | { readonly isBegun: true };

/** By parameter; undefined where the call leaves it out. */
export type Givens = ReadonlyMap<Binding, Given | undefined>;

/**
 * One way through the conditions of a program. Each condition that the running program decides is a
 * decision; so is the argument of a caller, of which there may be others.
 */
export interface Way {
  /** The decisions that are taken, by name; all others are left open. */
  readonly taken: ReadonlyMap<string, Taken>;
  /** Decisions that a test may rule out which nobody can tell: they are left open for good. */
  readonly doubted: ReadonlySet<string>;
  /** Everything is left open, because there was no time to find out what is ruled out. */
  readonly isVague: boolean;
}

/** The option that a decision takes, and what an expression must have given for it, by its words. */
export interface Taken {
  readonly option: number;
  readonly implied?: { readonly of: string; readonly value: Literal };
}

/** A decision that the way does not take. */
export interface OpenDecision {
  readonly options: readonly number[];
  /** The decisions taken around it. */
  readonly within: readonly string[];
  /** What an expression, by its condition's name, must have given for each option to be taken. */
  readonly implied?: { readonly of: string; readonly values: readonly (Literal | undefined)[] };
}

/** What is met on one way. */
export interface Evaluation {
  readonly programAt: ProgramAt;
  /** Steps that are left; at 0 everything is unknown. */
  steps: number;
  readonly way: Way;
  readonly open: Map<string, OpenDecision>;
  /** Decisions around what is being evaluated. */
  readonly within: string[];
  /** The items of lists around it, each of which decides for itself. */
  readonly rounds: number[];
  /** Object expressions that became part of the value. */
  readonly used: Set<Expression>;
  /** Parameters that nobody gave a value. */
  readonly asked: Set<Binding>;
  /** Parameters that callers gave a value. */
  readonly fromCallers: ReadonlySet<Binding>;
  /** The decisions that a test looks at, while one is evaluated. */
  looked: Set<string> | undefined;
  /** The settings of which the value shows what stands behind them. */
  readonly shown: Set<string>;
  /** Where the values were written that were met outside of tests. */
  readonly met: Set<number>;
  /** Decisions which the options that were taken may rule out. */
  readonly doubts: Set<string>;
  /** The way takes an option that a test rules out. */
  isImpossible: boolean;
}

/** In another file nothing is known of what parameters hold here. */
export const NOTHING: Givens = new Map();

/** What evaluates an expression that is part of another one. */
export type Inner = (of: Expression) => Literal | undefined;

export function unknownAt(
  { programAt }: Pick<Evaluation, "programAt">,
  span: Span,
  reason: string,
): UnknownLiteral {
  const { start, end } = span;
  return { kind: "unknown", start, end, raw: snippet(programAt, span), reason };
}

/** With this begins the name of a setting in `doubted`, `looked` and `shown`. */
export const SETTING = "setting at ";

/** How `taken`, `doubted` and `looked` name what a caller gives to a parameter, or a part of that. */
export function argumentName({ name, scope }: Binding, path: readonly string[] = []): string {
  return [`argument ${scope.start} ${name}`, ...path].join("\n");
}
