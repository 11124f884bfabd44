import type * as Babel from "@babel/types";
import type { Unless } from "../change.js";
import type { Span } from "../literal.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { exportedName } from "./module-statements.js";
import { childrenOf, type Node, type Walk } from "./nodes.js";

/** Operators that assign only where the old value does not count. */
const UNLESS: Readonly<Record<string, Unless>> = { "??=": "not null", "||=": "true" };

export function lowerAssignment(
  walk: Walk,
  node: Babel.AssignmentExpression & Span,
  scope: Scope,
): Expression {
  const right = walk.expression(walk, node.right as Node, scope);
  const left = node.left as Node;
  const value = assignedValue(walk, node, right, scope);
  const unless = UNLESS[node.operator];
  if (unless && left.type === "MemberExpression") {
    const target = walk.expression(walk, left, scope);
    if (target.kind === "member") walk.lowering.setMember(target, right, node.start, scope, unless);
  } else assign(walk, left, value, node.start, scope);
  return value;
}

function assignedValue(
  walk: Walk,
  node: Babel.AssignmentExpression & Span,
  right: Expression,
  scope: Scope,
): Expression {
  const { operator, start, end } = node;
  if (operator === "=") return right;
  const of = walk.expression(walk, node.left as Node, scope);
  if (of.kind === "name" && operator === "+=") return joined(node, [of, right], false);
  return Object.hasOwn(UNLESS, operator)
    ? { kind: "fallback", start, end, of, otherwise: right, isFalsy: operator === "||=" }
    : unknown(node, "it is computed from what it was");
}

export function assign(
  walk: Walk,
  target: Node,
  value: Expression,
  at: number,
  scope: Scope,
): void {
  if (target.type === "Identifier") {
    walk.lowering.assign(scope, target.name, value, at);
    return;
  }
  if (target.type === "MemberExpression") {
    const exported = exportedName(walk, target as Node, scope);
    if (exported !== undefined) walk.lowering.export(exported, value);
    const member = walk.expression(walk, target, scope);
    if (member.kind === "member") walk.lowering.setMember(member, value, at, scope);
    return;
  }
  for (const child of childrenOf(target)) {
    const inner = child.type === "ObjectProperty" ? (child.value as Node) : child;
    assign(walk, inner, unknown(inner, "it is taken apart"), at, scope);
  }
}
