import type * as Babel from "@babel/types";
import type { Lowering } from "../lowering.js";
import type { Expression, Part, Scope } from "../program.js";

/** A node of Babel with its offsets, which a parsed tree always has. */
export type Node = Babel.Node & { start: number; end: number };

/** What the walk over one file carries along. */
export interface Walk {
  /** What stands between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** A server fills its texts in before it runs. */
  readonly isTemplate: boolean;
  readonly lowering: Lowering;
  /** Expressions hold functions and classes, whose statements and members hold expressions. */
  readonly expression: (walk: Walk, node: Node, scope: Scope) => Expression;
  readonly statements: (walk: Walk, nodes: readonly Node[], scope: Scope) => void;
  readonly parts: (walk: Walk, nodes: readonly Node[], scope: Scope) => Part[];
}

/** The name of a key that is not computed; undefined for others. */
export function keyText(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  if (key.type === "StringLiteral") return key.value;
  return key.type === "NumericLiteral" ? String(key.value) : undefined;
}

/** The nodes directly below one, whatever its kind. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
    if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Node).type === "string" &&
    "start" in value
  );
}

export function isStatement({ type }: Node): boolean {
  return (
    /(?:Statement|Declaration|SwitchCase|CatchClause)$/.test(type) &&
    !type.startsWith("TSTypeParameter")
  );
}
