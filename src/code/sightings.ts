import type { Text } from "../json/template.js";
import { bindArguments, selfOf } from "./arguments.js";
import { MOST_CALLS } from "./callers.js";
import { type Givens, NOTHING } from "./evaluation.js";
import { functionCalled } from "./callee.js";
import { isEnvelope, lookAtCall, lookAtEnvelope, maySend } from "./sends.js";
import { giversOf, holdersOf, lookAtBody, namesBody, unsentBody } from "./unsent-body.js";
import { type Literal, propertyOf, type Span, textIn } from "./literal.js";
import type {
  Binding,
  Call,
  Expression,
  FunctionExpression,
  ObjectExpression,
  Place,
  Program,
  Scope,
} from "./program.js";
import { functionAround, lookUp } from "./scopes.js";
import type { Project } from "./project.js";
import { alongWays, type Look, type Outlook } from "./ways.js";

/** A request in a program, on one way through its conditions. */
export interface Sighting {
  /**
   * The calls that lead to the request, from outside to inside, and at the end the place where it is sent or written.
   */
  readonly places: readonly Span[];
  readonly body: Literal;
  readonly url?: WrittenText;
  readonly method?: WrittenText;
  /** Set for an object that no call is seen to send. */
  readonly isAlone?: true;
}

/** A text and its span. */
export interface WrittenText extends Span {
  readonly text: Text;
}

/** A request at one place of the program. */
export interface Seen extends Span, Omit<Sighting, "places" | "isAlone"> {}

/** The requests of programs, and the programs that are too large to be evaluated to their end. */
export interface Sightings {
  /** Requests, in the order in which they begin. */
  readonly sightings: readonly Sighting[];
  /** Objects that are part of a sent value. */
  readonly sent: readonly Span[];
  readonly unfinished: readonly Unfinished[];
}

/** From this offset on, requests of the program may be missing. */
export interface Unfinished {
  readonly program: Program;
  readonly at: number;
}

/** Steps for a whole file. */
const STEPS = 500_000;

/** Levels of callers that are followed. */
const CHAIN = 4;

/** All requests that the programs send or build. */
export function findSightings(project: Project, programs: readonly Program[]): Sightings {
  const used = new Set<Expression>();
  const found: Sighting[] = [];
  const searches = programs.map((program): Search => ({
    project,
    steps: STEPS,
    unfinishedAt: Infinity,
    used,
    callers: callersOf(program),
  }));
  const inEach = (look: (program: Program, search: Search) => Sighting[]) => {
    for (const [index, program] of programs.entries())
      found.push(...look(program, searches[index]!));
  };
  inEach(({ calls, expected }, search) =>
    calls.flatMap((call) => {
      if (call.role === "expects" || expected.has(call) || !maySend(call)) return [];
      const isSending = call.role === "sends";
      return explore(search, placeOf(call), (value) => lookAtCall(call, value), isSending);
    }),
  );
  const sent = [...used];
  inEach(({ objects, expected }, search) =>
    objects.flatMap((object) => {
      if (used.has(object) || expected.has(object) || !isEnvelope(object)) return [];
      return alone(explore(search, placeOf(object), (value) => lookAtEnvelope(object, value)));
    }),
  );
  inEach((program, search) => {
    // A test makes up the bodies that it gives to the program.
    if (project.isTest(program)) return [];
    const holders = holdersOf(program);
    const givers = giversOf(program);
    return program.objects.flatMap((object) => {
      if (used.has(object) || program.expected.has(object) || !namesBody(object)) return [];
      const unsent = unsentBody(object, holders.get(object), givers.get(object));
      if (!unsent) return [];
      return alone(explore(search, unsent.place, (value) => lookAtBody(object, unsent, value)));
    });
  });
  const sightings = found.sort((a, b) => a.places[0]!.start - b.places[0]!.start);
  const unfinished = programs.flatMap((program, index) => {
    const at = searches[index]!.unfinishedAt;
    return at < Infinity ? { program, at } : [];
  });
  return { sightings, sent, unfinished };
}

function alone(sightings: readonly Sighting[]): Sighting[] {
  return sightings.map((sighting) => ({ isAlone: true, ...sighting }));
}

interface Search {
  readonly project: Project;
  /** Remaining steps. */
  steps: number;
  /** The offset of the first place for which no steps were left. */
  unfinishedAt: number;
  readonly used: Set<Expression>;
  readonly callers: ReadonlyMap<FunctionExpression, readonly Call[]>;
}

function callersOf({ calls }: Program): Map<FunctionExpression, Call[]> {
  const callers = new Map<FunctionExpression, Call[]>();
  for (const call of calls) {
    const called = functionCalled(call, "file");
    const known = called && callers.get(called);
    if (known && known.length < MOST_CALLS) known.push(call);
    else if (called && !known) callers.set(called, [call]);
  }
  return callers;
}

/**
 * Evaluates a place on every way that its conditions allow, taking one decision at a time, because the values of two
 * decisions may never occur together. Parameters of the function around get the arguments of its callers: of those in
 * the same file, and of those in other files where the arguments decide the activity type or the names of parameters.
 */
function explore(search: Search, place: Place, look: Look, isSending = false): Sighting[] {
  const found: Sighting[] = [];
  const isLeftOut = () => (search.unfinishedAt = Math.min(search.unfinishedAt, place.at));
  if (search.steps <= 0) {
    isLeftOut();
    return [];
  }
  const from = (chain: readonly Step[]) => {
    const outlook = outlookFrom(search, place, chain);
    const { seen, asked } = alongWays(outlook, look);
    search.steps = outlook.steps;
    if (outlook.isUnfinished && isSending) isLeftOut();
    const before = found.length;
    if (seen.length > 0 && chain.length < CHAIN && found.length < MOST_CALLS) {
      for (const steps of stepsOut(search, seen, asked, chain, place)) {
        const known = found.length;
        for (const step of steps) from([...chain, step]);
        const isKnown = found.slice(known).some(isDecided);
        // Keeps the sightings of the first group of callers that leads to any, or of the group that decides what is
        // sent.
        if (isKnown) found.splice(before, known - before);
        else if (known > before) found.length = known;
        if (isKnown) break;
      }
    }
    if (found.length > before) return;
    const calls = chain.map(({ call }) => call).reverse();
    for (const { start, end, ...sighting } of seen)
      found.push({ places: [...calls, { start, end }], ...sighting });
  };
  from([]);
  return found;
}

/**
 * Groups of calls that may supply missing arguments, the likeliest first: calls of the innermost function around with
 * a missing argument (callbacks have no calls); calls of a constructor with one; calls of the methods around, whose
 * callers may know how the object was made.
 */
function* stepsOut(
  search: Search,
  seen: readonly Seen[],
  asked: ReadonlySet<Binding>,
  chain: readonly Step[],
  place: Place,
): Generator<Step[]> {
  const scopes = new Set<Scope>();
  for (const { scope } of asked) scopes.add(scope);
  const around = functionsAround(chain.at(-1)?.call.scope ?? place.scope);
  const isMade = ({ scope }: FunctionExpression) => {
    const instance = scope.parent?.instance;
    if (!instance) return false;
    return scopes.has(instance.scope) || instance.makers.some((maker) => scopes.has(maker.scope));
  };
  yield stepsTo(
    search,
    seen,
    chain,
    around.filter(({ scope }) => scopes.has(scope)),
  );
  for (const { parent, function: maker } of scopes) {
    if (!maker || !parent?.instance?.makers.includes(maker)) continue;
    const steps = stepsTo(search, seen, chain, [maker]);
    // With several objects, nobody knows on which of them the method was called.
    const isOnOther = chain.some(
      (step) => step.called.scope.parent === parent && isOnOtherObject(step),
    );
    if (steps.length === 1 || !isOnOther) yield steps;
  }
  yield stepsTo(search, seen, chain, around.filter(isMade));
}

/** The calls of the first function that has calls. */
function stepsTo(
  search: Search,
  seen: readonly Seen[],
  chain: readonly Step[],
  functions: readonly FunctionExpression[],
): Step[] {
  for (const called of functions) {
    if (chain.some((step) => step.called === called)) return [];
    const calls = callsOf(search, called, seen);
    if (calls.length > 0) return calls.map((call) => ({ called, call }));
  }
  return [];
}

function isOnOtherObject({ call: { callee } }: Step): boolean {
  if (callee.kind !== "member") return false;
  return callee.of.kind !== "name" || lookUp(callee.of)?.instance === undefined;
}

function callsOf(
  { project, callers }: Search,
  called: FunctionExpression,
  seen: readonly Seen[],
): readonly Call[] {
  const own = callers.get(called) ?? [];
  return seen.every(isDecided)
    ? own
    : [...own, ...project.callersElsewhere(called)].slice(0, MOST_CALLS);
}

/** Whether the activity type and the names of all parameters are known. */
function isDecided({ body }: Pick<Seen, "body">): boolean {
  if (typeof textIn(propertyOf(body, "activityType")) !== "string") return false;
  const sent = propertyOf(body, "templateParameters");
  if (sent?.kind !== "list") return sent === undefined;
  return (
    !sent.isOpen && sent.items.every((item) => typeof textIn(propertyOf(item, "name")) === "string")
  );
}

/** A step from inside to outside: a function, and a call of it. */
interface Step {
  readonly called: FunctionExpression;
  readonly call: Call;
}

const NOBODY: ReadonlySet<Binding> = new Set();

function outlookFrom(search: Search, place: Place, chain: readonly Step[]): Outlook {
  const { project, steps, used } = search;
  const { programAt } = project.homes;
  if (chain.length === 0)
    return { programAt, places: [place], given: NOTHING, fromCallers: NOBODY, steps, used };
  const given = chain.reduceRight<Givens>(
    (outer, { called, call }) => bindArguments(called, call, placeOf(call), outer),
    NOTHING,
  );
  const calls = chain.map(({ call }) => placeOf(call));
  const fromCallers = new Set<Binding>();
  for (const { called } of chain) {
    const { params, rest } = called;
    for (const param of [...params, rest?.items, rest?.names, selfOf(called)])
      if (param) fromCallers.add(param);
  }
  return { programAt, places: [place, ...calls], given, fromCallers, steps, used };
}

function placeOf({ start, scope, guards }: Call | ObjectExpression): Place {
  return { at: start, scope, guards };
}

/** The functions around a place, from inside to outside. */
function functionsAround(place: Scope): FunctionExpression[] {
  const found: FunctionExpression[] = [];
  for (let at = functionAround(place); at; at = at.parent && functionAround(at.parent))
    if (at.function) found.push(at.function);
  return found;
}
