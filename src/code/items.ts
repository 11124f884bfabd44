import type { Span } from "./literal.js";
import { unknown } from "./lowering.js";
import type { Binding, Expression, FunctionExpression, Member } from "./program.js";

/** The results of a function for each item of a list, or of an object in an item form. */
export interface Each extends Span {
  readonly kind: "each";
  readonly of: Expression;
  readonly to: FunctionExpression;
  readonly form?: ItemForm;
}

/** Keys, values, lists of both, or objects with `key` and `value`. */
export type ItemForm = "keys" | "values" | "entries" | "pairs";

/** The values that a loop goes through: the items of a list, and of an object or a Map what `as` says. */
export function rounds(of: Expression, as: ItemForm): Expression {
  const { start, end } = of;
  return { kind: "items", start, end, of, as, isLoop: true };
}

const ROUND = "it differs in each round of a loop";

/** Whether a key stands for each index of a list in turn. */
export function isRound(key: string | Expression): boolean {
  return typeof key !== "string" && key.kind === "unknown" && key.reason === ROUND;
}

/** The item of a list in some round of a loop, named at `span`. */
export function itemIn(of: Expression, { start, end }: Span): Member {
  const name = unknown({ start, end }, ROUND);
  return { kind: "member", start, end, of, name, nameStart: start };
}

/**
 * Tells that a method calls a function with each item of a list as an argument, the first or another: `kinds.forEach((kind) => …)`.
 */
export function passItems(to: FunctionExpression, of: Expression, index = 0): void {
  const param = to.params[index];
  if (param) giveItems(param, of, to);
}

/** Tells that a parameter gets each item of a list. */
export function giveItems(param: Binding & { item?: Expression }, of: Expression, at: Span): void {
  param.item ??= itemIn(of, at);
}
