import { type Evaluation, type Inner, SETTING, unknownAt } from "./evaluation.js";
import type { Literal, Span } from "./literal.js";
import {
  and,
  conditionName,
  isDoubt,
  ITSELF,
  opposite,
  type Outcome,
  outcomeOf,
} from "./outcomes.js";
import { isTrue } from "./answers.js";
import type { Done } from "./changes.js";
import type { Guard } from "./guards.js";
import type { Choice, Expression, Fallback, Member, Option } from "./program.js";
import { lookUp } from "./scopes.js";
import { isMeant } from "./settings.js";

/** A place where the running program takes one of several options. */
export interface Decision extends Span {
  readonly name: string;
  readonly options: readonly DecisionOption[];
  /** An expression, and the value that it must have for each option. */
  readonly implies?: { readonly of: Expression; readonly values: readonly (Literal | undefined)[] };
  /**
   * Set where a place may have only some of the decision's options; a taken option that is missing leaves the place
   * open.
   */
  readonly isPart?: true;
}

export interface DecisionOption {
  readonly id: number;
  readonly value: Expression;
  /** Whether the program takes the option; of several certain options it takes the first. */
  readonly outcome: Outcome;
}

/** The value of the option that the program takes, or the evaluated way; unknown where both leave it open. */
export function decide(
  evaluation: Evaluation,
  decision: Decision,
  inner: Inner,
): Literal | undefined {
  const { name, options } = decision;
  const first = options.findIndex(({ outcome }) => outcome === true);
  const possible = options.filter(
    ({ outcome }, index) => outcome !== false && (first < 0 || index <= first),
  );
  const isSettled = possible.length === 1;
  const taken = isSettled ? possible[0] : takenOption(evaluation, decision, possible);
  if (!taken) return unknownAt(evaluation, decision, "a condition decides");
  const { value, outcome } = taken;
  if (isDoubt(outcome) && !evaluation.looked)
    for (const doubt of outcome) evaluation.doubts.add(doubt === ITSELF ? name : doubt);
  if (isSettled && !evaluation.way.taken.has(name)) return inner(value);
  evaluation.within.push(name);
  const literal = inner(value);
  evaluation.within.pop();
  return literal;
}

/**
 * The option that the way takes; undefined where the way leaves the decision open, or takes an option that is ruled
 * out here.
 */
function takenOption(
  evaluation: Evaluation,
  { name, implies, isPart }: Decision,
  options: readonly DecisionOption[],
): DecisionOption | undefined {
  const { way, open, within, looked } = evaluation;
  const taken = way.taken.get(name)?.option;
  if (taken === undefined) {
    const of = implies && conditionName(evaluation, implies.of);
    const implied = of === undefined ? undefined : { of, values: implies!.values };
    const isOpen = !looked && !way.isVague && !way.doubted.has(name) && options.length > 0;
    const ids = [...(open.get(name)?.options ?? []), ...options.map(({ id }) => id)];
    if (isOpen)
      open.set(name, {
        options: [...new Set(ids)],
        within: [...within],
        ...(implied && { implied }),
      });
    return undefined;
  }
  looked?.add(name);
  const option = options.find(({ id }) => id === taken);
  if (!option && !isPart) evaluation.isImpossible = true;
  return option;
}

/**
 * Runs `done` where all guards hold, given from outside to inside. Undefined, with the decision left open for further
 * ways, where nobody can tell whether they hold.
 */
export function doneWhere(
  evaluation: Evaluation,
  guards: readonly Guard[],
  at: (guard: Guard) => Inner,
  done: () => Literal | undefined,
): Done | undefined {
  const { way, within, looked } = evaluation;
  const before = within.length;
  const leave = <Value>(value: Value): Value => {
    within.length = before;
    return value;
  };
  for (const guard of guards) {
    const isOpposite = guard.test.kind === "not";
    const test = guard.test.kind === "not" ? guard.test.of : guard.test;
    const name =
      conditionName(evaluation, test) ??
      inRound(evaluation, `test at ${test.start} to ${test.end}`);
    const outcome = outcomeOf(evaluation, test, at(guard));
    const taken = way.taken.get(name);
    if (taken && isDoubt(outcome)) for (const doubt of outcome) evaluation.doubts.add(doubt);
    if (!taken && isDoubt(outcome)) {
      if (!looked && !way.isVague && !way.doubted.has(name))
        evaluation.open.set(name, { options: [0, 1], within: [...within] });
      return leave(undefined);
    }
    const holds = isDoubt(outcome) ? taken!.option === 0 : outcome;
    if (holds === (guard.holds === isOpposite)) return leave(taken ? "left out" : "nothing");
    if (taken) within.push(name);
  }
  return leave({ value: done() });
}

/** The name of a decision for the current item of each list around it: every item decides separately. */
export function inRound({ rounds }: Evaluation, name: string): string {
  return rounds.length === 0 ? name : `${rounds.join()} ${name}`;
}

/** The value of the first option whose test holds. */
export function choose(evaluation: Evaluation, choice: Choice, inner: Inner): Literal | undefined {
  return decide(evaluation, decisionOf(evaluation, choice, inner), inner);
}

function decisionOf(evaluation: Evaluation, choice: Choice, inner: Inner): Decision {
  const { start, end, options } = choice;
  const [first, second, third] = options;
  // A condition has the same name at every place.
  const isCondition = first?.test && second && !second.test && !third;
  const condition = isCondition ? conditionName(evaluation, first.test!) : undefined;
  const name = condition ?? inRound(evaluation, `choice at ${start}`);
  let rest: Outcome = true;
  const outcomeFor = ({ test, value }: Option): Outcome => {
    if (!test) return isThrown(value) ? false : rest;
    const own = outcomeOf(evaluation, test, inner);
    const outcome = and(rest, () => own);
    rest = and(rest, () => opposite(own));
    return isThrown(value) ? false : outcome;
  };
  const all = options.map((option, id) => ({
    id,
    value: option.value,
    outcome: outcomeFor(option),
  }));
  return { start, end, name, options: all };
}

/** Whether an option throws in place of giving a value. */
export function isThrown(option: Expression): boolean {
  return option.kind === "unknown" && option.isThrown === true;
}

/** Nobody can tell whether the option is taken, and the answer depends on no other decision. */
const OPEN: Outcome = new Set<string>();

/** The value of a fallback: the first value, or the second where the first counts as absent. */
export function fallBack(
  evaluation: Evaluation,
  expression: Fallback,
  inner: Inner,
): Literal | undefined {
  const { start, end, of, otherwise, isFalsy } = expression;
  const value = inner(of);
  const throws = isThrown(otherwise);
  const { isEmptyFalse } = evaluation.programAt(start).dialect;
  const isNothing = !value || value.kind === "null";
  const isThere = isFalsy ? isTrue(value, isEmptyFalse) : isNothing ? false : isPresent(value);
  if (isThere || (isThere === undefined && throws)) return value;
  if (isThere === false && throws) evaluation.isImpossible = true;
  if (isThere === false) return inner(otherwise);
  if (value?.kind === "unknown" && value.isSetting)
    return behindSetting(evaluation, expression, inner(otherwise));
  // The result of a call may never be absent.
  if (!isGiven(of)) return unknownAt(evaluation, expression, "what it gives is known when it runs");
  const absent: Literal = isFalsy
    ? { kind: "string", start, end, text: "", isPlain: false }
    : { kind: "null", start, end };
  const condition = conditionName(evaluation, of);
  const decision: Decision = {
    start,
    end,
    name: condition !== undefined && isFalsy ? condition : inRound(evaluation, `else at ${start}`),
    options: [of, otherwise].map((option, id) => ({ id, value: option, outcome: OPEN })),
    implies: { of, values: [undefined, absent] },
  };
  return opened(decide(evaluation, decision, inner));
}

/** The value that a program sends where a setting is absent, if that value is meant to be sent; else unknown. */
export function behindSetting(
  evaluation: Evaluation,
  span: Span,
  literal: Literal | undefined,
): Literal {
  const name = `${SETTING}${span.start}`;
  // In a test, the setting may be present, and the test may rule out its absence.
  evaluation.looked?.add(name);
  const isHidden = evaluation.looked !== undefined || evaluation.way.doubted.has(name);
  if (!literal || !isMeant(literal) || isHidden)
    return { ...unknownAt(evaluation, span, "a setting decides"), isSetting: true };
  evaluation.shown.add(name);
  return literal.kind === "string" ? { ...literal, isSetting: true } : literal;
}

/** A second value of a fallback, open because the first value may never be absent. */
function opened(literal: Literal | undefined): Literal | undefined {
  const isContainer = literal?.kind === "object" || literal?.kind === "list";
  return isContainer ? { ...literal, isOpen: true } : literal;
}

function isPresent({ kind }: Literal): true | undefined {
  return kind === "unknown" ? undefined : true;
}

/** Whether an expression is a parameter, or a part of one. */
function isGiven(expression: Expression): boolean {
  let root = expression;
  while (root.kind === "member") root = root.of;
  const binding = root.kind === "name" ? lookUp(root) : undefined;
  if (binding?.values.length === 1) {
    const [{ value } = { value: root }] = binding.values;
    return value.kind === "default" || (value.kind === "member" && isGiven(value));
  }
  return binding?.reason !== undefined && binding.scope.kind === "function";
}

/** Properties of an object that is read by an unknown key; each is a way of its own. */
export const TABLE = 20;

/** The property of an object, or the item of a list, under an unknown key: a decision among those that there are. */
export function valueUnderUnknownKey(
  evaluation: Evaluation,
  { name: key, start, end, ...member }: Member,
  names: readonly string[],
  inner: Inner,
): Literal | undefined {
  const options = names.map((name, id): DecisionOption => {
    const value: Member = { ...member, name, start, end };
    return { id, value, outcome: OPEN };
  });
  const values = names.map((text): Literal => ({
    kind: "string",
    start,
    end,
    text,
    isPlain: false,
  }));
  const name = inRound(evaluation, `key at ${start}`);
  const isAsked = typeof key !== "string" && key.kind !== "unknown";
  const implies = isAsked ? { of: key, values } : undefined;
  return decide(evaluation, { start, end, name, options, ...(implies && { implies }) }, inner);
}
