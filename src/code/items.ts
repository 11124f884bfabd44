import type { Span } from "./literal.js";
import { unknown } from "./lowering.js";
import type { Binding, Expression, FunctionExpression, Member } from "./program.js";

/** The values that a loop goes through: the items of a list, and of an object the keys or the pairs. */
export function rounds(of: Expression, as: "keys" | "pairs"): Expression {
  const { start, end } = of;
  return { kind: "items", start, end, of, as, isLoop: true };
}

/** The item of a list in some round of a loop, named at `span`. */
export function itemIn(of: Expression, { start, end }: Span): Member {
  const name = unknown({ start, end }, "it differs in each round of a loop");
  return { kind: "member", start, end, of, name, nameStart: start };
}

/**
 * Tells that a method calls a function with each item of a list as the first argument: `kinds.forEach((kind) => …)`.
 */
export function passItems(to: FunctionExpression, of: Expression): void {
  const [param] = to.params;
  if (param) giveItems(param, of, to);
}

/** Tells that a parameter gets each item of a list. */
export function giveItems(param: Binding & { item?: Expression }, of: Expression, at: Span): void {
  param.item ??= itemIn(of, at);
}
