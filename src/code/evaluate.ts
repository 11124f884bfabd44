import { createTemplate, type Hole, isTemplate } from "../json/template.js";
import { afterChanges, type Use } from "./changes.js";
import type { ListLiteral, Literal, ObjectLiteral, Property, Span, UnknownLiteral } from "./literal.js";
import { snippet } from "./lowering.js";
import { type Binding, type Call, type Expression, functionAround, type FunctionExpression, isWithin, lookUp, type Member, type Name, type Choice, type PropertyPart, type Program, type Return, type Test } from "./program.js";

/** An argument of a call that is followed into its function: what it says where the call stands. */
interface Given {
  readonly value: Expression;
  readonly use: Use;
  readonly given: Givens;
}

/** By parameter; undefined where the call leaves it out. */
export type Givens = ReadonlyMap<Binding, Given | undefined>;

/** One way through the conditions of a program, and what was met on it. */
export interface Evaluation {
  readonly program: Program;
  /** Steps that are left; at 0 everything is unknown. */
  steps: number;
  /** Which branch each condition takes; all others are left open. */
  readonly taken: ReadonlyMap<string, number>;
  /** Conditions met but not taken, each with how many branches it has and those taken around it. */
  readonly open: Map<string, { readonly branches: number; readonly within: readonly string[] }>;
  /** Conditions around what is being evaluated. */
  readonly within: string[];
  /** Object expressions that became part of the value. */
  readonly used: Set<Expression>;
  /** Parameters that nobody gave a value. */
  readonly asked: Set<Binding>;
}

const DEEPEST = 100;

/**
 * The value of an expression as far as the file tells; undefined where JSON has nothing: for
 * `undefined` and for functions. Never throws; what takes too long is unknown.
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
  if (evaluation.steps < 0 || depth > DEEPEST) return unknownAt(evaluation, expression, "the program is too large");
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
      return json ? { kind: "string", start, end, text: holeText(evaluation, unread), isPlain: false, json } : unread;
    }
    case "encoded": {
      const text = inner(expression.of);
      if (text?.kind !== "string" || isTemplate(text.text)) return unknownAt(evaluation, expression, reasonOf(text));
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
      return member(evaluation, expression, inner);
    case "call":
      return call(evaluation, expression, use, given, depth);
    case "choice":
      return choose(evaluation, expression, inner);
    case "default": {
      const value = inner(expression.of);
      return value ?? inner(expression.otherwise);
    }
    case "function":
      return undefined;
    case "unknown":
      return unknownAt(evaluation, expression, expression.reason);
  }
}

export function unknownAt({ program }: Evaluation, span: Span, reason: string): UnknownLiteral {
  const { start, end } = span;
  return { kind: "unknown", start, end, raw: snippet(program.text, span), reason };
}

function reasonOf(literal: Literal | undefined): string {
  return literal?.kind === "unknown" ? literal.reason : "its text is known when it runs";
}

function holeText({ program }: Evaluation, { raw }: { readonly raw: string }) {
  const hole = { raw: program.hole(raw), name: raw };
  return createTemplate(hole.raw, [hole]);
}

function constant(evaluation: Evaluation, expression: Expression & { kind: "constant" }): Literal | undefined {
  const { start, end, value } = expression;
  if (value === undefined) return undefined;
  if (value === null) return { kind: "null", start, end };
  if (typeof value === "boolean") return { kind: "boolean", start, end, value };
  if (!Number.isFinite(value)) return { kind: "null", start, end };
  const written = evaluation.program.text.slice(start, end);
  const raw = /^-?(?:0|[1-9]\d*)$/.test(written) ? written : String(value);
  return { kind: "number", start, end, value, raw };
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half of a surrogate pair has no encoding.
    return text;
  }
}

type Inner = (of: Expression) => Literal | undefined;

function join(evaluation: Evaluation, expression: Expression & { kind: "join" }, inner: Inner): Literal {
  const { start, end } = expression;
  const parts: (string | Hole)[] = [];
  let raw = "";
  let { isText } = expression;
  const add = (text: string) => {
    raw += text;
    const last = parts.length - 1;
    if (typeof parts[last] === "string") parts[last] += text;
    else if (text !== "") parts.push(text);
  };
  const addHole = (hole: Hole) => {
    raw += hole.raw;
    parts.push(hole);
  };
  for (const part of expression.parts) {
    if (typeof part === "string") {
      add(part);
      continue;
    }
    const literal = inner(part);
    if (literal?.kind === "string") {
      isText = true;
      if (typeof literal.text === "string") add(literal.text);
      else for (const piece of literal.text.parts) typeof piece === "string" ? add(piece) : addHole(piece);
    } else if (literal?.kind === "number" || literal?.kind === "boolean") add(String(literal.value));
    else {
      const shown = literal?.kind === "unknown" ? literal.raw : snippet(evaluation.program.text, part);
      addHole({ raw: evaluation.program.hole(shown), name: shown });
    }
  }
  if (!isText) return unknownAt(evaluation, expression, "a sum");
  const isKnown = parts.every((part) => typeof part === "string");
  return { kind: "string", start, end, text: isKnown ? raw : createTemplate(raw, parts), isPlain: false };
}

function object(evaluation: Evaluation, { start, end, parts }: Expression & { kind: "object" }, inner: Inner): ObjectLiteral {
  const properties = new Map<string, Property>();
  let isOpen = false;
  for (const part of parts) {
    if ("spread" in part) isOpen = spread(evaluation, part.spread, properties, inner) || isOpen;
    else isOpen = define(evaluation, part, properties, inner) || isOpen;
  }
  return { kind: "object", start, end, properties, isOpen };
}

/** True where the key is not known: any property may now be another one. */
function define(
  evaluation: Evaluation,
  part: PropertyPart,
  properties: Map<string, Property>,
  inner: Inner,
): boolean {
  const { keyStart, keyEnd } = part;
  let key: unknown = part.key;
  if (typeof part.key !== "string") {
    const literal = inner(part.key);
    key = literal?.kind === "string" ? literal.text : literal?.kind === "number" ? String(literal.value) : undefined;
  }
  const value = inner(part.value);
  if (typeof key !== "string") {
    forget(evaluation, properties, "a computed key may name it");
    return true;
  }
  properties.delete(key);
  if (value) properties.set(key, { keyStart, keyEnd, value });
  return false;
}

/** True where the object may have got properties that nobody knows. */
function spread(evaluation: Evaluation, of: Expression, properties: Map<string, Property>, inner: Inner): boolean {
  if (of.kind === "choice" && takenBranch(evaluation, of, inner) === undefined) return spreadOpen(evaluation, of, properties, inner);
  const literal = inner(of);
  if (!literal || literal.kind === "null" || literal.kind === "boolean" || literal.kind === "number") return false;
  if (literal.kind !== "object") {
    forget(evaluation, properties, "what is spread over it may hold another one");
    return true;
  }
  if (literal.isOpen) forget(evaluation, properties, "what is spread over it may hold another one");
  for (const [key, property] of literal.properties) {
    properties.delete(key);
    properties.set(key, property);
  }
  return literal.isOpen;
}

/** Of a condition that nobody decided, all that its branches hold becomes unknown. */
function spreadOpen(
  evaluation: Evaluation,
  of: Choice,
  properties: Map<string, Property>,
  inner: Inner,
): boolean {
  inner(of);
  let isOpen = false;
  for (const branch of of.branches) {
    if (branch.kind === "constant") continue;
    if (branch.kind !== "object" || branch.parts.some((part) => "spread" in part || typeof part.key !== "string")) {
      forget(evaluation, properties, "what is spread over it may hold another one");
      isOpen = true;
      continue;
    }
    for (const part of branch.parts) {
      if ("spread" in part || typeof part.key !== "string") continue;
      const { keyStart, keyEnd } = part;
      const value = unknownAt(evaluation, part.value, "a condition decides");
      properties.set(part.key, { keyStart, keyEnd, value });
    }
  }
  return isOpen;
}

function forget(evaluation: Evaluation, properties: Map<string, Property>, reason: string): void {
  for (const [key, { keyStart, keyEnd, value }] of properties) {
    properties.set(key, { keyStart, keyEnd, value: unknownAt(evaluation, value, reason) });
  }
}

function list({ start, end, items }: Expression & { kind: "list" }, inner: Inner): ListLiteral {
  const literals: Literal[] = [];
  let isOpen = false;
  for (const { isSpread, value } of items) {
    const literal = inner(value);
    if (!isSpread) literals.push(literal ?? { kind: "null", start: value.start, end: value.end });
    else if (literal?.kind === "list") {
      literals.push(...literal.items);
      isOpen ||= literal.isOpen;
    } else isOpen = true;
  }
  return { kind: "list", start, end, items: literals, isOpen };
}

function name(evaluation: Evaluation, expression: Name, use: Use, given: Givens, depth: number): Literal | undefined {
  const binding = lookUp(expression);
  if (!binding) return unknownAt(evaluation, expression, `"${expression.name}" is not declared in the file`);
  // A name of an inner block is read there, whoever asks from outside.
  const at = isWithin(use.scope, binding.scope) ? use : { at: binding.scope.end, scope: binding.scope };
  const value = heldBy(evaluation, binding, expression, at, given, depth);
  if (!value) return undefined;
  return afterChanges(binding, value, at, {
    value: (changed) => evaluate(evaluation, changed, at, given, depth + 1),
    unknown: (span, reason) => unknownAt(evaluation, span, reason),
  });
}

/** What was assigned, before anything changed in it. */
function heldBy(
  evaluation: Evaluation,
  binding: Binding,
  expression: Expression,
  use: Use,
  given: Givens,
  depth: number,
): Literal | undefined {
  const { values, reason } = binding;
  const isGiven = given.has(binding);
  if (values.length + (isGiven || reason !== undefined ? 1 : 0) > 1) {
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned more than once`);
  }
  if (isGiven) {
    const argument = given.get(binding);
    return argument && evaluate(evaluation, argument.value, argument.use, argument.given, depth + 1);
  }
  const [assigned] = values;
  if (!assigned) {
    if (reason !== undefined) evaluation.asked.add(binding);
    return unknownAt(evaluation, expression, reason ?? `"${binding.name}" has no value here`);
  }
  const isSame = functionAround(assigned.scope) === functionAround(use.scope);
  if (isSame && assigned.at > use.at) return unknownAt(evaluation, expression, `"${binding.name}" is assigned later`);
  const isStraight = assigned.scope === binding.scope || isWithin(use.scope, assigned.scope);
  if (!isStraight && functionAround(assigned.scope) !== functionAround(binding.scope)) {
    return unknownAt(evaluation, expression, `"${binding.name}" is assigned in another function`);
  }
  if (!isStraight) return unknownAt(evaluation, expression, `"${binding.name}" is assigned under a condition`);
  return evaluate(evaluation, assigned.value, use, given, depth + 1);
}

function member(evaluation: Evaluation, expression: Member, inner: Inner): Literal | undefined {
  const of = inner(expression.of);
  let key: unknown = expression.name;
  if (typeof expression.name !== "string") {
    const literal = inner(expression.name);
    key = literal?.kind === "string" ? literal.text : literal?.kind === "number" ? literal.raw : undefined;
  }
  if (typeof key === "string" && of?.kind === "object") {
    const property = of.properties.get(key);
    if (property) return property.value;
    if (!of.isOpen && !Object.hasOwn(Object.prototype, key)) return undefined;
  }
  if (typeof key === "string" && of?.kind === "list" && !of.isOpen && /^\d{1,9}$/.test(key)) return of.items[Number(key)];
  const reason = of?.kind === "unknown" ? of.reason : "its value is known when it runs";
  return unknownAt(evaluation, expression, reason);
}

/** A function of this file: what it returns for these arguments. */
function call(evaluation: Evaluation, expression: Call, use: Use, given: Givens, depth: number): Literal | undefined {
  const called = expression.isNew ? undefined : functionOf(expression.callee);
  if (!called || called.returns.length === 0) return unknownAt(evaluation, expression, "a call that is not followed");
  const inside = bindArguments(called, expression.args, use, given);
  if (!inside) return unknownAt(evaluation, expression, "a call with spread arguments");
  const at = { at: called.end, scope: called.scope };
  const within = (of: Expression) => evaluate(evaluation, of, at, inside, depth + 1);
  const { start, end } = expression;
  const branches = reached(called.returns, within);
  const [only] = branches;
  const key = `returns to ${start}`;
  const value = branches.length === 1 && only ? within(only) : choose(evaluation, { kind: "choice", start, end, key, branches }, within);
  // What one function makes twice stands in two places: at its calls.
  return value?.kind === "object" || value?.kind === "list" ? { ...value, start, end } : value;
}

/** The values that a function may return, up to the first that it returns for certain. */
function reached(returns: readonly Return[], inner: Inner): Expression[] {
  const values: Expression[] = [];
  for (const { value, tests } of returns) {
    const held = tests.map((test) => isTrue(test, inner));
    if (held.includes(false)) continue;
    values.push(value);
    if (!held.includes(undefined)) break;
  }
  return values;
}

/** What the parameters hold inside, beside what those outside hold; undefined with `...args`. */
export function bindArguments(
  { params }: FunctionExpression,
  args: Call["args"],
  use: Use,
  given: Givens,
): Givens | undefined {
  if (args.some((argument) => argument.isSpread)) return undefined;
  const inside = new Map(given);
  const positional = args.filter((argument) => argument.name === undefined);
  for (const [index, param] of params.entries()) {
    if (!param) continue;
    const named = args.find((argument) => argument.name === param.name);
    const value = (named ?? positional[index])?.value;
    inside.set(param, value && { value, use, given });
  }
  return inside;
}

/** The function of this file that a callee means: by its name, `this.name`, `Class.name`. */
export function functionOf(callee: Expression): FunctionExpression | undefined {
  const value = valueOf(callee, 0);
  return value?.kind === "function" ? value : undefined;
}

/** The expression that a name or a property was given, where there is just one. */
function valueOf(expression: Expression, depth: number): Expression | undefined {
  if (depth > 20) return undefined;
  if (expression.kind === "name") {
    const binding = lookUp(expression);
    if (binding?.values.length !== 1 || binding.reason !== undefined) return undefined;
    return valueOf(binding.values[0]!.value, depth + 1);
  }
  if (expression.kind === "call" && expression.isNew) {
    const made = valueOf(expression.callee, depth + 1);
    return made?.kind === "object" ? made.instance : undefined;
  }
  if (expression.kind !== "member") return expression;
  const of = valueOf(expression.of, depth + 1);
  if (of?.kind !== "object") return undefined;
  const found = of.parts.filter((part) => !("spread" in part) && part.key === expression.name);
  const [part] = found;
  return found.length === 1 && part && !("spread" in part) ? valueOf(part.value, depth + 1) : undefined;
}

/** The branch that the test tells, or that this evaluation takes; undefined where it is open. */
function takenBranch(evaluation: Evaluation, { key, test, branches }: Choice, inner: Inner): Expression | undefined {
  const holds = test && isTrue(test, inner);
  return branches[holds === undefined ? (evaluation.taken.get(key) ?? -1) : holds ? 0 : 1];
}

/** Undefined where the running program decides. */
function isTrue({ left, right, isNegated }: Test, inner: Inner): boolean | undefined {
  const is = right ? areEqual(inner(left), inner(right)) : counts(inner(left));
  return is === undefined ? undefined : is !== isNegated;
}

function counts(literal: Literal | undefined): boolean | undefined {
  if (!literal || literal.kind === "null") return false;
  if (literal.kind === "boolean" || literal.kind === "number") return Boolean(literal.value);
  if (literal.kind !== "string") return literal.kind === "object" && literal.properties.size > 0 ? true : undefined;
  return typeof literal.text === "string" ? literal.text !== "" : undefined;
}

function areEqual(left: Literal | undefined, right: Literal | undefined): boolean | undefined {
  const values = [left, right].map((side) => {
    if (!side || side.kind === "null") return null;
    if (side.kind === "string") return side.text;
    return side.kind === "number" || side.kind === "boolean" ? side.value : undefined;
  });
  if (values.some((value) => value === undefined || isTemplate(value))) return undefined;
  return values[0] === values[1];
}

function choose(evaluation: Evaluation, expression: Choice, inner: Inner): Literal | undefined {
  const { key, branches } = expression;
  const branch = takenBranch(evaluation, expression, inner);
  if (!branch) {
    evaluation.open.set(key, { branches: branches.length, within: [...evaluation.within] });
    return unknownAt(evaluation, expression, "a condition decides");
  }
  evaluation.within.push(key);
  const value = inner(branch);
  evaluation.within.pop();
  return value;
}
