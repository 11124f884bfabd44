import type * as Babel from "@babel/types";
import type { Lowering } from "../lowering.js";
import type { Expression, Part, Scope } from "../program.js";

/** A node of Babel with its offsets, which a parsed tree always has. */
export type Node = Babel.Node & { start: number; end: number };

/** The state of the walk over a file. */
export interface Walk {
  /** The source text between two offsets. */
  readonly written: (start: number, end: number) => string;
  /** True for a template whose texts a server fills in before the program runs. */
  readonly isTemplate: boolean;
  readonly lowering: Lowering;
  /**
   * Functions that call each other across files: expressions hold functions and classes, whose statements and members
   * hold expressions.
   */
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

/** The child nodes of a node of any kind. */
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
