import type * as Babel from "@babel/types";
import { inOperand } from "../flow.js";
import { both, type Comparison, not } from "../guards.js";
import type { Methods } from "../methods.js";
import type { Span } from "../literal.js";
import type { Expression, Scope } from "../program.js";
import type { Node, Walk } from "./nodes.js";

/** Reads `a && b`, `a || b`, `a ?? b`, whose second operand is evaluated only where the first does not decide. */
export function lowerLogical(
  walk: Walk,
  { left, right, operator, start, end }: Babel.LogicalExpression & Span,
  scope: Scope,
): Expression {
  const of = walk.expression(walk, left as Node, scope);
  const second = (test: Expression, holds: boolean) =>
    inOperand(walk.lowering, test, holds, scope, () => walk.expression(walk, right as Node, scope));
  if (operator === "&&") return { ...both(of, second(of, true)), start, end };
  const isFalsy = operator === "||";
  const otherwise = isFalsy ? second(of, false) : second(isNothing(of), true);
  return { kind: "fallback", start, end, of, otherwise, isFalsy };
}

function isNothing(left: Expression): Expression {
  const { start, end } = left;
  const right = { kind: "constant", start, end, value: null } as const;
  return { kind: "compare", start, end, sign: "==", left, right };
}

/** Reads a comparison; undefined for operators whose result is no boolean. */
export function lowerComparison(
  walk: Walk,
  node: Babel.BinaryExpression & Span,
  scope: Scope,
): Expression | undefined {
  const { operator } = node;
  if (!/^(?:[!=]==?|[<>]=?|in)$/.test(operator) || node.left.type === "PrivateName")
    return undefined;
  const left = walk.expression(walk, node.left as Node, scope);
  const right = walk.expression(walk, node.right as Node, scope);
  const { start, end } = node;
  walk.lowering.compared(left, right, scope);
  if (operator === "in")
    return { kind: "check", start, end, question: "contains", of: right, what: left };
  const compare = (sign: Comparison["sign"], one: Expression, other: Expression): Comparison => ({
    kind: "compare",
    start,
    end,
    sign,
    left: one,
    right: other,
  });
  if (operator === "<" || operator === "<=") return compare(operator, left, right);
  if (operator === ">" || operator === ">=")
    return compare(operator === ">" ? "<" : "<=", right, left);
  const isOpposite = operator.startsWith("!");
  const sign = operator.endsWith("==") && operator.length === 3 ? "===" : "==";
  const test = typeTest(node, right, walk, scope) ?? compare(sign, left, right);
  return isOpposite ? not(test, node) : test;
}

/** The test of `typeof title === "string"` and `=== "undefined"`; undefined for other types. */
function typeTest(
  node: Babel.BinaryExpression & Span,
  right: Expression,
  walk: Walk,
  scope: Scope,
): Expression | undefined {
  const { left, start, end } = node;
  if (left.type !== "UnaryExpression" || left.operator !== "typeof" || right.kind !== "text")
    return undefined;
  const of = walk.expression(walk, left.argument as Node, scope);
  if (right.value === "string") return { kind: "check", start, end, question: "text", of };
  if (right.value !== "undefined") return undefined;
  const nothing = { kind: "constant", start, end, value: undefined } as const;
  return { kind: "compare", start, end, sign: "===", left: of, right: nothing };
}

/** Methods of texts and lists that are followed. */
export const methods: Methods = {
  questions: {
    startsWith: "starts",
    endsWith: "ends",
    includes: "contains",
    has: "contains",
  },
  changes: { trim: "trim", toLowerCase: "lower", toUpperCase: "upper" },
};
