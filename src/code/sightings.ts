import type { Text } from "../json/template.js";
import { MOST_CALLS } from "./callers.js";
import type { Givens } from "./evaluation.js";
import { bindArguments, functionOf } from "./functions.js";
import { lookAtCall, lookAtEnvelope } from "./sends.js";
import { giversOf, holdersOf, lookAtBody, namesBody, standing } from "./standing.js";
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
import { functionAround } from "./scopes.js";
import type { Project } from "./project.js";
import { alongWays, type Look, type Outlook } from "./ways.js";

/** A request as it stands in a program, on one way through its conditions. */
export interface Sighting {
  /** Where it is sent or stands, behind the calls that lead there: from outside to inside. */
  readonly places: readonly Span[];
  readonly body: Literal;
  readonly url?: WrittenText;
  readonly method?: WrittenText;
}

/** A text and where it stands. */
export interface WrittenText extends Span {
  readonly text: Text;
}

/** What is seen at one place of the program. */
export interface Seen extends Span, Omit<Sighting, "places"> {}

/** Steps for a whole file. */
const STEPS = 1_000_000;

/** Functions around each other that are followed. */
const CHAIN = 4;

/** All requests that the programs send or build, in the order in which they begin. */
export function findSightings(project: Project, programs: readonly Program[]): Sighting[] {
  const used = new Set<Expression>();
  const found: Sighting[] = [];
  const searches = programs.map((program): Search => ({
    project,
    steps: STEPS,
    used,
    callers: callersOf(program),
  }));
  const inEach = (look: (program: Program, search: Search) => Sighting[]) => {
    for (const [index, program] of programs.entries())
      found.push(...look(program, searches[index]!));
  };
  inEach(({ calls, expected }, search) =>
    calls.flatMap((call) => {
      if (call.role === "expects" || expected.has(call)) return [];
      return explore(search, placeOf(call), (value) => lookAtCall(call, value));
    }),
  );
  inEach(({ objects, expected }, search) =>
    objects.flatMap((object) => {
      if (used.has(object) || expected.has(object)) return [];
      return explore(search, placeOf(object), (value) => lookAtEnvelope(object, value));
    }),
  );
  inEach((program, search) => {
    const holders = holdersOf(program);
    const givers = giversOf(program);
    return program.objects.flatMap((object) => {
      if (used.has(object) || program.expected.has(object) || !namesBody(object)) return [];
      const alone = standing(object, holders.get(object), givers.get(object));
      return alone ? explore(search, alone.place, (value) => lookAtBody(object, alone, value)) : [];
    });
  });
  return found.sort((a, b) => a.places[0]!.start - b.places[0]!.start);
}

interface Search {
  readonly project: Project;
  steps: number;
  readonly used: Set<Expression>;
  readonly callers: ReadonlyMap<FunctionExpression, readonly Call[]>;
}

function callersOf({ calls }: Program): Map<FunctionExpression, Call[]> {
  const callers = new Map<FunctionExpression, Call[]>();
  for (const call of calls) {
    const called = call.isNew ? undefined : functionOf(call.callee, "file");
    const known = called && callers.get(called);
    if (known && known.length < MOST_CALLS) known.push(call);
    else if (called && !known) callers.set(called, [call]);
  }
  return callers;
}

/**
 * Looks from one place on every way that its conditions allow, one condition at a time: what two
 * of them would give together may never come together. A parameter of the function around takes
 * what its callers give it: those in its file, and those in others where what they give decides
 * the activity type or the names of parameters.
 */
function explore(search: Search, place: Place, look: Look): Sighting[] {
  const found: Sighting[] = [];
  const from = (chain: readonly Step[]) => {
    const outlook = outlookFrom(search, place, chain);
    if (!outlook) return;
    const { seen, asked } = alongWays(outlook, look);
    search.steps = outlook.steps;
    const before = found.length;
    if (seen.length > 0 && chain.length < CHAIN && found.length < MOST_CALLS) {
      for (const step of stepsOut(search, seen, asked, chain, place)) from([...chain, step]);
    }
    if (found.length > before) return;
    const calls = chain.map(({ call }) => call).reverse();
    for (const { start, end, ...sighting } of seen)
      found.push({ ...sighting, places: [...calls, { start, end }] });
  };
  from([]);
  return found;
}

/**
 * The calls of the innermost function around the place with a parameter that nobody gave a value.
 * A callback has no calls: what is called around it may know the rest.
 */
function stepsOut(
  search: Search,
  seen: readonly Seen[],
  asked: Iterable<Binding>,
  chain: readonly Step[],
  place: Place,
): Step[] {
  for (const called of askedAround(asked, chain.at(-1)?.call.scope ?? place.scope)) {
    if (chain.some((step) => step.called === called)) return [];
    const calls = callsOf(search, called, seen);
    if (calls.length > 0) return calls.map((call) => ({ called, call }));
  }
  return [];
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
function isDecided({ body }: Seen): boolean {
  if (typeof textIn(propertyOf(body, "activityType")) !== "string") return false;
  const sent = propertyOf(body, "templateParameters");
  if (sent?.kind !== "list") return sent === undefined;
  return (
    !sent.isOpen && sent.items.every((item) => typeof textIn(propertyOf(item, "name")) === "string")
  );
}

/** From inside to outside: the function around, and a call of it. */
interface Step {
  readonly called: FunctionExpression;
  readonly call: Call;
}

/** Undefined where a call gives what nobody can tell apart. */
function outlookFrom(search: Search, place: Place, chain: readonly Step[]): Outlook | undefined {
  const given = chain.reduceRight<Givens | undefined>(givenBy, new Map());
  if (!given) return undefined;
  const calls = chain.map(({ call }) => placeOf(call));
  const params = chain.flatMap(({ called }) => called.params.flatMap((param) => param ?? []));
  const { project, steps, used } = search;
  const { programAt } = project;
  return { programAt, places: [place, ...calls], given, fromCallers: new Set(params), steps, used };
}

function givenBy(given: Givens | undefined, { called, call }: Step): Givens | undefined {
  return given && bindArguments(called, call.args, placeOf(call), given);
}

function placeOf({ start, scope, guards }: Call | ObjectExpression): Place {
  return { at: start, scope, guards };
}

/** The functions around a place with a parameter that nobody gave a value, from inside to outside. */
function askedAround(asked: Iterable<Binding>, scope: Scope): FunctionExpression[] {
  const scopes = new Set([...asked].map((binding) => binding.scope));
  const found: FunctionExpression[] = [];
  for (let at = functionAround(scope); at; at = at.parent && functionAround(at.parent))
    if (at.function && scopes.has(at)) found.push(at.function);
  return found;
}
