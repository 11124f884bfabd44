import type { Use } from "./changes.js";
import type { Givens } from "./evaluation.js";
import type { Span } from "./literal.js";
import { functionCalled } from "./callee.js";
import { functionOf } from "./functions.js";
import { unknown } from "./lowering.js";
import type {
  Argument,
  Binding,
  Call,
  Expression,
  FunctionExpression,
  Member,
  PropertyPart,
} from "./program.js";
import { elsewhere, isWithin, lookUp } from "./scopes.js";

/**
 * The values of a function's parameters during a call, added to those of the parameters around the call. For a method
 * also the value of its object; for a function that another call returned, also the arguments of that call.
 */
export function bindArguments(
  called: FunctionExpression,
  { args, callee }: Pick<Call, "args" | "callee">,
  use: Use,
  given: Givens,
): Givens {
  const making = madeBy(callee);
  const maker = making && functionCalled(making);
  const around =
    maker && called !== maker && isWithin(called.scope, maker.scope)
      ? bindArguments(maker, making, { ...making, at: making.start }, given)
      : given;
  const inside = new Map(around);
  // An extension method may also be called as a method of its class.
  const isExtended =
    called.extends !== undefined && callee.kind === "member" && functionOf(callee) !== called;
  const all: readonly Argument[] = isExtended ? [{ value: callee.of }, ...args] : args;
  const positional = all.filter(({ name, spread }) => name === undefined && spread !== "names");
  const named = new Map<string, Argument>();
  for (const argument of args) if (argument.name !== undefined) named.set(argument.name, argument);
  const spreads = args.filter(({ spread }) => spread === "names");
  const { params, positionals = params.length } = called;
  for (const [index, param] of params.entries()) {
    if (!param) continue;
    const own = named.get(param.name) ?? named.get(param.alias ?? "");
    if (own) named.delete(own.name!);
    const value =
      own?.value ??
      (index < positionals ? positionalAt(positional, index) : undefined) ??
      spreadNamed(spreads, param.name);
    inside.set(param, value && { value, use, given });
  }
  bindRest(called, positional, [...named.values()], spreads, (param, value) =>
    inside.set(param, { value, use, given }),
  );
  const self = selfOf(called);
  if (self && callee.kind === "member") inside.set(self, { value: callee.of, use, given });
  return inside;
}

/**
 * The call that returned a function, as `notifier("taskCreated")` in `notifier("taskCreated")(user)`; the function
 * may be held by a name.
 */
function madeBy(callee: Expression, depth = 0): Call | undefined {
  if (callee.kind === "call") return callee;
  if (callee.kind !== "name" || depth > 4) return undefined;
  const found = elsewhere(callee);
  const { values = [], reason } = lookUp(callee) ?? {};
  const held = found?.value ?? (values.length === 1 && reason === undefined && values[0]!.value);
  return held ? madeBy(held, depth + 1) : undefined;
}

/**
 * The name by which a method calls its object; undefined for a constructor, which makes the object, and for a plain
 * function.
 */
export function selfOf({ scope }: FunctionExpression): Binding | undefined {
  const instance = scope.parent?.instance;
  const isMaker = instance?.makers.some((maker) => maker.scope === scope);
  return isMaker ? undefined : instance?.self;
}

/** The argument at a position; it may be an item of a list that is spread as the last argument. */
function positionalAt(args: readonly Argument[], index: number): Expression | undefined {
  const from = args.findIndex(({ spread }) => spread === "items");
  if (from < 0 || index < from) return args[index]?.value;
  const { value } = args[from]!;
  return from < args.length - 1
    ? unknown(value, "an argument behind a list of arguments")
    : partOf(value, String(index - from));
}

/** The value of a name in spread objects (`**params`); the last object with the name wins. */
function spreadNamed(spreads: readonly Argument[], name: string): Expression | undefined {
  return spreads.reduce<Expression | undefined>((otherwise, { value }) => {
    const of = partOf(value, name);
    return otherwise ? { ...spanOf(value), kind: "default", of, otherwise } : of;
  }, undefined);
}

function partOf(of: Expression, name: string): Member {
  const { start, end } = of;
  return { kind: "member", of, name, nameStart: start, start, end };
}

/** Binds the rest parameters to the arguments that no parameter takes: a list of items, and an object of names. */
function bindRest(
  { params, positionals = params.length, rest, start, end, scope }: FunctionExpression,
  positional: readonly Argument[],
  named: readonly Argument[],
  spreads: readonly Argument[],
  bind: (param: Binding, value: Expression) => void,
): void {
  if (rest?.items) {
    const left = positional.slice(positionals);
    const items = left.map(({ spread, value }) => ({ isSpread: spread !== undefined, value }));
    const isCut = positional.slice(0, positionals).some(({ spread }) => spread !== undefined);
    const [first, second] = left;
    const span = spanOf(first?.value ?? { start, end });
    const all: Expression = { ...span, kind: "list", items };
    const only = rest.mayBeWhole && !second ? first?.value : undefined;
    bind(rest.items, isCut ? unknown(span, "the rest of a list") : only ? wholeOr(only, all) : all);
  }
  if (rest?.names) {
    const parts = named.map(({ name = "", value }) => ({
      key: name,
      keyStart: value.start,
      keyEnd: value.start,
      value,
    }));
    const span = spanOf(named[0]?.value ?? spreads[0]?.value ?? { start, end });
    // The names of other parameters are not among the remaining ones of a spread object.
    const taken = params.flatMap((param): PropertyPart[] => {
      if (!param || spreads.length === 0) return [];
      const value: Expression = { ...span, kind: "constant", value: undefined };
      return [{ key: param.name, keyStart: span.start, keyEnd: span.start, value }];
    });
    const all = [...spreads.map(({ value }) => ({ spread: value })), ...taken, ...parts];
    bind(rest.names, { ...span, kind: "object", parts: all, scope, guards: undefined });
  }
}

/**
 * The value of a parameter that takes all remaining arguments, for a single argument. A list may be passed in place
 * of the arguments (C#'s `params`); unknown where the argument may be such a list.
 */
function wholeOr(only: Expression, all: Expression): Expression {
  if (only.kind === "list") return only;
  const isItem =
    only.kind === "object" || only.kind === "text" || (only.kind === "call" && only.isNew);
  return isItem ? all : unknown(only, "it may be a list");
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
