import type { Use } from "./changes.js";
import type { Literal, Span, UnknownLiteral } from "./literal.js";
import { snippet } from "./written.js";
import type { Binding, Expression } from "./program.js";
import type { ProgramAt } from "./written.js";

/**
 * An argument of a call that is followed into its function: an expression with the place where it is evaluated, or a
 * value.
 */
type Given =
  | { readonly value: Expression; readonly use: Use; readonly given: Givens }
  | { readonly literal: Literal }
  /** The object of a class while its constructor runs. */
  | { readonly isBegun: true };

/** Arguments by parameter; undefined where the call omits the argument. */
export type Givens = ReadonlyMap<Binding, Given | undefined>;

/**
 * A way through the conditions of a program. Each condition that the running program decides is a decision; so is the
 * choice among several callers' arguments.
 */
export interface Way {
  /** The options taken, by the name of the decision; all other decisions are open. */
  readonly taken: ReadonlyMap<string, Taken>;
  /** Decisions that stay open, because a test whose outcome is not known may rule their options out. */
  readonly doubted: ReadonlySet<string>;
  /** Set where every decision stays open, because the budget did not suffice to find out which are ruled out. */
  readonly isVague: boolean;
}

/**
 * The option taken for a decision, and the value that an expression, identified by its condition's name, must have
 * for it.
 */
export interface Taken {
  readonly option: number;
  readonly implied?: { readonly of: string; readonly value: Literal };
}

/** A decision that the way does not take. */
export interface OpenDecision {
  readonly options: readonly number[];
  /** The taken decisions around the open one. */
  readonly within: readonly string[];
  /** An expression, identified by its condition's name, and the value that it must have for each option. */
  readonly implied?: { readonly of: string; readonly values: readonly (Literal | undefined)[] };
}

/** The state and the findings of an evaluation along one way. */
export interface Evaluation {
  readonly programAt: ProgramAt;
  /** Remaining steps; at 0 every value is unknown. */
  steps: number;
  readonly way: Way;
  readonly open: Map<string, OpenDecision>;
  /** Decisions around the expression that is being evaluated. */
  readonly within: string[];
  /** Indexes of list items around the expression; every item decides separately. */
  readonly rounds: number[];
  /** Object expressions that became part of the value. */
  readonly used: Set<Expression>;
  /** Parameters for which no caller gave a value. */
  readonly asked: Set<Binding>;
  /** Parameters that callers gave a value. */
  readonly fromCallers: ReadonlySet<Binding>;
  /** The decisions on which the current test depends; undefined outside of tests. */
  looked: Set<string> | undefined;
  /** Arguments that tests have evaluated, with the decisions on which their values depend. */
  readonly known: Map<
    object,
    { readonly value: Literal | undefined; readonly looked: Set<string> }
  >;
  /** The settings for which the value has the fallback of an absent setting. */
  readonly shown: Set<string>;
  /** Offsets of the source text of values that were evaluated outside of tests. */
  readonly met: Set<number>;
  /** Decisions that the taken options may rule out. */
  readonly doubts: Set<string>;
  /** Set where the way takes an option that a test rules out. */
  isImpossible: boolean;
}

/** No arguments: in another file, the parameters of this one have no values. */
export const NOTHING: Givens = new Map();

/** Evaluates a part of an expression, at the same place. */
export type Inner = (of: Expression) => Literal | undefined;

export function unknownAt(
  { programAt }: Pick<Evaluation, "programAt">,
  span: Span,
  reason: string,
): UnknownLiteral {
  const { start, end } = span;
  return { kind: "unknown", start, end, raw: snippet(programAt, span), reason };
}

/** Prefix of a setting's name in `doubted`, `looked` and `shown`. */
export const SETTING = "setting at ";

/** The name of a caller's argument, or of its part at a path, in `taken`, `doubted` and `looked`. */
export function argumentName({ name, scope }: Binding, path: readonly string[] = []): string {
  return [`argument ${scope.start} ${name}`, ...path].join("\n");
}
