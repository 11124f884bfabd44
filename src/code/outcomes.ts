import type { Evaluation, Inner } from "./evaluation.js";
import type { Guard } from "./guards.js";
import type { Literal } from "./literal.js";
import { isTemplate } from "../json/template.js";
import { isTrue } from "./answers.js";
import { type Asked, askedValue } from "./asked.js";
import { functionCalled } from "./callee.js";
import type { Binding, Expression } from "./program.js";
import { written } from "./written.js";
import { functionAround, lookUp } from "./scopes.js";

/** The result of a test; where nobody can tell, the decisions on which it depends. */
export type Outcome = boolean | Doubt;

/** Decisions that a test of unknown outcome may rule out on this way. */
export type Doubt = ReadonlySet<string>;

/**
 * The name, in a doubt, of the test's own decision: a test that calls an unread function with a known argument may
 * give the same answer always.
 */
export const ITSELF = "itself";

export function isDoubt(outcome: Outcome): outcome is Doubt {
  return typeof outcome !== "boolean";
}

/** The outcome of `left && right`; `right` is only asked where it counts. */
export function and(left: Outcome, right: () => Outcome): Outcome {
  if (left === false) return false;
  const other = right();
  if (left === true || other === false) return other;
  return other === true ? left : new Set([...left, ...other]);
}

export function opposite(outcome: Outcome): Outcome {
  return isDoubt(outcome) ? outcome : !outcome;
}

/** Whether a value counts as true in a test. `inner` evaluates at the place of the test. */
export function outcomeOf(
  evaluation: Evaluation,
  test: Expression,
  inner: Inner,
  depth = 0,
): Outcome {
  // Nobody nests tests so deep: the rest of the budget is given up.
  if (depth > DEEPEST_TEST) evaluation.steps = -1;
  if (evaluation.steps < 0) return new Set<string>();
  const part = (of: Expression) => outcomeOf(evaluation, of, inner, depth + 1);
  if (test.kind === "not") return opposite(part(test.of));
  if (test.kind === "both") return and(part(test.of), () => part(test.also));
  if (test.kind === "fallback" && test.isFalsy)
    return opposite(and(opposite(part(test.of)), () => opposite(part(test.otherwise))));
  const around = evaluation.looked;
  const looked = new Set<string>();
  evaluation.looked = looked;
  const { isEmptyFalse } = evaluation.programAt(test.start).dialect;
  const value = inner(test);
  const holds = isTrue(value, isEmptyFalse);
  const depends = value?.kind === "unknown" ? value.depends : undefined;
  if (holds === undefined && !depends) evaluateParts(evaluation, test, inner, 0);
  evaluation.looked = around;
  for (const decision of depends ?? looked) around?.add(decision);
  const name = conditionName(evaluation, test);
  const taken = name === undefined ? undefined : evaluation.way.taken.get(name);
  if (!taken) return holds ?? depends ?? looked;
  if (holds !== undefined && holds !== (taken.option === 0)) evaluation.isImpossible = true;
  // The option that the way takes may contradict the decisions on which the test depends.
  if (holds === undefined) for (const doubt of depends ?? looked) evaluation.doubts.add(doubt);
  return taken.option === 0;
}

/**
 * Whether all guards hold, except those from `known` outwards. `at` gives the evaluation at a guard's place; `told`
 * caches outcomes of guards that several places share.
 */
export function guardsHold(
  evaluation: Evaluation,
  guards: Guard | undefined,
  known: Guard | undefined,
  at: (guard: Guard) => Inner,
  told = new Map<Guard, Outcome>(),
): Outcome {
  const asked: Guard[] = [];
  let guard = guards;
  for (; guard && guard !== known && !told.has(guard); guard = guard.outer) asked.push(guard);
  const before = guard !== known && guard ? told.get(guard) : undefined;
  let outcome = before ?? true;
  for (const each of asked.reverse()) {
    const { test, holds } = each;
    outcome = and(outcome, () => {
      const own = outcomeOf(evaluation, test, at(each));
      return holds ? own : opposite(own);
    });
    told.set(each, outcome);
  }
  return outcome;
}

/** Evaluates all parts of a test, so that every decision on which it depends is recorded. */
function evaluateParts(
  evaluation: Evaluation,
  expression: Expression,
  inner: Inner,
  depth: number,
  asked?: Asked,
): void {
  if (depth > DEEPEST || evaluation.steps < 0) return;
  const more = (of: Expression, as = asked) => evaluateParts(evaluation, of, inner, depth + 1, as);
  switch (expression.kind) {
    case "name": {
      const value = askedValue(evaluation, inner(expression), asked);
      const binding = lookUp(expression);
      if (asked && isKnown(value) && isParameter(binding)) evaluation.looked?.add(ITSELF);
      if (value?.kind !== "unknown") return;
      for (const assigned of binding?.values ?? []) more(assigned.value);
      return;
    }
    case "member":
      askedValue(evaluation, inner(expression), asked);
      // A member may be computed from its owner: `new URL(link).host`.
      more(expression.of, "receiver");
      if (typeof expression.name !== "string") more(expression.name, "argument");
      return;
    case "call":
      askedValue(evaluation, inner(expression), asked);
      if (expression.callee.kind === "member") more(expression.callee.of, "receiver");
      // The arguments of a send are not asked about.
      for (const { value } of expression.args)
        more(value, expression.role === "sends" ? undefined : "argument");
      for (const { value } of functionCalled(expression)?.returns ?? []) more(value);
      return;
    case "returns":
      // A call that may not return asks about its arguments only where its name says that it checks.
      if (expression.isCheck) more(expression.of);
      else inner(expression.of);
      return;
    case "unknown":
      for (const of of expression.of ?? []) more(of, "argument");
      return;
    case "check":
      more(expression.of, "receiver");
      if (expression.what) more(expression.what, "argument");
      return;
    case "length":
    case "cut":
      more(expression.of, "receiver");
      return;
    case "compare":
      more(expression.left);
      more(expression.right);
      return;
    case "join":
      for (const part of expression.parts) if (typeof part !== "string") more(part);
      return;
    case "choice":
      for (const { test, value } of expression.options) {
        if (test) more(test);
        more(value);
      }
      return;
    case "object":
      for (const part of expression.parts) more("spread" in part ? part.spread : part.value);
      return;
    case "list":
      for (const { value } of expression.items) more(value);
      return;
    case "function":
      for (const { value } of expression.returns) more(value);
      return;
    default:
      if ("of" in expression) more(expression.of);
      if (expression.kind === "both") more(expression.also);
      if (expression.kind === "default" || expression.kind === "fallback")
        more(expression.otherwise);
  }
}

function isKnown(literal: Literal | undefined): boolean {
  if (literal?.kind === "string") return !isTemplate(literal.text);
  return literal?.kind === "number" || literal?.kind === "boolean";
}

function isParameter(binding: Binding | undefined): boolean {
  return binding?.reason !== undefined && binding.scope.kind === "function";
}

const DEEPEST = 8;

/** Levels of nested tests that are evaluated. */
const DEEPEST_TEST = 100;

/**
 * The name of a condition as a decision: the same words in the same function mean the same condition, unless they
 * contain a call. Undefined where the words are not plain.
 */
export function conditionName(
  evaluation: Pick<Evaluation, "programAt" | "rounds">,
  test: Expression,
): string | undefined {
  if (test.end - test.start > 200 || !isWritten(test)) return undefined;
  const words = written(evaluation.programAt, test);
  if (!/^[\w.!?\s='"-]{1,200}$/.test(words)) return undefined;
  const around = functionAroundAny(test);
  const name = `${around ?? 0} ${words}`;
  return evaluation.rounds.length === 0 ? name : `${evaluation.rounds.join()} ${name}`;
}

/** Whether a test is written in the program: the comparison of a `case` is not. */
function isWritten(test: Expression): boolean {
  if (test.kind !== "compare") return true;
  const { left, right, start } = test;
  return left.start !== right.start && Math.min(left.start, right.start) === start;
}

/**
 * The offset of the function around the first name of a condition; undefined where the condition has no name or is
 * outside of functions.
 */
function functionAroundAny(test: Expression): number | undefined {
  let at: Expression | undefined = test;
  while (at && at.kind !== "name") {
    if (at.kind === "compare") at = at.left;
    else if ("of" in at && at.of && !Array.isArray(at.of)) at = at.of as Expression;
    else return undefined;
  }
  return at && functionAround(at.scope)?.start;
}
