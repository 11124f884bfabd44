import { jsonName } from "./names.js";
import type { PythonWalk } from "./python.js";
import type { Span } from "../literal.js";
import { unknown } from "../lowering.js";
import { keysOf } from "../overridden.js";
import type {
  Binding,
  Call,
  Expression,
  FunctionExpression,
  Instance,
  Part,
  Scope,
} from "../program.js";
import { lookUp } from "../scopes.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** A class whose body is read. */
export interface PythonClass {
  /** The static members. */
  readonly parts: Part[];
  /** Set for a class whose annotated fields are the parameters of its constructor. */
  readonly fields?: { readonly maker: FunctionExpression; readonly isDict: boolean };
}

/** Decorators and base classes by which annotated fields become parameters of the constructor. */
const DATA = /(?:^|\.)(?:dataclass|dataclasses\.dataclass|define|frozen|mutable|attrs|attr\.s)$/;
const DATA_BASE = /^(?:BaseModel|SQLModel|NamedTuple|TypedDict|Struct)$/;

/** Base classes whose objects are dicts, with keys as written. */
const DICT_BASE = /^TypedDict$/;

/** Base classes that give no fields. */
const BARE_BASE =
  /^(?:object|ABC|Protocol|Generic|BaseModel|SQLModel|NamedTuple|TypedDict|Struct|str|int)$/;

const ENUM_BASE = /^(?:Enum|StrEnum|IntEnum|Flag|IntFlag|TextChoices|IntegerChoices)$/;

/** Reads `class Activity(Base):`; `body` reads the rest from the colon on. */
export function parseClass(
  walk: PythonWalk,
  decorators: readonly string[],
  parent: Scope,
  body: (scope: Scope) => void,
): void {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const { word, ...span } = take(cursor);
  const scope = lowering.scope({ start, end: start }, "block", parent);
  const bases = parseBases(walk, parent);
  const names = bases.map(nameOf);
  const whole = { start, end: start + 5 };
  // Other code may set members that the class does not declare.
  const parts: Part[] = [{ spread: unknown(whole, "a class") }];
  const type = { kind: "object", ...whole, parts, scope, guards: undefined } as const;
  const isEnum = names.some((name) => ENUM_BASE.test(name));
  const base = bases.find((_, index) => !BARE_BASE.test(names[index]!));
  const instance = lowering.instance(whole, scope, "self", isEnum ? undefined : base);
  const value: Expression = isEnum ? type : { ...type, instance };
  lowering.give(lowering.declare(scope, "cls"), value, start, scope);
  const inherited = base && fieldsOf(walk, base);
  const isData =
    inherited !== undefined ||
    decorators.some((decorator) => DATA.test(decorator)) ||
    names.some((name) => DATA_BASE.test(name));
  const isDict = inherited?.isDict ?? names.some((name) => DICT_BASE.test(name));
  const maker = isData && !isEnum ? makeMaker(walk, whole, instance, inherited?.maker) : undefined;
  walk.classes.set(scope, { parts, ...(maker && { fields: { maker, isDict } }) });
  body(scope);
  // Classes in any file may derive from an abstract class.
  if (names.includes("ABC")) for (const key of keysOf(instance.parts)) instance.overridden.add(key);
  if (maker) spellAliases(instance, parts);
  define(walk, parent, word, word, value, span);
}

function nameOf(base: Expression): string {
  if (base.kind === "name") return base.name;
  if (base.kind !== "member") return "";
  return typeof base.name === "string" ? base.name : nameOf(base.of);
}

/** The classes between the parentheses, without the options beside them. */
function parseBases(walk: PythonWalk, scope: Scope): Expression[] {
  const { cursor } = walk;
  const bases: Expression[] = [];
  if (!takeIf(cursor, "(")) return bases;
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const before = cursor.at;
    const isOption = peek(cursor).kind === "name" && isNext(cursor, "=", 1);
    if (isOption) {
      take(cursor);
      take(cursor);
    }
    const value = walk.expression(walk, scope);
    if (!isOption) bases.push(value);
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ")");
  return bases;
}

/** The fields of a class that was read before; undefined for any other expression. */
function fieldsOf({ classes }: PythonWalk, base: Expression): PythonClass["fields"] {
  const binding = base.kind === "name" ? lookUp(base) : undefined;
  const [assigned] = binding?.values ?? [];
  return assigned?.value.kind === "object" ? classes.get(assigned.value.scope)?.fields : undefined;
}

/** Makes a constructor with the parameters of the base class, to which each field adds its own. */
function makeMaker(
  { lowering }: PythonWalk,
  span: Span,
  instance: Instance,
  inherited: FunctionExpression | undefined,
): FunctionExpression {
  const scope = lowering.scope(span, "function", instance.scope, true);
  const made = lowering.function(span, scope, []);
  instance.makers.push(made);
  const params = (inherited?.params ?? []).flatMap((param) => param ?? []);
  for (const { name, alias } of params) addParameter(made, lowering.declare, name, alias);
  if (instance.base && inherited) {
    const args = params.map(({ name }) => ({
      name,
      value: { kind: "name", ...span, name, scope } as const,
    }));
    const guards = undefined;
    made.baseCall = {
      kind: "call",
      ...span,
      callee: instance.base,
      args,
      isNew: true,
      scope,
      guards,
    };
  }
  return made;
}

function addParameter(
  made: FunctionExpression,
  declare: PythonWalk["lowering"]["declare"],
  name: string,
  alias: string | undefined,
): void {
  const binding = declare(made.scope, name, `"${name}" is a parameter`, alias ? { alias } : {});
  const params = made.params as Binding[];
  if (!params.includes(binding)) params.push(binding);
}

/** Adds an annotated field of a class: `activity_type: str = "taskCreated"`. */
export function addField(
  walk: PythonWalk,
  { fields }: PythonClass,
  name: Span,
  value: Expression | undefined,
  scope: Scope,
): void {
  const { instance } = scope;
  if (!fields || !instance) return;
  const { start, end } = name;
  const word = walk.written(start, end);
  const { otherwise, alias, isParameter } = declared(value);
  const key = fields.isDict ? word : jsonName(word);
  if (key !== word) instance.names.json.set(key, word);
  if (alias !== undefined) instance.names.alias.set(key, alias);
  if (isParameter) addParameter(fields.maker, walk.lowering.declare, word, alias);
  const of: Expression = { kind: "name", start, end, name: word, scope: fields.maker.scope };
  const held: Expression = !isParameter
    ? (otherwise ?? unknown(name, "it is set elsewhere"))
    : otherwise
      ? { kind: "default", start, end, of, otherwise }
      : of;
  instance.parts.push({ key, keyStart: start, keyEnd: end, value: held });
}

interface Declared {
  readonly otherwise: Expression | undefined;
  readonly alias: string | undefined;
  readonly isParameter: boolean;
}

/** The default and alias of a field, from `field(…)` or `Field(…)`, or from a plain default. */
function declared(value: Expression | undefined): Declared {
  if (value?.kind !== "call" || !/^(?:field|Field|attrib|ib)$/.test(nameOf(value.callee)))
    return { otherwise: value, alias: undefined, isParameter: true };
  const named = (name: string) => value.args.find((argument) => argument.name === name)?.value;
  const factory = named("default_factory") ?? named("factory");
  const alias = named("serialization_alias") ?? named("alias");
  const first = value.args.find(({ name }) => name === undefined)?.value;
  const init = named("init");
  return {
    otherwise: named("default") ?? (factory && calledOf(factory, value)) ?? first,
    alias: alias?.kind === "text" ? alias.value : undefined,
    isParameter: init?.kind !== "constant" || init.value !== false,
  };
}

function calledOf(factory: Expression, { start, end, scope, guards }: Call): Expression {
  if (factory.kind === "name" && factory.name === "list")
    return { kind: "list", start, end, items: [] };
  if (factory.kind === "name" && factory.name === "dict")
    return { kind: "object", start, end, parts: [], scope, guards };
  return { kind: "call", start, end, callee: factory, args: [], isNew: false, scope, guards };
}

/**
 * Gives all fields camel-case aliases where the class asks for them: `model_config =
 * ConfigDict(alias_generator=to_camel)`.
 */
function spellAliases(instance: Instance, parts: readonly Part[]): void {
  const isCamel = parts.some((part) => "key" in part && asksForCamel(part.value));
  if (!isCamel) return;
  for (const part of instance.parts) {
    if (!("key" in part) || typeof part.key !== "string") continue;
    if (!instance.names.alias.has(part.key)) instance.names.alias.set(part.key, part.key);
  }
  for (const maker of instance.makers) {
    for (const param of maker.params) {
      const binding: { alias?: string } | undefined = param;
      if (param && binding) binding.alias ??= jsonName(param.name);
    }
  }
}

function asksForCamel(value: Expression): boolean {
  const given =
    value.kind === "call"
      ? value.args.find(({ name }) => name === "alias_generator")?.value
      : value;
  if (value.kind === "object")
    return value.parts.some(
      (part) => "key" in part && part.key === "aliasGenerator" && asksForCamel(part.value),
    );
  return given !== undefined && /^to_?(?:lower_?)?camel$/i.test(nameOf(given));
}

/** Defines a name: a member in the body of a class, else a variable. */
export function define(
  walk: PythonWalk,
  scope: Scope,
  word: string,
  key: string,
  value: Expression,
  { start, end }: Span,
): void {
  const { instance } = scope;
  const own = walk.classes.get(scope);
  if (!own || !instance) {
    walk.lowering.give(walk.lowering.declare(scope, word), value, start, scope);
    return;
  }
  if (word === "__init__" && value.kind === "function") {
    instance.makers.splice(0, instance.makers.length, value);
    return;
  }
  const part = { key, keyStart: start, keyEnd: end, value };
  own.parts.push(part);
  instance.parts.push(part);
  // `asdict` and `vars` give fields alone.
  if (value.kind !== "function") instance.names.json.set(key, undefined);
}
