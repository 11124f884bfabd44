import type { Use } from "./changes.js";
import type { Givens } from "./evaluation.js";
import type {
  Binding,
  Call,
  Elsewhere,
  Expression,
  FunctionExpression,
  Member,
  Name,
  ObjectExpression,
  Scope,
} from "./program.js";
import { elsewhere, lookUp, topOf } from "./scopes.js";

/** What the parameters hold inside, beside what those outside hold; undefined with `...args`. */
export function bindArguments(
  { params }: FunctionExpression,
  args: Call["args"],
  use: Use,
  given: Givens,
): Givens | undefined {
  if (args.some((argument) => argument.isSpread)) return undefined;
  const inside = new Map(given);
  const positional = args.filter((argument) => argument.name === undefined);
  for (const [index, param] of params.entries()) {
    if (!param) continue;
    const named = args.find((argument) => argument.name === param.name);
    const value = (named ?? positional[index])?.value;
    inside.set(param, value && { value, use, given });
  }
  return inside;
}

/** How far a look goes: into the files that a file imports, or not. */
export type Reach = "file" | "project";

/** The function that a callee means: by its name, `this.name`, `Class.name`, `module.name`. */
export function functionOf(
  callee: Expression,
  reach: Reach = "project",
): FunctionExpression | undefined {
  const value = valueOf(callee, reach);
  return value?.kind === "function" ? value : undefined;
}

/** The expression that a name or a property was given, where there is just one. */
export function valueOf(expression: Expression, reach: Reach, depth = 0): Expression | undefined {
  if (depth > 20) return undefined;
  const inner = (of: Expression) => valueOf(of, reach, depth + 1);
  if (expression.kind === "name") {
    const found = reach === "project" ? elsewhere(expression) : undefined;
    if (found) return inner(found.value);
    const binding = lookUp(expression);
    const [assigned, another] = binding?.values ?? [];
    const isHeld = assigned && !another && binding!.reason === undefined;
    const held = isHeld ? inner(assigned.value) : undefined;
    const isMade = held?.kind === "object" && assigned?.value !== held;
    if (isMade || !binding?.type) return held;
    return instanceOf(inner(classNamed(binding.type))) ?? held;
  }
  if (expression.kind === "object" && expression.type)
    return instanceOf(inner(classNamed(expression.type))) ?? expression;
  if (expression.kind === "call") {
    if (expression.isNew) return instanceOf(inner(expression.callee));
    const made = inner(expression.callee);
    const [only, another] = made?.kind === "function" ? made.returns : [];
    return only && !another ? inner(only.value) : undefined;
  }
  if (expression.kind !== "member") return expression;
  const found = reach === "project" ? memberElsewhere(expression, depth) : undefined;
  if (found) return inner(found.value);
  const of = inner(expression.of);
  if (of?.kind !== "object") return undefined;
  const own = partsOf(of, expression.name);
  const given = own.length === 0 ? assignedTo(expression) : own;
  if (given.length > 0 || !of.base) return given.length === 1 ? inner(given[0]!) : undefined;
  const base = inner(of.base);
  const made = base?.kind === "object" ? (base.instance ?? base) : undefined;
  return made && valueOf({ ...expression, of: made }, reach, depth + 1);
}

function partsOf({ parts }: ObjectExpression, name: Member["name"]): Expression[] {
  return parts.flatMap((part) => ("spread" in part || part.key !== name ? [] : part.value));
}

/** The name of a class where no field that is called as its own class hides it: `Notifier Notifier`. */
function classNamed(type: Name): Name {
  for (let at: Scope | undefined = type.scope; at; at = at.parent) {
    const binding = at.bindings.get(type.name);
    if (binding && binding.type?.name !== type.name) return { ...type, scope: at };
  }
  return { ...type, scope: topOf(type.scope) };
}

function instanceOf(made: Expression | undefined): Expression | undefined {
  return made?.kind === "object" ? made.instance : undefined;
}

/** What `this.name = …` gives to a property that the class does not show. */
function assignedTo({ of, name }: Member): Expression[] {
  const binding = of.kind === "name" ? lookUp(of) : undefined;
  return (binding?.changes ?? []).flatMap(({ path, what }) =>
    what.kind === "set" && path.length === 1 && path[0] === name ? what.value : [],
  );
}

/** What another file has under the name of a property: `kinds.created` behind `import * as kinds`. */
export function memberElsewhere({ of, name }: Member, depth = 0): Elsewhere | undefined {
  if (typeof name !== "string") return undefined;
  const binding = moduleIn(of, depth);
  const module = binding?.origin?.module;
  return module === undefined ? undefined : topOf(binding!.scope).outside?.({ module, name });
}

/** The name of a whole module that an expression is. */
function moduleIn(expression: Expression, depth: number): Binding | undefined {
  if (depth > 20) return undefined;
  if (expression.kind === "member") {
    const found = memberElsewhere(expression, depth + 1);
    return found && moduleIn(found.value, depth + 1);
  }
  if (expression.kind !== "name") return undefined;
  const binding = lookUp(expression);
  if (!binding || binding.values.length > 1) return undefined;
  const [assigned] = binding.values;
  if (assigned) return binding.origin ? undefined : moduleIn(assigned.value, depth + 1);
  if (binding.origin?.name === "*") return binding;
  const found = binding.origin && elsewhere(expression);
  return found && moduleIn(found.value, depth + 1);
}
