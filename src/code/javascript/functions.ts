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
  // A declaration can be called before the place where it stands.
  if (node.type === "FunctionDeclaration") lowering.guards = undefined;
  const params = node.params.map((param, index) => bindParam(walk, param as Node, scope, index));
  const made = lowering.function(node, scope, params);
  inFunction(lowering, () => {
    if (node.body.type === "BlockStatement") walk.statements(walk, node.body.body as Node[], scope);
    else lowering.return(walk.expression(walk, node.body as Node, scope), scope);
  });
  lowering.guards = guards;
  return made;
}

/** The class or interface that an annotation names: `: Notifier`. */
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

/** A pattern takes its parts from a name of its own that no program can write. */
function bindParam(walk: Walk, node: Node, scope: Scope, index: number): Binding | undefined {
  if (node.type === "TSParameterProperty")
    return bindParam(walk, node.parameter as Node, scope, index);
  if (node.type === "RestElement") {
    bindPattern(walk, node, undefined, scope, node.start, scope);
    return undefined;
  }
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

export function lowerClass(
  walk: Walk,
  node: (Babel.ClassDeclaration | Babel.ClassExpression) & Span,
  parent: Scope,
): ObjectExpression {
  const { lowering } = walk;
  const scope = lowering.scope(node, "block", parent);
  const base = node.superClass
    ? { base: walk.expression(walk, node.superClass as Node, parent) }
    : {};
  const self = lowering.declare(scope, "this");
  const members = node.body.body as Node[];
  const isStatic = (member: Node) => "static" in member && member.static === true;
  // What a class does not show may come from its base class or its constructor.
  const more: Part = { spread: unknown(node, "a class") };
  const ofInstance = walk.parts(
    walk,
    members.filter((member) => !isStatic(member) && !isUnset(member)),
    scope,
  );
  const instance = { ...blankObject(node, scope), parts: [more, ...ofInstance], ...base };
  instance.parts.push(...typedFields(walk, members, scope));
  lowering.give(self, instance, node.start, scope);
  const parts = walk.parts(walk, members.filter(isStatic), scope);
  return { ...blankObject(node, scope), parts: [more, ...parts], instance };
}

/** A field to which its class gives no value. */
function isUnset(node: Node): boolean {
  return node.type === "ClassProperty" && !node.value;
}

/** Fields and parameters of the constructor that hold an object of a known class. */
function typedFields(walk: Walk, members: readonly Node[], scope: Scope): Part[] {
  const params = members.flatMap((member) =>
    member.type === "ClassMethod" && member.kind === "constructor"
      ? member.params.flatMap((param) =>
          param.type === "TSParameterProperty" ? (param.parameter as Node) : [],
        )
      : [],
  );
  return [...members.filter(isUnset), ...params].flatMap((field) => {
    const key = field.type === "ClassProperty" ? (field.key as Node) : field;
    if (key.type !== "Identifier") return [];
    const { start, end } = key;
    const name = `field ${key.name}`;
    walk.lowering.declare(scope, name, "it is set later", typeOf(field, scope));
    return {
      key: key.name,
      keyStart: start,
      keyEnd: end,
      value: { kind: "name", start, end, name, scope },
    };
  });
}

function blankObject({ start, end }: Span, scope: Scope): ObjectExpression {
  return { kind: "object", start, end, parts: [], scope, guards: undefined };
}
