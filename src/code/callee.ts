import { classNamed, makerOf, type Reach, valueOf } from "./functions.js";
import type { Call, Expression, FunctionExpression, Member, Scope } from "./program.js";
import { lookUp, topOf } from "./scopes.js";

/**
 * The function that a call runs: the named function, or the constructor of a class. Undefined where its code is not
 * read.
 */
export function functionCalled(
  { callee, args, isNew }: Call,
  reach: Reach = "project",
): FunctionExpression | undefined {
  const value = valueOf(classNamed(callee), reach);
  if (value?.kind === "object" && value.instance) return makerOf(value.instance, args, reach);
  if (value?.kind === "function" && !isNew) return value;
  return value || isNew || callee.kind !== "member" ? undefined : extensionOf(callee, reach);
}

/**
 * The method of a class that a call writes as a method of its first argument: `kind.ToActivityType()`. The declared
 * type of that argument decides; undefined where the type is not known, or has no such method or several.
 */
function extensionOf({ of, name }: Member, reach: Reach): FunctionExpression | undefined {
  const root = rootOf(of);
  const type = root && typeof name === "string" ? typeOf(of, reach) : undefined;
  if (!root || typeof name !== "string" || type === undefined) return undefined;
  const top = topOf(root);
  const isAlone = reach === "file" || !top.outside;
  const owner = isAlone ? undefined : top.outside?.({ name, extends: type })?.value;
  const all = isAlone ? extensionsIn(top) : extensionsOf(owner && valueOf(owner, reach));
  const [only, another] = all.filter(({ key, made }) => key === name && made.extends === type);
  return another ? undefined : only?.made;
}

/** A method that extends a type, under the key of its class. */
interface Extension {
  readonly key: string;
  readonly made: FunctionExpression;
}

/** By file; each of thousands of calls may ask. */
const known = new WeakMap<Scope, readonly Extension[]>();

function extensionsIn(top: Scope): readonly Extension[] {
  const found =
    known.get(top) ??
    [...top.bindings.values()].flatMap(({ values }) =>
      values.flatMap(({ value }) => extensionsOf(value)),
    );
  known.set(top, found);
  return found;
}

function extensionsOf(owner: Expression | undefined): Extension[] {
  if (owner?.kind !== "object") return [];
  return owner.parts.flatMap((part) => {
    const isExtension =
      "key" in part && typeof part.key === "string" && part.value.kind === "function";
    return isExtension && part.value.extends !== undefined
      ? { key: part.key, made: part.value }
      : [];
  });
}

function rootOf(of: Expression): Scope | undefined {
  let at = of;
  while (at.kind === "member") at = at.of;
  return at.kind === "name" ? at.scope : undefined;
}

/** The name of an expression's type: of a name or a field as it was declared, or the enum of a member. */
function typeOf(of: Expression, reach: Reach): string | undefined {
  if (of.kind === "name") return lookUp(of)?.type?.name;
  const owner = of.kind === "member" ? valueOf(of.of, reach) : undefined;
  if (of.kind !== "member" || owner?.kind !== "object") return undefined;
  const { parts } = owner.instance ?? owner;
  const part = parts.find((each) => "key" in each && each.key === of.name);
  if (!part || "spread" in part) return undefined;
  const isEnum = part.value.kind === "unknown" && part.value.asText !== undefined;
  return isEnum && of.of.kind === "name" ? of.of.name : part.type?.name;
}
