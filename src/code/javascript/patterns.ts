import { keyText, type Node, type Walk } from "./nodes.js";
import type { Span } from "../literal.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";

/**
 * Declares the names of a pattern, each with its part of `value`; a name that the scope already has is assigned.
 * Without a value, the names are unknown.
 */
export function bindPattern(
  walk: Walk,
  node: Node,
  value: Expression | undefined,
  scope: Scope,
  at: number,
  where: Scope,
): void {
  if (node.type === "Identifier") {
    const binding = walk.lowering.declare(scope, node.name);
    if (value) walk.lowering.give(binding, value, at, where);
    return;
  }
  if (node.type === "AssignmentPattern") {
    const otherwise = walk.expression(walk, node.right as Node, where);
    const { start, end } = node;
    const of = value ?? unknown(node, "nobody knows what it holds");
    bindPattern(
      walk,
      node.left as Node,
      { kind: "default", start, end, of, otherwise },
      scope,
      at,
      where,
    );
    return;
  }
  if (node.type === "ObjectPattern") {
    for (const property of node.properties) {
      const target = (property.type === "RestElement" ? property.argument : property.value) as Node;
      const key =
        property.type === "RestElement" || property.computed
          ? undefined
          : keyText(property.key as Node);
      const part =
        value && key !== undefined
          ? memberOf(value, key, target)
          : unknown(target, "the rest of an object");
      bindPattern(walk, target, part, scope, at, where);
    }
    return;
  }
  if (node.type === "ArrayPattern") {
    for (const [index, element] of node.elements.entries()) {
      if (!element) continue;
      const part = value
        ? memberOf(value, String(index), element as Node)
        : unknown(element as Node, "an item of a list");
      bindPattern(walk, element as Node, part, scope, at, where);
    }
    return;
  }
  if (node.type === "RestElement") {
    bindPattern(walk, node.argument as Node, unknown(node, "the rest of a list"), scope, at, where);
  }
}

function memberOf(of: Expression, name: string, { start, end }: Span): Expression {
  return { kind: "member", of, name, nameStart: start, start, end };
}
