import { parse, type ParserPlugin } from "@babel/parser";
import type * as Babel from "@babel/types";
import { dialect } from "./dialect.js";
import { lowerExpression, lowerParts, lowerTest, not } from "./expressions.js";
import { lowerFunction } from "./functions.js";
import { childrenOf, isStatement, keyText, type Node, type Walk } from "./nodes.js";
import { walkModule } from "./module-statements.js";
import { bindPattern } from "./patterns.js";
import { createLowering, unknown } from "../lowering.js";
import type { Span } from "../literal.js";
import type { Expression, Part, Program, Scope, Test } from "../program.js";
import { functionScope } from "../scopes.js";

/**
 * Reads JavaScript or TypeScript; what the file name ends in decides which. Undefined for a text
 * that the parser cannot make sense of. Throws RangeError where the program nests too deeply.
 */
export function readJavaScript(text: string, start: number, name: string): Program | undefined {
  const ast = parseSource(name.toLowerCase(), text, start);
  if (!ast) return undefined;
  const lowering = createLowering(dialect);
  const walk: Walk = {
    written: (from, to) => text.slice(from - start, to - start),
    isTemplate: /\.ejs$/i.test(name),
    lowering,
    expression: lowerExpression,
    statements: walkAll,
    parts: lowerParts,
  };
  const top = lowering.scope({ start, end: start + text.length }, "block");
  walkAll(walk, ast.program.body as Node[], top);
  lowering.finish();
  const comments = (ast.comments ?? []).map((comment) => comment as Span);
  const { calls, objects, exports, passesOn } = lowering;
  return { text, start, top, calls, objects, comments, exports, passesOn, dialect };
}

function parseSource(
  name: string,
  text: string,
  start: number,
): ReturnType<typeof parse> | undefined {
  const isTyped = /\.[cm]?tsx?$/.test(name) || /<script[^<>]*\blang=["']tsx?["']/.test(text);
  const isTemplate = name.endsWith(".ejs");
  const source = isTemplate || /\.(?:vue|svelte)$/.test(name) ? scriptsOf(text) : text;
  // `<T>value` is a type assertion in TypeScript and an element everywhere else.
  const isMarkup = !/\.[cm]?ts$/.test(name) && !(isTyped && !name.endsWith("x"));
  const plugins: ParserPlugin[] = ["decorators", "explicitResourceManagement"];
  if (isTyped) plugins.push("typescript");
  else plugins.push("flow");
  if (isMarkup) plugins.push("jsx");
  try {
    return parse(isTemplate ? withoutTags(source) : source, {
      sourceType: "unambiguous",
      startIndex: start,
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      attachComment: false,
      plugins,
    });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/** The text with all but its script blocks blanked, so that every offset still holds. */
function scriptsOf(text: string): string {
  let scripts = "";
  for (const match of text.matchAll(/<script\b[^>]{0,300}>/gi)) {
    const start = match.index + match[0].length;
    if (start < scripts.length) continue;
    const end = text.indexOf("</script", start);
    scripts +=
      blank(text.slice(scripts.length, start)) + text.slice(start, end < 0 ? text.length : end);
  }
  return scripts + blank(text.slice(scripts.length));
}

/** The tags of EJS: what they print is a name that nothing declares, what they do is nothing. */
function withoutTags(text: string): string {
  let plain = "";
  for (let at = 0; ;) {
    const start = text.indexOf("<%", at);
    const end = start < 0 ? -1 : text.indexOf("%>", start);
    if (end < 0) return plain + text.slice(at);
    const tag = text.slice(start, end + 2);
    const prints = tag[2] === "=" || tag[2] === "-";
    plain += text.slice(at, start) + (prints ? tag.replace(/[^\r\n]/g, "$$") : blank(tag));
    at = end + 2;
  }
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}

function walkAll(
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
      if (!node.argument) return;
      const value = lowerExpression(walk, node.argument as Node, scope);
      functionScope(scope).function?.returns.push({ value, tests: lowering.tests });
      return;
    }
    case "IfStatement": {
      const test = lowerTest(walk, node.test as Node, scope);
      walkWith(walk, test, () => walkIn(walk, node.consequent as Node, "branch", scope));
      const { alternate } = node;
      if (alternate)
        walkWith(walk, not(test), () => walkIn(walk, alternate as Node, "branch", scope));
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
      for (const part of [node.block, node.handler, node.finalizer]) {
        if (part) walkIn(walk, part as Node, part === node.finalizer ? "block" : "branch", scope);
      }
      return;
    case "CatchClause": {
      const error = unknown(node, "it is what was thrown");
      if (node.param) bindPattern(walk, node.param as Node, error, scope, node.start, scope);
      walkAll(walk, node.body.body, scope);
      return;
    }
    case "SwitchStatement": {
      const left = lowerExpression(walk, node.discriminant as Node, scope);
      for (const each of node.cases as (Babel.SwitchCase & Span)[]) {
        const right = each.test ? lowerExpression(walk, each.test as Node, scope) : undefined;
        // A case without statements falls through: its value leads to the next one's too.
        const before = node.cases[node.cases.indexOf(each) - 1];
        const isAlone = right && before?.consequent.length !== 0;
        const test = isAlone
          ? { left, right, isNegated: false }
          : { left: unknown(each, "a case"), isNegated: false };
        walkWith(walk, test, () =>
          walkAll(walk, each.consequent, lowering.scope(each, "branch", scope)),
        );
      }
      return;
    }
    case "BlockStatement":
      walkAll(walk, node.body, lowering.scope(node, "block", scope));
      return;
    case "ExpressionStatement":
      lowerExpression(walk, node.expression as Node, scope);
      return;
    default:
      for (const child of childrenOf(node)) {
        if (isStatement(child)) walkStatement(walk, child, scope);
        else lowerExpression(walk, child, scope);
      }
  }
}

function walkWith(walk: Walk, test: Test, body: () => void): void {
  const { lowering } = walk;
  const before = lowering.tests;
  lowering.tests = [...before, test];
  body();
  lowering.tests = before;
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
  if (node.type === "ForInStatement" || node.type === "ForOfStatement") {
    lowerExpression(walk, node.right as Node, parent);
    const target =
      node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
    const item = unknown(node.left as Node, "it differs in each round of a loop");
    if (target) bindPattern(walk, target as Node, item, scope, target.start!, scope);
  } else {
    if (node.type === "ForStatement") {
      if (node.init?.type === "VariableDeclaration") walkAll(walk, [node.init], scope);
      else if (node.init) lowerExpression(walk, node.init as Node, scope);
      if (node.update) lowerExpression(walk, node.update as Node, scope);
    }
    if (node.test) lowerExpression(walk, node.test as Node, scope);
  }
  const round: Test = { left: unknown(node, "a round of a loop"), isNegated: false };
  walkWith(walk, round, () => walkIn(walk, node.body as Node, "block", scope));
}

function declareValue(walk: Walk, scope: Scope, name: string, value: Expression, at: number): void {
  walk.lowering.declare(scope, name).values.push({ value, at, scope });
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
  return { kind: "object", start: node.start, end: node.end, parts, scope };
}
