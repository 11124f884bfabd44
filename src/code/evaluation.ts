import type { Use } from "./changes.js";
import type { Literal, Span, UnknownLiteral } from "./literal.js";
import { snippet } from "./lowering.js";
import type { Binding, Expression, ProgramAt } from "./program.js";

/** An argument of a call that is followed into its function: what it says where the call stands. */
type Given =
  | { readonly value: Expression; readonly use: Use; readonly given: Givens }
  | { readonly literal: Literal };

/** By parameter; undefined where the call leaves it out. */
export type Givens = ReadonlyMap<Binding, Given | undefined>;

/** One way through the conditions of a program, and what was met on it. */
export interface Evaluation {
  readonly programAt: ProgramAt;
  /** Steps that are left; at 0 everything is unknown. */
  steps: number;
  /** Which branch each condition takes; all others are left open. */
  readonly taken: ReadonlyMap<string, number>;
  /** Conditions met but not taken, each with how many branches it has and those taken around it. */
  readonly open: Map<string, { readonly branches: number; readonly within: readonly string[] }>;
  /** Conditions around what is being evaluated. */
  readonly within: string[];
  /** The items of lists around it, each of which decides for itself. */
  readonly rounds: number[];
  /** Object expressions that became part of the value. */
  readonly used: Set<Expression>;
  /** Parameters that nobody gave a value. */
  readonly asked: Set<Binding>;
}

/** What evaluates an expression that is part of another one. */
export type Inner = (of: Expression) => Literal | undefined;

export function unknownAt({ programAt }: Evaluation, span: Span, reason: string): UnknownLiteral {
  const { start, end } = span;
  return { kind: "unknown", start, end, raw: snippet(programAt, span), reason };
}
