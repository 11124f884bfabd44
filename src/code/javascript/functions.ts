import type * as Babel from "@babel/types";
import type { Node, Walk } from "./nodes.js";
import { bindPattern } from "./patterns.js";
import type { Span } from "../literal.js";
import { inFunction } from "../flow.js";
import { unknown } from "../lowering.js";
import type {
  Binding,
  Expression,
  FunctionExpression,
  Instance,
  Name,
  ObjectExpression,
  Part,
  Scope,
} from "../program.js";

type FunctionNode = (
  | Babel.FunctionDeclaration
  | Babel.FunctionExpression
  | Babel.ArrowFunctionExpression
  | Babel.ObjectMethod
  | Babel.ClassMethod
  | Babel.ClassPrivateMethod
) &
  Span;

export function lowerFunction(
  walk: Walk,
  node: FunctionNode,
  parent: Scope,
  isHoisted: boolean,
): FunctionExpression {
  const { lowering } = walk;
  const scope = lowering.scope(node, "function", parent, isHoisted);
  const isMethod = node.type === "ClassMethod" || node.type === "ClassPrivateMethod";
  if (!isMethod && node.type !== "ArrowFunctionExpression") {
    lowering.declare(scope, "this", '"this" is what the caller decides');
  }
  const { guards } = lowering;
  // A declared function can be called before its place, so guards there do not count.
  if (node.type === "FunctionDeclaration") lowering.guards = undefined;
  const last = node.params.at(-1);
  const named = last?.type === "RestElement" ? node.params.slice(0, -1) : node.params;
  const params = named.map((param, index) => bindParam(walk, param as Node, scope, index));
  const made = lowering.function(node, scope, params);
  if (last?.type === "RestElement") bindRest(walk, made, last);
  inFunction(lowering, () => {
    if (node.body.type === "BlockStatement") walk.statements(walk, node.body.body as Node[], scope);
    else lowering.return(walk.expression(walk, node.body as Node, scope), scope);
  });
  lowering.guards = guards;
  return made;
}

/** The class or interface in an annotation: `: Notifier`. */
function typeOf(node: Node, scope: Scope): { type?: Name } {
  const annotation = "typeAnnotation" in node ? node.typeAnnotation : undefined;
  const type =
    annotation?.type === "TSTypeAnnotation" && annotation.typeAnnotation.type === "TSTypeReference"
      ? annotation.typeAnnotation.typeName
      : undefined;
  if (type?.type !== "Identifier") return {};
  const { start, end } = type as Span & typeof type;
  return { type: { kind: "name", start, end, name: type.name, scope } };
}

/** Declares a parameter. A pattern reads its parts from a hidden name that no program can write. */
function bindParam(walk: Walk, node: Node, scope: Scope, index: number): Binding {
  if (node.type === "TSParameterProperty")
    return bindParam(walk, node.parameter as Node, scope, index);
  const isPlain = node.type === "Identifier";
  const name = isPlain ? node.name : `parameter ${index + 1}`;
  const reason = isPlain ? `"${name}" is a parameter` : "it is a part of a parameter";
  const binding = walk.lowering.declare(scope, name, reason, typeOf(node, scope));
  if (!isPlain) {
    const whole: Expression = { kind: "name", start: node.start, end: node.end, name, scope };
    bindPattern(walk, node, whole, scope, node.start, scope);
  }
  return binding;
}

function bindRest(walk: Walk, made: FunctionExpression, { argument }: Babel.RestElement): void {
  const node = argument as Node;
  if (node.type !== "Identifier")
    bindPattern(walk, node, undefined, made.scope, node.start, made.scope);
  else {
    const reason = `"${node.name}" is the rest of the arguments`;
    made.rest = { items: walk.lowering.declare(made.scope, node.name, reason) };
  }
}

export function lowerClass(
  walk: Walk,
  node: (Babel.ClassDeclaration | Babel.ClassExpression) & Span,
  parent: Scope,
): ObjectExpression {
  const { lowering } = walk;
  const scope = lowering.scope(node, "block", parent);
  const base = node.superClass ? walk.expression(walk, node.superClass as Node, parent) : undefined;
  const instance = lowering.instance(node, scope, "this", base);
  const members = node.body.body as Node[];
  const isStatic = (member: Node) => "static" in member && member.static === true;
  for (const member of members.filter((each) => !isStatic(each))) {
    if (isConstructor(member)) lowerConstructor(walk, member, instance);
    else if (isUnset(member)) instance.parts.push(...unsetField(member, scope));
    else instance.parts.push(...walk.parts(walk, [member], scope));
  }
  // Classes in any file may derive from an abstract class.
  if ("abstract" in node && node.abstract === true)
    for (const member of members) {
      const key = "key" in member && (member.key as Node);
      const isPrivate = "accessibility" in member && member.accessibility === "private";
      if (key && key.type === "Identifier" && !isPrivate) instance.overridden.add(key.name);
    }
  for (const part of instance.parts) {
    // Names with # are private to the class.
    if ("key" in part && typeof part.key === "string" && part.key.startsWith("#"))
      instance.names.json.set(part.key, undefined);
  }
  const parts = walk.parts(walk, members.filter(isStatic), scope);
  // Other code may set members that the class does not declare.
  const more: Part = { spread: unknown(node, "a class") };
  const { start, end } = node;
  const { guards } = lowering;
  return { kind: "object", start, end, parts: [more, ...parts], scope, guards, instance };
}

function isConstructor(node: Node): node is Babel.ClassMethod & Span {
  return node.type === "ClassMethod" && node.kind === "constructor";
}

/** Whether a member is a field without a value. */
function isUnset(node: Node): node is Babel.ClassProperty & Span {
  return node.type === "ClassProperty" && !node.value;
}

/** Reads a constructor. Parameters with an access modifier are also fields with the arguments as values. */
function lowerConstructor(walk: Walk, node: Babel.ClassMethod & Span, instance: Instance): void {
  const made = lowerFunction(walk, node, instance.scope, true);
  instance.makers.push(made);
  for (const param of node.params) {
    if (param.type !== "TSParameterProperty") continue;
    const target =
      param.parameter.type === "AssignmentPattern" ? param.parameter.left : param.parameter;
    if (target.type !== "Identifier") continue;
    const { name, start, end } = target as Span & typeof target;
    const value: Name = { kind: "name", start, end, name, scope: made.scope };
    instance.parts.push({ key: name, keyStart: start, keyEnd: end, value });
  }
}

/** A field without a value, with its annotated class, if any. */
function unsetField(node: Babel.ClassProperty & Span, scope: Scope): Part[] {
  const key = node.key as Node;
  if (node.computed || key.type !== "Identifier") return [];
  const { start, end } = key;
  const value: Expression = { kind: "constant", start, end, value: undefined };
  return [{ key: key.name, keyStart: start, keyEnd: end, value, ...typeOf(node, scope) }];
}
