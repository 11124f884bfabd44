import { isTemplate } from "../json/template.js";
import { afterChanges, type LastAssigned, lastAssigned, type Use } from "./changes.js";
import { anyOf, choose, fallBack, reached, TABLE } from "./conditions.js";
import { itemsOf, list, object } from "./containers.js";
import { type Evaluation, type Givens, type Inner, unknownAt } from "./evaluation.js";
import { bindArguments, functionOf, memberElsewhere } from "./functions.js";
import type { Literal, Span } from "./literal.js";
import { snippet } from "./lowering.js";
import { constant, encoded, holeText, join, reasonOf } from "./texts.js";
import type {
  Assigned,
  Binding,
  Call,
  Each,
  Expression,
  FunctionExpression,
  Member,
  Name,
} from "./program.js";
import { elsewhere, functionAround, isWithin, lookUp } from "./scopes.js";

const DEEPEST = 100;

/**
 * The value of an expression as far as the file tells; undefined where JSON has nothing. Never throws; what takes too long is unknown.
 */
export function evaluate(
  evaluation: Evaluation,
  expression: Expression,
  use: Use,
  given: Givens,
  depth = 0,
): Literal | undefined {
  const { start, end } = expression;
  evaluation.steps -= 1;
  if (evaluation.steps < 0 || depth > DEEPEST)
    return unknownAt(evaluation, expression, "the program is too large");
  const inner = (of: Expression) => evaluate(evaluation, of, use, given, depth + 1);
  switch (expression.kind) {
    case "text":
      return { kind: "string", start, end, text: expression.value, isPlain: expression.isPlain };
    case "constant":
      return constant(evaluation, expression);
    case "join":
      return join(evaluation, expression, inner);
    case "json": {
      const json = inner(expression.of);
      const unread = unknownAt(evaluation, expression, "a JSON text");
      return json
        ? { kind: "string", start, end, text: holeText(evaluation, unread), isPlain: false, json }
        : unread;
    }
    case "encoded": {
      const text = inner(expression.of);
      if (text?.kind !== "string" || isTemplate(text.text))
        return unknownAt(evaluation, expression, reasonOf(text));
      return { kind: "string", start, end, text: encoded(text.text), isPlain: false };
    }
    case "object":
      evaluation.used.add(expression);
      return object(evaluation, expression, inner);
    case "list":
      return list(expression, inner);
    case "name":
      return name(evaluation, expression, use, given, depth);
    case "member":
      return member(evaluation, expression, inner, depth);
    case "call":
      return call(evaluation, expression, use, given, depth);
    case "choice":
      return choose(evaluation, expression, inner);
    case "default": {
      const value = inner(expression.of);
      return value ?? inner(expression.otherwise);
    }
    case "fallback":
      return fallBack(evaluation, expression, inner);
    case "items":
      return itemsOf(evaluation, expression, inner(expression.of), expression.as);
    case "each":
      return each(evaluation, expression, use, given, depth);
    case "function":
      return unknownAt(evaluation, expression, "a function");
    case "unknown": {
      const { reason, asText } = expression;
      const found = unknownAt(evaluation, expression, reason);
      return asText === undefined ? found : { ...found, asText };
    }
  }
}

function name(
  evaluation: Evaluation,
  expression: Name,
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const found = elsewhere(expression);
  if (found) return evaluate(evaluation, found.value, found.use, NOTHING, depth + 1);
  const binding = lookUp(expression);
  if (!binding)
    return unknownAt(evaluation, expression, `"${expression.name}" is not declared in the file`);
  // A name of an inner block is read there, whoever asks from outside.
  const at = isWithin(use.scope, binding.scope)
    ? use
    : { at: binding.scope.end, scope: binding.scope };
  const isGiven = given.has(binding);
  const count = binding.values.length + (isGiven || binding.reason !== undefined ? 1 : 0);
  const last = count > 1 ? lastAssigned(binding, at.assigned ?? at) : undefined;
  if (count > 1 && !last)
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned more than once`);
  const value = last?.[0]
    ? oneOf(evaluation, expression, last, at, given, depth)
    : heldBy(evaluation, binding, last ? [] : binding.values, expression, at, given, depth);
  if (!value) return undefined;
  evaluation.steps -= binding.changes.length;
  const since = last?.[0]?.at ?? 0;
  const changes = binding.changes.filter((change) => change.at >= since);
  return afterChanges({ ...binding, changes }, value, at, {
    value: (changed) => evaluate(evaluation, changed, at, given, depth + 1),
    unknown: (span, reason) => unknownAt(evaluation, span, reason),
  });
}

/** One of the values that may be left where a name is assigned several times. */
function oneOf(
  evaluation: Evaluation,
  { start, end }: Name,
  last: readonly LastAssigned[],
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const branches = last.map(({ value }) => value);
  const key = `assigned at ${last.map(({ scope }) => scope.start).join()}`;
  const inner = (of: Expression) => {
    const { at, scope } = last[branches.indexOf(of)]!;
    return evaluate(evaluation, of, { ...use, assigned: { at, scope } }, given, depth + 1);
  };
  return last[0]!.isCertain
    ? inner(branches[0]!)
    : choose(evaluation, { kind: "choice", start, end, key, branches }, inner);
}

/** What was assigned, before anything changed in it. */
function heldBy(
  evaluation: Evaluation,
  binding: Binding,
  values: readonly Assigned[],
  expression: Expression,
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const { reason } = binding;
  if (given.has(binding)) {
    const argument = given.get(binding);
    if (!argument || "literal" in argument) return argument?.literal;
    return evaluate(evaluation, argument.value, argument.use, argument.given, depth + 1);
  }
  const [assigned] = values;
  if (!assigned) {
    if (reason !== undefined) evaluation.asked.add(binding);
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
  const { at, scope } = assigned;
  return evaluate(
    evaluation,
    assigned.value,
    { ...use, assigned: { at, scope } },
    given,
    depth + 1,
  );
}

/** In another file nothing of what is given here is known. */
const NOTHING: Givens = new Map();

function member(
  evaluation: Evaluation,
  expression: Member,
  inner: Inner,
  depth: number,
): Literal | undefined {
  const found = memberElsewhere(expression);
  if (found) return evaluate(evaluation, found.value, found.use, NOTHING, depth + 1);
  const of = inner(expression.of);
  let key: unknown = expression.name;
  if (typeof expression.name !== "string") {
    const literal = inner(expression.name);
    key =
      literal?.kind === "string"
        ? literal.text
        : literal?.kind === "number"
          ? literal.raw
          : undefined;
  }
  if (typeof key === "string" && of?.kind === "object") {
    const property = of.properties.get(key);
    // What may add to the whole, as a class's user may, may add to its parts.
    if (property?.value.kind === "object" && of.isOpen) return { ...property.value, isOpen: true };
    // Of what is not known, the reader of a message sees how it is written here.
    if (property?.value.kind === "unknown")
      return { ...property.value, raw: snippet(evaluation.programAt, expression) };
    if (property) return property.value;
    if (!of.isOpen && !Object.hasOwn(Object.prototype, key)) return undefined;
  }
  if (typeof key === "string" && of?.kind === "list" && !of.isOpen && /^\d{1,9}$/.test(key))
    return of.items[Number(key)];
  if (key === undefined && of?.kind === "object" && !of.isOpen && of.properties.size <= TABLE)
    return anyOf(evaluation, expression, [...of.properties.keys()], inner);
  const reason = of?.kind === "unknown" ? of.reason : "its value is known when it runs";
  return unknownAt(evaluation, expression, reason);
}

/** What a function that is seen returns for these arguments. */
function call(
  evaluation: Evaluation,
  expression: Call,
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const called = expression.isNew ? undefined : functionOf(expression.callee);
  if (!called || called.returns.length === 0)
    return unknownAt(evaluation, expression, "a call that is not followed");
  const inside = bindArguments(called, expression.args, use, given);
  if (!inside) return unknownAt(evaluation, expression, "a call with spread arguments");
  return returned(evaluation, called, inside, expression, depth);
}

/** What a function returns, as a value that stands at `span`. */
function returned(
  evaluation: Evaluation,
  called: FunctionExpression,
  inside: Givens,
  { start, end }: Span,
  depth: number,
): Literal | undefined {
  const at = { at: called.end, scope: called.scope };
  const within = (of: Expression) => evaluate(evaluation, of, at, inside, depth + 1);
  const branches = reached(called.returns, within);
  const [only] = branches;
  const key = `returns to ${start}`;
  const value =
    branches.length === 1 && only
      ? within(only)
      : choose(evaluation, { kind: "choice", start, end, key, branches }, within);
  // What one function makes twice stands in two places: at its calls.
  return value?.kind === "object" || value?.kind === "list" ? { ...value, start, end } : value;
}

function each(
  evaluation: Evaluation,
  expression: Each,
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const { of, to, form } = expression;
  const all = evaluate(evaluation, of, use, given, depth + 1);
  const among = all?.kind === "object" && form ? itemsOf(evaluation, expression, all, form) : all;
  if (among?.kind !== "list" || among.isOpen)
    return unknownAt(evaluation, expression, "its items are known when it runs");
  const [param] = to.params;
  const made = among.items.map((literal, index): Literal => {
    evaluation.rounds.push(index);
    const inside: Givens = param ? new Map([...given, [param, { literal }]]) : given;
    const value = returned(evaluation, to, inside, literal, depth);
    evaluation.rounds.pop();
    return value ?? { kind: "null", start: literal.start, end: literal.end };
  });
  return { ...among, items: made };
}
