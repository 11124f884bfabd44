import { bindArguments } from "./arguments.js";
import { decide, inRound } from "./conditions.js";
import { itemsOf } from "./containers.js";
import { type Givens, unknownAt } from "./evaluation.js";
import { functionCalled } from "./callee.js";
import { classOf } from "./functions.js";
import type { Guard } from "./guards.js";
import { construct } from "./instances.js";
import type { Literal, Span } from "./literal.js";
import { keyOf } from "./members.js";
import { lookingAt, type Standpoint } from "./names.js";
import { unreadAt } from "./settings.js";
import { and, guardsHold, opposite, type Outcome } from "./outcomes.js";
import type { Each } from "./items.js";
import type { Call, FunctionExpression, Member } from "./program.js";

/** The value of a call: the result of a function whose code is read, or the object that a class makes. */
export function valueOfCall(standpoint: Standpoint, call: Call): Literal | undefined {
  const { evaluation, use, given, value } = standpoint;
  const instance = classOf(call.callee);
  if (instance) {
    const { start, end } = call;
    const made = construct(standpoint, instance, call);
    // Two objects of a class have different places: their calls.
    return made
      ? { ...made, start, end }
      : unknownAt(evaluation, call, "a constructor that is not followed");
  }
  const named = underKey(standpoint, call);
  const called = functionCalled(named);
  if (!called || called.returns.length === 0) {
    if (call.applied && functionCalled(call.applied)) return valueOfCall(standpoint, call.applied);
    const entry = entryOf(standpoint, call);
    return entry
      ? value(entry, use, given)
      : unreadAt(evaluation, call, "a call that is not followed");
  }
  return returned(standpoint, called, bindArguments(called, named, use, given), call);
}

/** `TABLE[kind](item)` as a call of the function that the table has under the key, where the key is known. */
function underKey({ use, given, value }: Standpoint, call: Call): Call {
  const { callee } = call;
  if (callee.kind !== "member" || typeof callee.name === "string") return call;
  const name = keyOf(callee, (of) => value(of, use, given));
  return typeof name === "string" ? { ...call, callee: { ...callee, name } } : call;
}

/** The entry of a Map that a call reads: `KINDS.get(kind)`. Undefined for any other call. */
function entryOf({ use, given, value }: Standpoint, call: Call): Member | undefined {
  const { callee, args, start, end } = call;
  const [key, more] = args;
  if (callee.kind !== "member" || callee.name !== "get" || !key || more || key.spread)
    return undefined;
  const of = value(callee.of, use, given);
  if (of?.kind !== "unknown" || !of.entries) return undefined;
  const { nameStart } = callee;
  return { kind: "member", of: callee.of, name: key.value, isEntry: true, nameStart, start, end };
}

/** The result of a function, placed at `span`. */
function returned(
  { evaluation, value }: Standpoint,
  called: FunctionExpression,
  inside: Givens,
  { start, end }: Span,
): Literal | undefined {
  const told = new Map<Guard, Outcome>();
  const options = called.returns.map((each, id) => ({
    id,
    value: each.value,
    outcome: guardsHold(evaluation, each.guards, called.guards, lookingAt(value, inside), told),
  }));
  const name = inRound(evaluation, `returns to ${start}`);
  const given = decide(evaluation, { start, end, name, options }, (of) =>
    value(
      of,
      called.returns.find((each) => each.value === of)!,
      inside,
    ),
  );
  // Two results of a function have different places: their calls.
  return given?.kind === "object" || given?.kind === "list" ? { ...given, start, end } : given;
}

/**
 * Whether a call returns: a function whose code is read returns where none of its `throw` statements is reached.
 * Undefined where the function's code is not read.
 */
export function callReturns(
  { evaluation, use, given, value }: Standpoint,
  call: Call,
): Outcome | undefined {
  const called = functionCalled(call);
  if (!called) return undefined;
  const inside = bindArguments(called, call, use, given);
  const told = new Map<Guard, Outcome>();
  let outcome: Outcome = true;
  for (const { guards } of called.throws)
    outcome = and(outcome, () =>
      opposite(guardsHold(evaluation, guards, called.guards, lookingAt(value, inside), told)),
    );
  return outcome;
}

/** A list with each item replaced by a function's result for it. */
export function valueOfEach(standpoint: Standpoint, { of, to, form, start, end }: Each): Literal {
  const { evaluation, use, given, value } = standpoint;
  const span = { start, end };
  const all = value(of, use, given);
  const among =
    all?.kind === "object" && form ? itemsOf(evaluation, { ...span, as: form }, all) : all;
  if (among?.kind !== "list" || among.isOpen)
    return unknownAt(evaluation, span, "its items are known when it runs");
  const [param] = to.params;
  const made = among.items.map((literal, index): Literal => {
    evaluation.rounds.push(index);
    const inside: Givens = param ? new Map([...given, [param, { literal }]]) : given;
    const item = returned(standpoint, to, inside, literal);
    evaluation.rounds.pop();
    return item ?? { kind: "null", start: literal.start, end: literal.end };
  });
  return { ...among, items: made };
}
