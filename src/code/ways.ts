import { evaluate } from "./evaluate.js";
import { WHOLE, writtenAt } from "./asked.js";
import { type Evaluation, type Givens, SETTING, type Taken, type Way } from "./evaluation.js";
import { type Guard, placeOf } from "./guards.js";
import type { Literal } from "./literal.js";
import { and, guardsHold, isDoubt, type Outcome } from "./outcomes.js";
import type { Binding, Expression, Place } from "./program.js";
import type { ProgramAt } from "./written.js";
import type { Seen } from "./sightings.js";

/** Evaluates a place of the program on one way; undefined where the place sends no notification. */
export type Look = (value: (of: Expression) => Literal | undefined) => Seen | undefined;

/** A place that is evaluated, the calls that lead there, and the budget. */
export interface Outlook {
  readonly programAt: ProgramAt;
  /** The place itself, and the calls that lead there; guards of the calls guard the place too. */
  readonly places: readonly [Place, ...Place[]];
  readonly given: Givens;
  /** Parameters to which these calls give a value. */
  readonly fromCallers: ReadonlySet<Binding>;
  /** Remaining steps; evaluation counts them down. */
  steps: number;
  /** Receives the objects that became part of a value. */
  readonly used: Set<Expression>;
  /** Set where no request was seen because steps were missing. */
  isUnfinished?: boolean;
}

/** Steps for one way. */
const STEPS = 20_000;

/** Ways that are evaluated from a place, and further ways for doubted decisions. */
const WAYS = 32;
const DOUBTED_WAYS = 4 * WAYS;

interface Step {
  readonly way: Way;
  /** The request as it was seen before the last decision was taken. */
  readonly before?: Seen;
}

/** The way on which no decision is taken yet. */
const UNDECIDED: Way = { taken: new Map(), doubted: new Set(), isVague: false };

/**
 * The requests on each way that the conditions allow, taking one decision at a time, because the values of two
 * decisions may never occur together. A way that a guard rules out is dropped; a way that a guard of unknown outcome
 * may rule out leaves the decisions on which that guard depends open.
 */
export function alongWays(outlook: Outlook, look: Look): { seen: Seen[]; asked: Set<Binding> } {
  const steps: Step[] = [{ way: UNDECIDED }];
  const found = new Set<Seen>();
  const asked = new Set<Binding>();
  for (let index = 0; index < steps.length; index += 1) {
    const { way, before } = steps[index]!;
    const evaluation = newEvaluation(outlook, way, asked);
    const { seen, outcome } = evaluateWay(evaluation, outlook, look);
    if (!seen && index === 0) {
      outlook.isUnfinished = evaluation.steps < 0;
      break;
    }
    if (!seen || outcome === false || evaluation.isImpossible) continue;
    const vague = weakened(evaluation, outcome);
    if (vague) {
      // The request seen before the decision counts, unless a guard may rule that out too.
      if (before && !isDoubt(outcome)) found.add(before);
      if (steps.length < DOUBTED_WAYS) steps.push({ way: vague });
      continue;
    }
    if (!decideMore(evaluation, steps, seen)) found.add(seen);
  }
  return { seen: [...found], asked };
}

function newEvaluation(outlook: Outlook, way: Way, asked: Set<Binding>): Evaluation {
  const { programAt, fromCallers } = outlook;
  return {
    programAt,
    steps: Math.min(STEPS, outlook.steps),
    way,
    open: new Map(),
    within: [],
    rounds: [],
    used: new Set(),
    asked,
    fromCallers,
    looked: undefined,
    known: new Map(),
    shown: new Set(),
    met: new Set(),
    doubts: new Set(),
    isImpossible: false,
  };
}

function evaluateWay(
  evaluation: Evaluation,
  outlook: Outlook,
  look: Look,
): { seen: Seen | undefined; outcome: Outcome } {
  const { places, given } = outlook;
  const { steps } = evaluation;
  const seen = look((of) => evaluate(evaluation, of, places[0], given));
  let outcome: Outcome = true;
  if (seen && !evaluation.way.isVague) {
    const at = (guard: Guard) => (of: Expression) =>
      evaluate(evaluation, of, placeOf(guard), given);
    const told = new Map<Guard, Outcome>();
    for (const { guards } of places)
      outcome = and(outcome, () => guardsHold(evaluation, guards, undefined, at, told));
  }
  outlook.steps -= steps - Math.max(0, evaluation.steps);
  if (seen) for (const object of evaluation.used) outlook.used.add(object);
  return { seen, outcome };
}

/** The way with its doubted decisions left open; undefined where no decision is doubted. */
function weakened(evaluation: Evaluation, outcome: Outcome): Way | undefined {
  const { way, doubts, steps } = evaluation;
  if (way.isVague) return undefined;
  // Guards that were not evaluated may rule out anything.
  if (steps < 0) return { taken: new Map(), doubted: new Set(), isVague: true };
  const guarded = isDoubt(outcome) ? [...outcome].filter((name) => !name.startsWith(WHOLE)) : [];
  const all = [...doubts, ...guarded];
  const added = all.filter((name) => !way.doubted.has(name) && isHeld(evaluation, name));
  if (added.length === 0) return undefined;
  const doubted = new Set([...way.doubted, ...added]);
  const taken = new Map([...way.taken].filter(([name]) => !doubted.has(name)));
  return { taken, doubted, isVague: false };
}

/** Whether the seen request contains the value or setting of a doubt. */
function isHeld({ shown, met }: Evaluation, doubt: string): boolean {
  if (doubt.startsWith(SETTING)) return shown.has(doubt);
  const at = writtenAt(doubt);
  return at === undefined || met.has(at);
}

/** Adds a way for each option of each open decision; false where no decision is open. */
function decideMore({ way, open }: Evaluation, steps: Step[], seen: Seen): boolean {
  let goesOn = false;
  for (const [name, { options, within, implied }] of open) {
    if (within.length < way.taken.size || steps.length + options.length > WAYS) continue;
    goesOn = true;
    for (const option of options) {
      const value = implied?.values[option];
      const taken: Taken = { option, ...(value && { implied: { of: implied.of, value } }) };
      steps.push({
        way: { ...way, taken: new Map([...way.taken, [name, taken]]) },
        before: seen,
      });
    }
  }
  return goesOn;
}
