import type * as Babel from "@babel/types";
import { lowerExpression } from "./expressions.js";
import { lowerFunction } from "./functions.js";
import { childrenOf, isStatement, keyText, type Node, type Walk } from "./nodes.js";
import { walkModule } from "./module-statements.js";
import { bindPattern } from "./patterns.js";
import {
  assume,
  branches,
  type Case,
  expressionStatement,
  fallingCases,
  inBranch,
  sometimes,
} from "../flow.js";
import { itemIn, rounds } from "../items.js";
import type { Span } from "../literal.js";
import { unknown } from "../lowering.js";
import type { Expression, Part, Scope } from "../program.js";
import { functionScope } from "../scopes.js";

/** Reads the statements of a block in order. */
export function walkAll(
  walk: Walk,
  nodes: readonly (Babel.Node | null | undefined)[],
  scope: Scope,
): void {
  for (const node of nodes) if (node) walkStatement(walk, node as Node, scope);
}

function walkStatement(walk: Walk, node: Node, scope: Scope): void {
  const { lowering } = walk;
  switch (node.type) {
    case "VariableDeclaration":
      for (const { id, init, start } of node.declarations) {
        const value = init ? lowerExpression(walk, init as Node, scope) : undefined;
        bindPattern(
          walk,
          id as Node,
          value,
          node.kind === "var" ? functionScope(scope) : scope,
          start!,
          scope,
        );
      }
      return;
    case "FunctionDeclaration":
      if (node.id)
        declareValue(walk, scope, node.id.name, lowerFunction(walk, node, scope, true), node.start);
      else lowerFunction(walk, node, scope, true);
      return;
    case "ClassDeclaration": {
      const made = lowerExpression(walk, node, scope);
      if (node.id) declareValue(walk, scope, node.id.name, made, node.start);
      return;
    }
    case "TSEnumDeclaration":
      declareValue(walk, scope, node.id.name, lowerEnum(walk, node as never, scope), node.start);
      return;
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
    case "TSExportAssignment":
    case "TSImportEqualsDeclaration":
      return walkModule(walk, node, scope);
    case "ReturnStatement": {
      if (!node.argument) return lowering.end("leaves");
      lowering.return(lowerExpression(walk, node.argument as Node, scope), scope);
      return;
    }
    case "ThrowStatement":
      lowerExpression(walk, node.argument as Node, scope);
      lowering.throw(node.start, scope);
      return;
    case "BreakStatement":
    case "ContinueStatement":
      lowering.end(node.type === "BreakStatement" || node.label ? "breaks" : "leaves");
      return;
    case "LabeledStatement":
      inBranch(lowering, [], scope, () => walkStatement(walk, node.body as Node, scope));
      return;
    case "IfStatement": {
      // A chain of `else if` becomes a flat list, because it may be long.
      let rest: Node | undefined = node;
      branches(lowering, scope, () => {
        const part: Node | undefined = rest;
        if (part?.type !== "IfStatement") {
          rest = undefined;
          return part && { test: undefined, body: () => walkIn(walk, part, "branch", scope) };
        }
        rest = (part.alternate as Node | null) ?? undefined;
        const test = lowerExpression(walk, part.test as Node, scope);
        return { test, body: () => walkIn(walk, part.consequent as Node, "branch", scope) };
      });
      return;
    }
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForInStatement":
    case "ForOfStatement":
      walkLoop(walk, node, scope);
      return;
    case "TryStatement":
      walkTry(walk, node, scope);
      return;
    case "CatchClause": {
      const error = unknown(node, "it is what was thrown");
      if (node.param) bindPattern(walk, node.param as Node, error, scope, node.start, scope);
      walkAll(walk, node.body.body, scope);
      return;
    }
    case "SwitchStatement":
      walkSwitch(walk, node, scope);
      return;
    case "BlockStatement":
      walkAll(walk, node.body, lowering.scope(node, "block", scope));
      return;
    case "ExpressionStatement":
      expressionStatement(lowering, lowerExpression(walk, node.expression as Node, scope), scope);
      return;
    default:
      for (const child of childrenOf(node)) {
        if (isStatement(child)) walkStatement(walk, child, scope);
        else lowerExpression(walk, child, scope);
      }
  }
}

/** Reads a `try`, which may stop in the middle. The guards at its end hold after it only where the `catch` leaves. */
function walkTry(walk: Walk, node: Babel.TryStatement & Span, scope: Scope): void {
  const { lowering } = walk;
  const { block, handler, finalizer } = node;
  const inner = (part: Babel.Node, kind: Scope["kind"]) => () =>
    walkIn(walk, part as Node, kind, scope);
  const tried = sometimes(lowering, scope, "it may fail", inner(block, "branch"));
  const caught = handler
    ? sometimes(lowering, scope, "an error decides", inner(handler, "branch"))
    : undefined;
  if (finalizer) inner(finalizer, "block")();
  if (caught?.ending === "goes on") return;
  lowering.guards = tried.guards;
  lowering.end(tried.ending);
}

function walkSwitch(walk: Walk, node: Babel.SwitchStatement & Span, scope: Scope): void {
  const { lowering } = walk;
  const left = lowerExpression(walk, node.discriminant as Node, scope);
  const all = (node.cases as (Babel.SwitchCase & Span)[]).map((each): Case => {
    const inner = lowering.scope(each, "branch", scope);
    const body = () => walkAll(walk, each.consequent, inner);
    if (!each.test) return { test: undefined, scope: inner, body };
    const right = lowerExpression(walk, each.test as Node, scope);
    const { start } = each;
    const test = { kind: "compare", start, end: right.end, sign: "===", left, right } as const;
    return { test, scope: inner, body };
  });
  fallingCases(lowering, all, scope);
}

function walkIn(walk: Walk, node: Node, kind: Scope["kind"], parent: Scope): void {
  const scope = walk.lowering.scope(node, kind, parent);
  if (node.type === "BlockStatement") walkAll(walk, node.body, scope);
  else walkStatement(walk, node, scope);
}

type Loop =
  | Babel.ForStatement
  | Babel.WhileStatement
  | Babel.DoWhileStatement
  | Babel.ForInStatement
  | Babel.ForOfStatement;

function walkLoop(walk: Walk, node: Loop & Span, parent: Scope): void {
  const scope = walk.lowering.scope(node, "loop", parent);
  let test: Expression | undefined;
  if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
    const right = lowerExpression(walk, node.right as Node, parent);
    const target =
      node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
    const { start, end } = right;
    const among: Expression =
      node.type === "ForInStatement"
        ? { kind: "items", start, end, of: right, as: "keys" }
        : rounds(right, "entries");
    if (target)
      bindPattern(walk, target as Node, itemIn(among, target as Node), scope, target.start!, scope);
  } else {
    if (node.type === "ForStatement") {
      if (node.init?.type === "VariableDeclaration") walkAll(walk, [node.init], scope);
      else if (node.init) lowerExpression(walk, node.init as Node, scope);
      if (node.update) lowerExpression(walk, node.update as Node, scope);
    }
    if (node.test) test = lowerExpression(walk, node.test as Node, scope);
  }
  sometimes(walk.lowering, scope, "a round of a loop", () => {
    // The first round of `do` runs without the test.
    if (test && node.type !== "DoWhileStatement") assume(walk.lowering, test, true, scope);
    walkIn(walk, node.body as Node, "block", scope);
  });
}

function declareValue(walk: Walk, scope: Scope, name: string, value: Expression, at: number): void {
  walk.lowering.give(walk.lowering.declare(scope, name), value, at, scope);
}

function lowerEnum(walk: Walk, node: Babel.TSEnumDeclaration & Span, scope: Scope): Expression {
  const parts: Part[] = [];
  let next: number | undefined = 0;
  for (const member of node.body?.members ?? node.members) {
    const { start, end } = member.id as Node;
    const key = keyText(member.id as Node);
    let value: Expression =
      next === undefined
        ? unknown(member as Node, "a computed member")
        : { kind: "constant", start, end, value: next };
    if (member.initializer) value = lowerExpression(walk, member.initializer as Node, scope);
    next =
      value.kind === "constant" && typeof value.value === "number" ? value.value + 1 : undefined;
    if (key !== undefined) parts.push({ key, keyStart: start, keyEnd: end, value });
  }
  return { kind: "object", start: node.start, end: node.end, parts, scope, guards: undefined };
}
