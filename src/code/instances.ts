import { bindArguments } from "./arguments.js";
import { ANY, type Change } from "./change.js";
import { afterChanges } from "./changes.js";
import { concerning } from "./concerning.js";
import type { Givens } from "./evaluation.js";
import { classOf, isOfBase, makerOf } from "./functions.js";
import type { FieldNames, Literal, ObjectLiteral } from "./literal.js";
import { unknown } from "./lowering.js";
import { evaluatorIn, type Standpoint, withoutDoubted } from "./names.js";
import type { Call, Instance, Name, ObjectExpression, Part, Place } from "./program.js";
import { functionAround, isWithin } from "./scopes.js";

/** The class and the arguments after `new`. */
type Making = Pick<Call, "args" | "callee">;

/**
 * The object that a class makes for a call, after its constructor has run; undefined where the constructor is not
 * known.
 */
export function construct(
  standpoint: Standpoint,
  instance: Instance,
  call: Making,
): ObjectLiteral | undefined {
  const { use, given } = standpoint;
  const { makers, base, self, scope } = instance;
  const maker = makers.length > 0 ? makerOf(instance, call.args) : undefined;
  if (!maker && makers.length > 0) return undefined;
  const inside = new Map(maker ? bindArguments(maker, call, use, given) : given);
  inside.set(self, { isBegun: true });
  const at = maker ? endOf(maker) : endOf({ ...scope, scope });
  const making = { ...standpoint, use: at, given: inside };
  const fields = fieldsOf(making, instance, instance.parts);
  const inherited = base && classOf(base);
  // A class without a constructor passes all arguments to its base.
  const begun =
    inherited &&
    (maker
      ? construct(making, inherited, maker.baseCall ?? { ...call, args: [] })
      : construct(standpoint, inherited, call));
  const changes = changesOf(instance).filter(({ scope: changed }) =>
    makers.every((other) => other === maker || !isWithin(changed, other.scope)),
  );
  const whole = base ? withBaseFields(begun, fields) : fields;
  const done = afterChanges({ ...self, changes }, whole, at, evaluatorIn(making));
  return done.kind === "object" ? { ...done, ...namesOf(instance, begun) } : undefined;
}

/**
 * The object of a constructor call before its initializer sets properties: `new Body { … }`. Undefined without a
 * constructor call.
 */
export function begunBy(
  standpoint: Standpoint,
  { making, start, end }: ObjectExpression,
): ObjectLiteral | undefined {
  if (!making) return undefined;
  const instance = classOf(making.callee);
  const made = instance && construct(standpoint, instance, making);
  // A library's class has only the properties that the program sets.
  return made || (!instance && making.args.length === 0)
    ? made
    : { kind: "object", start, end, properties: new Map(), isOpen: true };
}

/**
 * The object of the class around: the object on which the method was called, where that is known. With `wanted`,
 * other fields may be missing.
 */
export function valueOfSelf(
  standpoint: Standpoint,
  expression: Name,
  instance: Instance,
  wanted?: string,
): Literal {
  const { evaluation, use, given, value } = standpoint;
  const { self } = instance;
  const argument = given.get(self);
  const held =
    argument && "use" in argument ? value(argument.value, argument.use, argument.given) : undefined;
  const receiver = evaluation.fromCallers.has(self)
    ? withoutDoubted(evaluation, self, held, expression)
    : held;
  if (receiver?.kind !== "object") return selfForMethods(standpoint, instance, wanted);
  const around = functionAround(use.scope);
  const changes = changesOf(instance).filter(({ scope }) => functionAround(scope) === around);
  return afterChanges({ ...self, changes }, receiver, use, evaluatorIn(standpoint));
}

/**
 * The object as its methods know it, whatever the caller. Other code may set fields or add some, except while a
 * constructor runs.
 */
function selfForMethods(
  standpoint: Standpoint,
  instance: Instance,
  wanted: string | undefined,
): Literal {
  const { evaluation, given, use } = standpoint;
  const { makers, base, self, overridden } = instance;
  const isOpen = (part: Part) => isSetElsewhere(part) || isOneOf(overridden, part);
  const isBegun = "isBegun" in (given.get(self) ?? {});
  const parts = wanted === undefined ? instance.parts : concerning(instance.parts, wanted, keyOf);
  // The method's callers may know the values of open fields.
  if (!isBegun && parts.some(isOpen) && !evaluation.looked) evaluation.asked.add(self);
  const fields = fieldsOf(
    standpoint,
    instance,
    isBegun ? parts : parts.map((part) => (isOpen(part) ? unknownPart(part) : part)),
  );
  const inherited = base && classOf(base);
  const baseCall = makers.length === 1 ? makers[0]!.baseCall : undefined;
  const passed = inherited && baseCall ? passedOn(inherited, baseCall, given) : given;
  const begun = inherited && selfForMethods({ ...standpoint, given: passed }, inherited, wanted);
  const whole = base
    ? withBaseFields(begun?.kind === "object" ? begun : undefined, fields)
    : fields;
  const changes = changesOf(instance, wanted);
  const object = { ...whole, isOpen: whole.isOpen || !isBegun };
  return afterChanges({ ...self, changes }, object, use, evaluatorIn(standpoint));
}

/** The name of a part; undefined for a computed key, which names no field. */
function keyOf(part: Part): string | undefined {
  if ("spread" in part) return ANY;
  return typeof part.key === "string" ? part.key : undefined;
}

/**
 * The changes of a class's object, including changes by bare names that name fields of the base; with `wanted`, those
 * that may concern that field.
 */
function changesOf(instance: Instance, wanted?: string): Change[] {
  const { changes } = instance.self;
  const likely =
    wanted === undefined ? changes : concerning(changes, wanted, ({ path: [head = ANY] }) => head);
  return likely.filter(({ isBare, path: [head = ""] }) => !isBare || isOfBase(instance, head));
}

/** The arguments that a constructor passes to its base class. */
function passedOn(base: Instance, call: Call, given: Givens): Givens {
  const maker = makerOf(base, call.args);
  const { start, scope, guards } = call;
  return maker ? bindArguments(maker, call, { at: start, scope, guards }, given) : given;
}

/** A field as a method knows it without knowing the constructor call: unknown where other code sets it. */
function unknownPart(part: Part): Part {
  if ("spread" in part) return part;
  const why = part.isShared ? "it can be set elsewhere" : "it is set elsewhere";
  return { ...part, value: unknown({ start: part.keyStart, end: part.keyEnd }, why) };
}

/** Whether code outside of the class sets a field, or gives the field its first value. */
function isSetElsewhere(part: Part): boolean {
  if ("spread" in part) return false;
  const { value, isShared } = part;
  return isShared === true || (value.kind === "constant" && value.value === undefined);
}

function isOneOf(keys: ReadonlySet<string>, part: Part): boolean {
  return "key" in part && typeof part.key === "string" && keys.has(part.key);
}

function fieldsOf(
  { use, given, value }: Standpoint,
  { start, end, scope, guards }: Instance,
  parts: readonly Part[],
): ObjectLiteral {
  const fields = value({ kind: "object", start, end, parts, scope, guards }, use, given);
  return fields?.kind === "object"
    ? fields
    : { kind: "object", start, end, properties: new Map(), isOpen: true };
}

/** The fields of a class on top of its base's; open where the base is not followed. */
function withBaseFields(base: ObjectLiteral | undefined, own: ObjectLiteral): ObjectLiteral {
  if (!base) return { ...own, isOpen: true };
  const properties = new Map([...base.properties, ...own.properties]);
  return { ...own, properties, isOpen: base.isOpen || own.isOpen };
}

function namesOf(
  { names }: Instance,
  base: ObjectLiteral | undefined,
): { readonly names?: FieldNames } {
  const json = new Map([...(base?.names?.json ?? []), ...names.json]);
  const alias = new Map([...(base?.names?.alias ?? []), ...names.alias]);
  return json.size > 0 || alias.size > 0 ? { names: { json, alias } } : {};
}

function endOf({ end, scope }: Pick<Call, "end" | "scope">): Place {
  return { at: end, scope, guards: undefined };
}
