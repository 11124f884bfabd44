import type * as Babel from "@babel/types";
import type { Node, Walk } from "./nodes.js";
import { methodTest, patternTest } from "../methods.js";
import { methods } from "./tests.js";
import { lowerGraphCall } from "./teams-sdk.js";
import { type ItemForm, passItems } from "../items.js";
import type { Span } from "../literal.js";
import { withDefault } from "../settings.js";
import { joined, unknown } from "../lowering.js";
import { copied, mergeInto } from "../merge.js";
import { partial } from "../partial.js";
import type {
  Argument,
  Call,
  Expression,
  Instance,
  ObjectExpression,
  Part,
  Scope,
} from "../program.js";
import { functionScope } from "../scopes.js";

/** Methods of a list that call a function with each of its items. */
const EACH = /^(?:map|forEach|flatMap|filter|find|findLast|some|every)$/;

const SAME = /^(?:Object\.(?:freeze|seal)|Promise\.resolve)$/;

type CallNode = (Babel.CallExpression | Babel.OptionalCallExpression | Babel.NewExpression) & Span;

export function lowerCall(walk: Walk, node: CallNode, scope: Scope): Expression {
  const { start, end } = node;
  const callee = walk.expression(walk, node.callee as Node, scope);
  const args = node.arguments.map((argument): Argument => {
    const isSpread = argument.type === "SpreadElement";
    const value = walk.expression(walk, (isSpread ? argument.argument : argument) as Node, scope);
    return isSpread ? { spread: "items", value } : { value };
  });
  const first = args[0]?.spread ? undefined : args[0]?.value;
  const base = node.callee.type === "Super" ? instanceAround(scope)?.base : undefined;
  if (base) {
    const call = walk.lowering.call(node, base, args, scope, true);
    const maker = functionScope(scope).function;
    if (maker) maker.baseCall = call;
    return call;
  }
  const isNew = node.type === "NewExpression";
  const words = callee.end - callee.start < 40 ? walk.written(callee.start, callee.end) : "";
  if (first && args.length === 1 && (SAME.test(words) || (isNew && words === "URL"))) return first;
  const entries = isNew && words === "Map" && entriesOf(node, first, scope);
  if (entries) return { ...unknown(node, "a Map"), entries };
  if (words === "Object.fromEntries" && first) {
    const made = entriesOf(node, first, scope);
    if (made) return made;
  }
  if (first && words === "structuredClone") return copied(node, first);
  const [, as] = /^Object\.(keys|values|entries)$/.exec(words) ?? [];
  if (first && as !== undefined)
    return { kind: "items", start, end, of: first, as: as as ItemForm };
  if (first?.kind === "function" && callee.kind === "member" && EACH.test(String(callee.name)))
    passItems(first, callee.of);
  if (first?.kind === "function" && callee.kind === "member" && callee.name === "reduce")
    passItems(first, callee.of, 1);
  if (first?.kind === "function" && callee.kind === "member" && callee.name === "map")
    return { kind: "each", start, end, of: callee.of, to: first };
  if (first && words === "JSON.stringify") return { kind: "json", start, end, of: first };
  if (first && words === "encodeURIComponent") return { kind: "encoded", start, end, of: first };
  if (first && words === "String") return joined(node, [first], true);
  const test = lowerTestCall(walk, node, callee, args) ?? lowerCut(node, callee, args);
  if (test) return test;
  const assigned = words === "Object.assign" && lowerObjectAssign(walk, node, args, scope);
  if (assigned) return assigned;
  if (first?.kind === "text" && (words === "require" || words === "import"))
    return walk.lowering.module(scope, node, first.value);
  if (callee.kind === "member" && callee.name === "toString" && args.length === 0)
    return joined(node, [callee.of], true);
  const sent = lowerGraphCall(walk, node, callee, args, scope);
  if (sent) return sent;
  const bound = lowerBind(walk, node, callee, args, scope);
  if (bound) return bound;
  const call = walk.lowering.call(node, callee, args, scope, isNew);
  const applied = isNew ? undefined : lowerApplied(walk, node, callee, args, scope);
  if (applied) call.applied = applied;
  if (callee.kind === "member" && typeof callee.name === "string") {
    if (/^(?:push|add)$/.test(callee.name) && args.every((argument) => !argument.spread)) {
      const items = args.map(({ value }) => value);
      walk.lowering.change(callee.of, start, scope, { kind: "append", items });
    } else if (MUTATING.has(callee.name))
      walk.lowering.change(callee.of, start, scope, { kind: "lost" });
  }
  return withDefault(walk.lowering.dialect, call);
}

/** `notify.call(this, kind)`, `notify.apply(this, [kind])`; undefined for any other call. */
function lowerApplied(
  { lowering, written }: Walk,
  node: CallNode,
  callee: Expression,
  [self, ...args]: readonly Argument[],
  scope: Scope,
): Call | undefined {
  if (callee.kind !== "member" || !/^(?:call|apply)$/.test(String(callee.name))) return undefined;
  const { of } = callee;
  const words = ({ start, end }: Span) => written(start, Math.min(end, start + 100));
  const isSame = of.kind === "member" && self && words(of.of) === words(self.value);
  if (!self || self.spread || (of.kind !== "name" && !isSame)) return undefined;
  if (callee.name === "call") return lowering.call(node, of, args, scope);
  const [list, more] = args;
  return list && !more && !list.spread
    ? lowering.call(node, of, [{ spread: "items", value: list.value }], scope)
    : undefined;
}

/** `title.slice(0, 50)`; undefined for any other call. */
function lowerCut(
  { start, end }: Span,
  callee: Expression,
  args: readonly Argument[],
): Expression | undefined {
  if (callee.kind !== "member" || !/^(?:slice|substring|substr)$/.test(String(callee.name)))
    return undefined;
  const [from, most, more] = args.map(({ value }) => value);
  const isBeginning = from?.kind === "constant" && from.value === 0;
  return isBeginning && most && !more
    ? { kind: "cut", start, end, of: callee.of, most }
    : undefined;
}

/** The object of a list of keys with their values, as `Map` and `Object.fromEntries` take it. */
function entriesOf(
  { start, end }: Span,
  from: Expression | undefined,
  scope: Scope,
): ObjectExpression | undefined {
  const parts = from?.kind === "items" && from.as === "entries" ? [{ spread: from.of }] : undefined;
  if (!parts && from?.kind !== "list") return undefined;
  const listed = from?.kind === "list" ? from.items : [];
  const own = listed.map(({ isSpread, value }): Part => {
    const [key, of, more] = value.kind === "list" ? value.items : [];
    if (isSpread || !key || !of || more || key.isSpread || of.isSpread)
      return { spread: unknown(value, "an entry that is not known") };
    const { start: keyStart, end: keyEnd } = key.value;
    return { key: key.value, keyStart, keyEnd, value: of.value };
  });
  return { kind: "object", start, end, parts: parts ?? own, scope, guards: undefined };
}

/** `notify.bind(null, "taskCreated")`; a call with only the object gives the function itself. */
function lowerBind(
  { lowering }: Walk,
  { start, end }: Span,
  callee: Expression,
  args: readonly Argument[],
  scope: Scope,
): Expression | undefined {
  if (callee.kind !== "member" || callee.name !== "bind") return undefined;
  if (args.some(({ spread }) => spread !== undefined)) return undefined;
  const [self, ...more] = args;
  if (self && more.length === 0) return callee.of;
  return self && partial(lowering, { start, end }, callee.of, more, scope);
}

/** `Object.assign({}, body, { iconId })` makes an object, `Object.assign(body, { iconId })` changes the first. */
function lowerObjectAssign(
  { lowering }: Walk,
  node: CallNode,
  args: readonly Argument[],
  scope: Scope,
): Expression | undefined {
  if (args.some((argument) => argument.spread)) return undefined;
  const [target, ...sources] = args.map(({ value }) => value);
  if (!target) return undefined;
  if (target.kind !== "object")
    for (const source of sources) {
      const parts = source.kind === "object" ? source.parts : [{ spread: source }];
      mergeInto(lowering, target, parts, node.start, scope);
    }
  return lowering.object(
    node,
    args.map(({ value }) => ({ spread: value })),
    scope,
  );
}

/** The test that a call makes of its arguments or its object; undefined for any other call. */
function lowerTestCall(
  walk: Walk,
  node: CallNode,
  callee: Expression,
  args: readonly Argument[],
): Expression | undefined {
  if (args.some((argument) => argument.spread)) return undefined;
  const { start, end } = node;
  const values = args.map(({ value }) => value);
  const [first, second] = values;
  const words = callee.end - callee.start < 40 ? walk.written(callee.start, callee.end) : "";
  if (node.type === "NewExpression")
    return words === "Set" && first?.kind === "list" ? first : undefined;
  if (first && words === "Boolean")
    return { kind: "not", start, end, of: { kind: "not", start, end, of: first } };
  if (first && second && words === "Object.hasOwn")
    return { kind: "check", start, end, question: "contains", of: first, what: second };
  const [argument] = node.arguments;
  if (
    first &&
    argument?.type === "RegExpLiteral" &&
    callee.kind === "member" &&
    callee.name === "match"
  )
    return lowerPattern(node, argument, callee.of);
  const { type, object } = node.callee as Babel.MemberExpression;
  const isPattern = type === "MemberExpression" && object.type === "RegExpLiteral";
  if (first && isPattern && callee.kind === "member" && callee.name === "test")
    return lowerPattern(node, object, first);
  return methodTest(methods, node, callee, values);
}

function lowerPattern(
  node: CallNode,
  { pattern, flags }: Babel.RegExpLiteral,
  of: Expression,
): Expression | undefined {
  return flags.includes("m") ? undefined : patternTest(node, pattern, of, flags.includes("i"));
}

/** The class around; undefined outside of classes. */
function instanceAround(scope: Scope): Instance | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) if (at.instance) return at.instance;
  return undefined;
}

const MUTATING = new Set([
  "push",
  "unshift",
  "splice",
  "pop",
  "shift",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
]);
