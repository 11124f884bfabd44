import type { Span } from "./literal.js";
import type {
  Argument,
  Binding,
  Elsewhere,
  Expression,
  Field,
  FunctionExpression,
  Instance,
  Member,
  Name,
  ObjectExpression,
  PropertyPart,
  Scope,
} from "./program.js";
import { elsewhere, heirAround, lookUp, topOf } from "./scopes.js";

/** The reach of a search: the file alone, or the files that it imports too. */
export type Reach = "file" | "project";

/**
 * The function that a callee names: `name`, `this.name`, `Class.name`, `module.name`. Undefined where its code is not
 * read.
 */
export function functionOf(
  callee: Expression,
  reach: Reach = "project",
): FunctionExpression | undefined {
  const value = valueOf(callee, reach);
  return value?.kind === "function" ? value : undefined;
}

/** The class that an expression names; undefined for any other value. */
export function classOf(expression: Expression, reach: Reach = "project"): Instance | undefined {
  return instanceOf(valueOf(classNamed(expression), reach));
}

/**
 * The constructor of a class for these arguments; a class without a constructor uses its base's. Undefined where none
 * or several fit.
 */
export function makerOf(
  { makers, base }: Instance,
  args: readonly Argument[],
  reach: Reach = "project",
  depth = 0,
): FunctionExpression | undefined {
  if (makers.length === 0 && base && depth < 20) {
    const baseClass = classOf(base, reach);
    return baseClass && makerOf(baseClass, args, reach, depth + 1);
  }
  const fitting =
    makers.length < 2
      ? makers
      : makers.filter(({ params }) => {
          const least = params.filter((param) => param && !isOptional(param)).length;
          return args.length >= least && args.length <= params.length;
        });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/**
 * Whether a parameter has a default: its binding is then hidden, and the program's name holds the argument or the
 * default.
 */
function isOptional(param: Binding): boolean {
  return param.scope.bindings.get(param.name) !== param;
}

/**
 * The expression that was assigned to a name or a property, followed through further names; undefined where there is
 * none, or several.
 */
export function valueOf(expression: Expression, reach: Reach, depth = 0): Expression | undefined {
  if (depth > 20) return undefined;
  const inner = (of: Expression) => valueOf(of, reach, depth + 1);
  if (expression.kind === "name") {
    const ofBase = memberMeant(expression, reach);
    if (ofBase) return inner(ofBase);
    const found = reach === "project" ? elsewhere(expression) : undefined;
    if (found) return inner(found.value);
    const binding = lookUp(expression);
    if (!binding || isOverridden(binding.scope.instance, expression.name)) return undefined;
    const given = binding.field ? memberOfSelf(expression, binding.field) : onlyValue(binding);
    const held = given && inner(given);
    const isMade = held?.kind === "object" && given !== held;
    if (isMade || !binding.type) return held;
    return instanceOf(inner(classNamed(binding.type))) ?? held;
  }
  if (expression.kind === "object" && expression.making)
    return instanceOf(inner(classNamed(expression.making.callee))) ?? expression;
  if (expression.kind === "call") {
    const called = inner(classNamed(expression.callee));
    if (expression.isNew || called?.kind !== "function") return instanceOf(called);
    const [only, another] = called.returns;
    return only && !another ? inner(only.value) : undefined;
  }
  if (expression.kind !== "member") return expression;
  const found = reach === "project" ? memberElsewhere(expression, depth) : undefined;
  if (found) return inner(found.value);
  const self = expression.of.kind === "name" ? lookUp(expression.of)?.instance : undefined;
  if (typeof expression.name === "string" && self?.overridden.has(expression.name))
    return undefined;
  const of = inner(expression.of);
  if (of?.kind !== "object") return undefined;
  const own = partsOf(of, expression.name);
  const set = own.filter(({ value }) => value.kind !== "constant" || value.value !== undefined);
  const given = set.length > 0 ? set.map(({ value }) => value) : assignedTo(expression);
  const held = given.length === 1 ? inner(given[0]!) : undefined;
  const type = own.length === 1 && held?.kind !== "object" ? own[0]!.type : undefined;
  if (type) return instanceOf(inner(classNamed(type))) ?? held;
  if (given.length > 0 || own.length > 0 || !of.base) return held;
  const base = inner(of.base);
  const made = base?.kind === "object" ? (base.instance ?? base) : undefined;
  return made && valueOf({ ...expression, of: made }, reach, depth + 1);
}

/** Whether a derived class may replace the member that a bare name means, in languages whose methods use bare names. */
function isOverridden(instance: Instance | undefined, name: string): boolean {
  return instance?.keyOf !== undefined && instance.overridden.has(instance.keyOf(name));
}

function onlyValue({ values, reason }: Binding): Expression | undefined {
  return values.length === 1 && reason === undefined ? values[0]!.value : undefined;
}

/**
 * The member that a bare name means: of the own object, where the base class has such a field, or of a class whose
 * static members the file calls by bare names. Undefined for any other name.
 */
export function memberMeant(name: Name, reach: Reach = "project"): Member | undefined {
  const heir = heirAround(name);
  const key = heir?.keyOf?.(name.name);
  if (heir && key !== undefined && isOfBase(heir, key, reach))
    return memberOfSelf(name, { self: heir.self, key });
  const { statics = [] } = topOf(name.scope);
  const isClass = statics.some((each) => each.name === name.name);
  return isClass || lookUp(name) ? undefined : staticMember(name, statics, reach);
}

/** The member of the only one of these classes that has it; undefined where none or several do. */
function staticMember(
  { name, start, end }: Name,
  classes: readonly Name[],
  reach: Reach,
): Member | undefined {
  const [only, another] = classes.flatMap((of): Member | [] => {
    const held = valueOf(classNamed(of), reach);
    if (held?.kind !== "object") return [];
    const key = held.instance?.keyOf?.(name) ?? name;
    return partsOf(held, key).length > 0
      ? { kind: "member", of, name: key, nameStart: start, start, end }
      : [];
  });
  return another ? undefined : only;
}

/** Whether a class has a member from its base. */
export function isOfBase(
  { base }: Instance,
  key: string,
  reach: Reach = "project",
  depth = 0,
): boolean {
  const above = base && depth < 20 ? classOf(base, reach) : undefined;
  if (!above) return false;
  return partsOf(above, key).length > 0 || isOfBase(above, key, reach, depth + 1);
}

/** The member of the own object that the bare name of a field means. */
export function memberOfSelf({ start, end }: Span, { self, key }: Field): Member {
  const of: Name = { kind: "name", start, end, name: self.name, scope: self.scope };
  return { kind: "member", of, name: key, nameStart: start, start, end };
}

function partsOf({ parts }: ObjectExpression, name: Member["name"]): PropertyPart[] {
  return parts.flatMap((part) => ("spread" in part || part.key !== name ? [] : part));
}

/** The name of a class, looked up where no field of the same name hides it: `Notifier Notifier`. */
export function classNamed<Kind extends Expression>(type: Kind): Kind | Name {
  if (type.kind !== "name") return type;
  for (let at: Scope | undefined = type.scope; at; at = at.parent) {
    const binding = at.bindings.get(type.name);
    if (binding && binding.type?.name !== type.name) return { ...type, scope: at };
  }
  return { ...type, scope: topOf(type.scope) };
}

function instanceOf(type: Expression | undefined): Instance | undefined {
  return type?.kind === "object" ? type.instance : undefined;
}

/** The values that `this.name = …` assigns to a property that the class does not declare. */
function assignedTo({ of, name }: Member): Expression[] {
  const binding = of.kind === "name" ? lookUp(of) : undefined;
  return (binding?.changes ?? []).flatMap(({ path, what }) =>
    what.kind === "set" && path.length === 1 && path[0] === name ? what.value : [],
  );
}

/**
 * The expression of another file that a property of a module names: `kinds.created` after `import * as kinds`.
 * Undefined where the owner is no module.
 */
export function memberElsewhere({ of, name }: Member, depth = 0): Elsewhere | undefined {
  if (typeof name !== "string") return undefined;
  const binding = moduleIn(of, depth);
  const module = binding?.origin?.module;
  return module === undefined ? undefined : topOf(binding!.scope).outside?.({ module, name });
}

/** The binding of the module that an expression names as a whole; undefined for any other expression. */
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
