import { isTemplate } from "../json/template.js";
import { type Evaluation, type Inner, unknownAt } from "./evaluation.js";
import type { Literal } from "./literal.js";
import type { Choice, Expression, Fallback, Member, Return, Test } from "./program.js";
import { lookUp } from "./scopes.js";

export function choose(
  evaluation: Evaluation,
  expression: Choice,
  inner: Inner,
): Literal | undefined {
  const { branches } = expression;
  const key = keyOf(evaluation, expression);
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

/** The branch that the test tells, or that this evaluation takes; undefined where it is open. */
export function takenBranch(
  evaluation: Evaluation,
  choice: Choice,
  inner: Inner,
): Expression | undefined {
  const { test, branches } = choice;
  const holds = test && isTrue(test, inner);
  const taken = evaluation.taken.get(keyOf(evaluation, choice)) ?? -1;
  return branches[holds === undefined ? taken : holds ? 0 : 1];
}

function keyOf({ rounds }: Evaluation, { key }: Choice): string {
  return rounds.length === 0 ? key : `${rounds.join()} ${key}`;
}

/** The first value, or the second where that counts as nothing. */
export function fallBack(
  evaluation: Evaluation,
  expression: Fallback,
  inner: Inner,
): Literal | undefined {
  const { start, end, of, otherwise, isFalsy } = expression;
  const value = inner(of);
  const isThere = isFalsy || !value || value.kind === "null" ? counts(value) : isPresent(value);
  if (isThere !== undefined) return isThere ? value : inner(otherwise);
  // What a setting falls back to is for the developer's own machine.
  if (!isGiven(of)) return unknownAt(evaluation, expression, "what it gives is known when it runs");
  const branches = [of, otherwise];
  const choice = { kind: "choice", start, end, key: `else at ${start}`, branches } as const;
  return opened(choose(evaluation, choice, inner));
}

/** Nobody knows that the first value is ever absent: of the second, nothing can be missing. */
function opened(literal: Literal | undefined): Literal | undefined {
  const isContainer = literal?.kind === "object" || literal?.kind === "list";
  return isContainer ? { ...literal, isOpen: true } : literal;
}

function isPresent({ kind }: Literal): true | undefined {
  return kind === "unknown" ? undefined : true;
}

/** A parameter, or a part of one. */
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

/** Properties of an object that is looked up by a key that nobody knows: one way for each. */
export const TABLE = 20;

export function anyOf(
  evaluation: Evaluation,
  { of, nameStart, start, end }: Member,
  names: readonly string[],
  inner: Inner,
): Literal | undefined {
  const branches = names.map((name): Member => ({
    kind: "member",
    of,
    name,
    nameStart,
    start,
    end,
  }));
  return choose(
    evaluation,
    { kind: "choice", start, end, key: `key at ${start}`, branches },
    inner,
  );
}

/** The values that a function may return, up to the first that it returns for certain. */
export function reached(returns: readonly Return[], inner: Inner): Expression[] {
  const values: Expression[] = [];
  for (const { value, tests } of returns) {
    const held = tests.map((test) => isTrue(test, inner));
    if (held.includes(false)) continue;
    values.push(value);
    if (!held.includes(undefined)) break;
  }
  return values;
}

/** Undefined where the running program decides. */
function isTrue({ left, right, isNegated }: Test, inner: Inner): boolean | undefined {
  const is = right ? areEqual(inner(left), inner(right)) : counts(inner(left));
  return is === undefined ? undefined : is !== isNegated;
}

function counts(literal: Literal | undefined): boolean | undefined {
  if (!literal || literal.kind === "null") return false;
  if (literal.kind === "boolean" || literal.kind === "number") return Boolean(literal.value);
  // Languages differ in whether empty ones count.
  if (literal.kind === "list") return literal.items.length > 0 ? true : undefined;
  if (literal.kind === "object") return literal.properties.size > 0 ? true : undefined;
  if (literal.kind !== "string") return undefined;
  return typeof literal.text === "string" ? literal.text !== "" : undefined;
}

function areEqual(left: Literal | undefined, right: Literal | undefined): boolean | undefined {
  // Languages differ in whether nothing equals null.
  if (!left !== !right && (left ?? right)?.kind === "null") return undefined;
  const values = [left, right].map((side) => {
    if (!side || side.kind === "null") return null;
    if (side.kind === "string") return side.text;
    return side.kind === "number" || side.kind === "boolean" ? side.value : undefined;
  });
  if (values.some((value) => value === undefined || isTemplate(value))) return undefined;
  return values[0] === values[1];
}
