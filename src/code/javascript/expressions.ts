import type * as Babel from "@babel/types";
import { lowerClass, lowerFunction } from "./functions.js";
import { assign, lowerAssignment } from "./assignments.js";
import { lowerCall } from "./calls.js";
import { lowerComparison, lowerLogical } from "./tests.js";
import { childrenOf, isStatement, keyText, type Node, type Walk } from "./nodes.js";
import type { Span } from "../literal.js";
import { lowerFirst } from "../../words.js";
import { inOperand } from "../flow.js";
import { conditional } from "../guards.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, ListItem, Part, Scope } from "../program.js";

/** A node as an expression in terms of all languages; calls and objects in it are recorded. */
export function lowerExpression(walk: Walk, node: Node, scope: Scope): Expression {
  const { lowering } = walk;
  const { start, end } = node;
  switch (node.type) {
    case "StringLiteral":
      if (hasTag(walk, node)) return unknown(node, "the server fills it in");
      return { kind: "text", start, end, value: node.value, isPlain: true };
    case "NumericLiteral":
      return { kind: "constant", start, end, value: node.value };
    case "BooleanLiteral":
      return { kind: "constant", start, end, value: node.value };
    case "NullLiteral":
      return { kind: "constant", start, end, value: null };
    case "Identifier":
      if (node.name === "undefined") return { kind: "constant", start, end, value: undefined };
      return { kind: "name", start, end, name: node.name, scope };
    case "ThisExpression":
      return { kind: "name", start, end, name: "this", scope };
    case "TemplateLiteral":
      return lowerTemplate(walk, node, scope);
    case "BinaryExpression":
      if (node.operator === "+") return lowerSum(walk, node, scope);
      return lowerComparison(walk, node, scope) ?? lowerRest(walk, node, scope);
    case "LogicalExpression":
      return lowerLogical(walk, node, scope);
    case "UnaryExpression":
      return lowerUnary(walk, node, scope);
    case "ObjectExpression":
      return lowering.object(node, lowerParts(walk, node.properties as Node[], scope), scope);
    case "ArrayExpression":
      return lowering.list(node, lowerItems(walk, node.elements, scope));
    case "MemberExpression":
    case "OptionalMemberExpression": {
      const property = node.property as Node;
      const of = lowerExpression(walk, node.object as Node, scope);
      const name = node.computed
        ? lowerExpression(walk, property, scope)
        : (keyText(property) ?? privateName(property));
      const key = typeof name !== "string" && name.kind === "text" ? name.value : name;
      if (of.kind === "name" && ENUM.test(of.name) && typeof key === "string") {
        return {
          kind: "text",
          start,
          end,
          value: lowerFirst(key),
          isPlain: false,
        };
      }
      return { kind: "member", start, end, of, name: key, nameStart: property.start };
    }
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
      return lowerCall(walk, node, scope);
    case "ConditionalExpression": {
      const test = lowerExpression(walk, node.test as Node, scope);
      const [first, second] = [node.consequent, node.alternate].map((option, index) =>
        inOperand(lowering, test, index === 0, scope, () =>
          lowerExpression(walk, option as Node, scope),
        ),
      );
      return conditional(node, test, first!, second!);
    }
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return lowerFunction(walk, node, scope, false);
    case "ClassExpression":
    case "ClassDeclaration":
      return lowerClass(walk, node, scope);
    case "AssignmentExpression":
      return lowerAssignment(walk, node, scope);
    case "UpdateExpression":
      assign(walk, node.argument as Node, unknown(node, "it is counted"), start, scope);
      return unknown(node, "it is counted");
    case "SequenceExpression":
      return node.expressions.map((part) => lowerExpression(walk, part as Node, scope)).at(-1)!;
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TypeCastExpression":
    case "ParenthesizedExpression":
      return lowerExpression(walk, node.expression as Node, scope);
    case "AwaitExpression":
      return lowerExpression(walk, node.argument as Node, scope);
    default:
      return lowerRest(walk, node, scope);
  }
}

/** Whether a text holds a tag of EJS. */
function hasTag({ isTemplate, written }: Walk, { start, end }: Span): boolean {
  return isTemplate && written(start, end).includes("<%");
}

function privateName(property: Node): string {
  return property.type === "PrivateName" ? `#${property.id.name}` : "";
}

/** Enums of Microsoft's SDK; JSON has their members' names with a small first letter. */
const ENUM = /^(?:TeamworkActivityTopicSource|BodyType)(?:Object)?$/;

/** An unknown expression; expressions and statements in it are read for their calls. Types contain none. */
function lowerRest(walk: Walk, node: Node, scope: Scope): Expression {
  const of: Expression[] = [];
  if (!/^(?:TS|Flow)|Annotation$/.test(node.type)) {
    for (const child of childrenOf(node)) {
      if (isStatement(child)) walk.statements(walk, [child], scope);
      else of.push(lowerExpression(walk, child, scope));
    }
  }
  return unknown(node, "what it gives is known when it runs", of);
}

function lowerTemplate(walk: Walk, node: Babel.TemplateLiteral & Span, scope: Scope): Expression {
  const { start, end } = node;
  if (hasTag(walk, node)) return unknown(node, "the server fills it in");
  const texts = node.quasis.map(({ value }) => value.cooked ?? value.raw);
  if (node.expressions.length === 0) {
    return { kind: "text", start, end, value: texts[0] ?? "", isPlain: true };
  }
  const parts = node.expressions.flatMap((expression, index) => [
    texts[index] ?? "",
    lowerExpression(walk, expression as Node, scope),
  ]);
  return joined(node, [...parts, texts.at(-1) ?? ""], true);
}

/** Reads `a + b + c` in a loop, because the parser nests it to the left, as deep as it is long. */
function lowerSum(walk: Walk, node: Babel.BinaryExpression & Span, scope: Scope): Expression {
  const operands: Expression[] = [];
  let left: Node = node;
  while (left.type === "BinaryExpression" && left.operator === "+") {
    operands.push(lowerExpression(walk, left.right as Node, scope));
    left = left.left as Node;
  }
  operands.push(lowerExpression(walk, left, scope));
  return joined(node, operands.reverse(), false);
}

function lowerUnary(walk: Walk, node: Babel.UnaryExpression & Span, scope: Scope): Expression {
  const { lowering } = walk;
  const { start, end } = node;
  const of = lowerExpression(walk, node.argument as Node, scope);
  if (node.operator === "delete" && of.kind === "member") {
    const gone: Expression = { kind: "constant", start, end, value: undefined };
    lowering.setMember(of, gone, start, scope);
  }
  if (node.operator === "void") return { kind: "constant", start, end, value: undefined };
  if (of.kind === "constant" && typeof of.value === "number" && node.operator === "-") {
    return { kind: "constant", start, end, value: -of.value };
  }
  if (node.operator === "!") return { kind: "not", start, end, of };
  return unknown(node, "what it gives is known when it runs", [of]);
}

function lowerItems(
  walk: Walk,
  elements: readonly (Babel.Node | null)[],
  scope: Scope,
): ListItem[] {
  return elements.map((element) => {
    if (!element)
      return { isSpread: false, value: { kind: "constant", start: 0, end: 0, value: null } };
    const isSpread = element.type === "SpreadElement";
    return {
      isSpread,
      value: lowerExpression(walk, (isSpread ? element.argument : element) as Node, scope),
    };
  });
}

/** The properties of an object, or the members of a class. */
export function lowerParts(walk: Walk, nodes: readonly Node[], scope: Scope): Part[] {
  return nodes.map((node): Part => {
    if (node.type === "SpreadElement")
      return { spread: lowerSpread(walk, node.argument as Node, scope) };
    const { value, key } = lowerProperty(walk, node, scope);
    const { start: keyStart, end: keyEnd } = ("key" in node ? node.key : node) as Node;
    // `__proto__: x` gives an object other properties than its own.
    const isPrototype =
      node.type === "ObjectProperty" && key === "__proto__" && !node.computed && !node.shorthand;
    if (isPrototype) return { spread: unknown(node, "a prototype") };
    // Microsoft's SDK writes `additionalData` beside the properties that it knows.
    if (key === "additionalData" && value.kind === "object") return { spread: value };
    return { key, keyStart, keyEnd, value };
  });
}

function lowerProperty(
  walk: Walk,
  node: Node,
  scope: Scope,
): { key: string | Expression; value: Expression } {
  if (
    node.type === "ObjectProperty" ||
    node.type === "ClassProperty" ||
    node.type === "ClassAccessorProperty"
  ) {
    const key =
      (node.computed ? undefined : keyText(node.key as Node)) ??
      lowerExpression(walk, node.key as Node, scope);
    return {
      key,
      value: node.value
        ? lowerExpression(walk, node.value as Node, scope)
        : unknown(node, "it is set later"),
    };
  }
  if (node.type === "ObjectMethod" || node.type === "ClassMethod") {
    const key =
      (node.computed ? undefined : keyText(node.key as Node)) ??
      lowerExpression(walk, node.key as Node, scope);
    const made = lowerFunction(walk, node, scope, true);
    const isValue = node.kind !== "get" && node.kind !== "set";
    return { key, value: isValue ? made : unknown(node, "it is computed when it is read") };
  }
  if (node.type === "ClassPrivateMethod" || node.type === "ClassPrivateProperty") {
    const value =
      node.type === "ClassPrivateMethod"
        ? lowerFunction(walk, node, scope, true)
        : node.value
          ? lowerExpression(walk, node.value as Node, scope)
          : unknown(node, "it is set later");
    return { key: `#${node.key.id.name}`, value };
  }
  return { key: "", value: lowerRest(walk, node, scope) };
}

/** `...(isUrgent && { … })` spreads an object or nothing. */
function lowerSpread(walk: Walk, node: Node, scope: Scope): Expression {
  const value = lowerExpression(walk, node, scope);
  if (value.kind !== "both") return value;
  const { start, end } = node;
  return conditional(node, value.of, value.also, {
    kind: "constant",
    start,
    end,
    value: undefined,
  });
}
