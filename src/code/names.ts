import { type LastAssigned, lastAssigned } from "./assigned.js";
import { afterChanges, mayChange, type Evaluator, type Use } from "./changes.js";
import { decide, doneWhere, inRound } from "./conditions.js";
import {
  argumentName,
  type Evaluation,
  type Givens,
  type Inner,
  NOTHING,
  unknownAt,
} from "./evaluation.js";
import { memberMeant, memberOfSelf } from "./functions.js";
import { type Guard, placeOf } from "./guards.js";
import type { Literal } from "./literal.js";
import { and, guardsHold, opposite, type Outcome } from "./outcomes.js";
import type { Assigned, Binding, Name } from "./program.js";
import { elsewhere, functionAround, isWithin, lookUp } from "./scopes.js";
import type { Expression } from "./program.js";

/** A place at which expressions are evaluated, with the values of parameters there. */
export interface Standpoint {
  readonly evaluation: Evaluation;
  readonly use: Use;
  readonly given: Givens;
  readonly value: (of: Expression, use: Use, given: Givens) => Literal | undefined;
}

/** The value of a name at a place. */
export function valueOfName(standpoint: Standpoint, expression: Name): Literal | undefined {
  const { evaluation, use, given, value: valueAt } = standpoint;
  const ofBase = memberMeant(expression);
  if (ofBase) return valueAt(ofBase, use, given);
  const found = elsewhere(expression);
  if (found) return valueAt(found.value, found.use, NOTHING);
  const binding = lookUp(expression);
  if (!binding)
    return unknownAt(evaluation, expression, `"${expression.name}" is not declared in the file`);
  if (binding.field) return valueAt(memberOfSelf(expression, binding.field), use, given);
  // A name of an inner block is evaluated at the end of that block, if the use is outside of it.
  const at = isWithin(use.scope, binding.scope)
    ? use
    : { at: binding.scope.end, scope: binding.scope };
  const isGiven = given.has(binding);
  const count = binding.values.length + (isGiven || binding.reason !== undefined ? 1 : 0);
  evaluation.steps -= binding.values.length;
  const last = count > 1 ? lastAssigned(binding, at.assigned ?? at) : undefined;
  if (count > 1 && !last)
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned more than once`);
  const here = { ...standpoint, use: at };
  const { value, since } = last?.[0]
    ? lastValue(here, expression, binding, withArgument(last, binding, expression, isGiven))
    : { value: assignedValue(here, binding, last ? [] : binding.values, expression), since: 0 };
  if (!value || !mayChange(value)) return value;
  const changes = binding.changes.filter((change) => change.at >= since);
  return afterChanges({ ...binding, changes }, value, at, evaluatorIn(here));
}

/** Evaluates the changes of a name or of an object at a standpoint. */
export function evaluatorIn({ evaluation, use, given, value }: Standpoint): Evaluator {
  return {
    value: (of, place) => value(of, { ...use, assigned: place }, given),
    valueThen: (of, { at, scope, guards }) => value(of, { at, scope, guards }, given),
    where: (guards, done) => doneWhere(evaluation, guards, lookingAt(value, given), done),
    unknown: (span, reason) => unknownAt(evaluation, span, reason),
    spend(steps) {
      evaluation.steps -= steps;
      return evaluation.steps >= 0;
    },
  };
}

/** Gives the function that evaluates an expression at the place of a guard. */
export function lookingAt(value: Standpoint["value"], given: Givens): (guard: Guard) => Inner {
  return (guard) => (of) => value(of, placeOf(guard), given);
}

/**
 * The value of a name with several assignments, and the offset of its assignment. A literal assigned at first is a
 * placeholder where branches assign others: it counts only where no branch was taken.
 */
function lastValue(
  standpoint: Standpoint,
  expression: Name,
  binding: Binding,
  last: readonly LastAssigned[],
): { value: Literal | undefined; since: number } {
  const { evaluation, use, given, value } = standpoint;
  const { start, end } = expression;
  const { scope } = binding;
  const known = functionAround(scope)?.function?.guards;
  const at = lookingAt(value, given);
  const told = new Map<Guard, Outcome>();
  let rest: Outcome = true;
  const options = [...last].reverse().map((assigned) => {
    const own = guardsHold(evaluation, assigned.guards, known, at, told);
    const outcome = and(rest, () => own);
    rest = and(rest, () => opposite(own));
    // All assignments of a branch share an option; a value before the branches is an option of its own.
    const id = assigned.isCertain ? -assigned.at : assigned.scope.start;
    return { id, value: assigned.value, outcome };
  });
  const [first] = last;
  const isReplaced =
    first!.isCertain &&
    options.slice(0, -1).some(({ outcome }) => outcome !== false) &&
    (isPlaceholder(first!.value) || coverAll(last.slice(1), first!.guards));
  if (isReplaced) options.pop();
  options.reverse();
  let since = 0;
  const around = functionAround(scope)?.start ?? 0;
  const name = inRound(evaluation, `assigned in ${around}`);
  const held = decide(evaluation, { start, end, name, options, isPart: true }, (of) => {
    const assigned = last.find((each) => each.value === of)!;
    since = assigned.at;
    if (of === expression) return assignedValue(standpoint, binding, [], expression);
    return value(of, { ...use, assigned }, given);
  });
  return { value: held, since };
}

/** The caller's argument precedes the values that branches assign. */
function withArgument(
  last: readonly LastAssigned[],
  { reason, scope }: Binding,
  value: Name,
  isGiven: boolean,
): readonly LastAssigned[] {
  if (last[0]!.isCertain || (!isGiven && reason === undefined)) return last;
  return [{ value, at: scope.start, scope, guards: undefined, isCertain: true }, ...last];
}

function isPlaceholder({ kind }: Expression): boolean {
  return kind === "text" || kind === "constant" || kind === "object" || kind === "list";
}

/** Tests whose combinations of answers are all tried. */
const MOST_TESTS = 8;

/** Whether some value is assigned for every combination of the tests' answers. */
function coverAll(all: readonly LastAssigned[], known: Guard | undefined): boolean {
  const tests: Expression[] = [];
  const needed: ReadonlyMap<number, boolean>[] = [];
  for (const { guards } of all) {
    const answers = new Map<number, boolean>();
    for (let guard = guards; guard && guard !== known; guard = guard.outer) {
      if (!tests.includes(guard.test)) tests.push(guard.test);
      if (tests.length > MOST_TESTS) return true;
      answers.set(tests.indexOf(guard.test), guard.holds);
    }
    needed.push(answers);
  }
  for (let answers = 0; answers < 2 ** tests.length; answers += 1) {
    const isTaken = (wanted: ReadonlyMap<number, boolean>) =>
      [...wanted].every(([test, holds]) => Boolean(answers & (1 << test)) === holds);
    if (!needed.some(isTaken)) return false;
  }
  return true;
}

/** The assigned value of a name, before changes of its contents. */
function assignedValue(
  { evaluation, use, given, value }: Standpoint,
  binding: Binding,
  values: readonly Assigned[],
  expression: Name,
): Literal | undefined {
  const { reason } = binding;
  if (given.has(binding)) {
    const argument = given.get(binding);
    const held =
      !argument || "literal" in argument
        ? argument?.literal
        : "isBegun" in argument
          ? unknownAt(evaluation, expression, "it is being made")
          : remembered(evaluation, argument, () =>
              value(argument.value, argument.use, argument.given),
            );
    return evaluation.fromCallers.has(binding)
      ? withoutDoubted(evaluation, binding, held, expression)
      : held;
  }
  const [assigned] = values;
  if (!assigned) {
    const item = binding.item && value(binding.item, use, given);
    if (item && (item.kind !== "unknown" || item.items)) return item;
    if (reason !== undefined && !evaluation.looked) evaluation.asked.add(binding);
    return unknownAt(evaluation, expression, reason ?? `"${binding.name}" has no value here`);
  }
  const isSame = functionAround(assigned.scope) === functionAround(use.scope);
  if (isSame && assigned.at > use.at)
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned later`);
  const isStraight = assigned.scope === binding.scope || isWithin(use.scope, assigned.scope);
  if (!isStraight && functionAround(assigned.scope) !== functionAround(binding.scope)) {
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned in another function`);
  }
  if (!isStraight)
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned under a condition`);
  return value(assigned.value, { ...use, assigned }, given);
}

/**
 * The value of an argument in a test, which is the same each time that the test's function asks for it. Other uses of
 * the argument record more than the decisions on which it depends, and evaluate it anew.
 */
function remembered(
  evaluation: Evaluation,
  argument: object,
  look: () => Literal | undefined,
): Literal | undefined {
  const { looked, rounds, known } = evaluation;
  if (!looked || rounds.length > 0) return look();
  const before = known.get(argument);
  if (before) {
    for (const decision of before.looked) looked.add(decision);
    return before.value;
  }
  const inside = new Set<string>();
  evaluation.looked = inside;
  const value = look();
  evaluation.looked = looked;
  if (evaluation.steps >= 0) known.set(argument, { value, looked: inside });
  for (const decision of inside) looked.add(decision);
  return value;
}

/** The caller's argument without the parts that a test of unknown outcome may rule out. */
export function withoutDoubted(
  { way, looked, programAt }: Evaluation,
  binding: Binding,
  held: Literal | undefined,
  expression: Name,
): Literal | undefined {
  const whole = argumentName(binding);
  looked?.add(whole);
  const unknown = (part: Literal | undefined) =>
    unknownAt({ programAt }, part ?? expression, "a test that is not followed may rule it out");
  if (way.isVague) return unknown(held);
  let left = held;
  for (const doubted of way.doubted) {
    if (doubted !== whole && !doubted.startsWith(`${whole}\n`)) continue;
    const [, ...path] = doubted.split("\n");
    left = hidden(left, path, unknown);
  }
  return left;
}

function hidden(
  literal: Literal | undefined,
  [head, ...rest]: readonly string[],
  unknown: (part: Literal | undefined) => Literal,
): Literal | undefined {
  if (head === undefined) return unknown(literal);
  if (literal?.kind !== "object") return literal;
  const old = literal.properties.get(head);
  if (!old) return { ...literal, isOpen: true };
  const value = hidden(old.value, rest, unknown) ?? old.value;
  return { ...literal, properties: new Map(literal.properties).set(head, { ...old, value }) };
}
