import { isTemplate } from "../json/template.js";
import { isDoubted } from "./asked.js";
import { answerTo, compared, lengthOf } from "./answers.js";
import { callReturns, valueOfCall, valueOfEach } from "./called.js";
import type { Use } from "./changes.js";
import { behindSetting, choose, fallBack } from "./conditions.js";
import { itemsOf, list, object } from "./containers.js";
import { placeOfCopy, valueOfCopy } from "./copies.js";
import { type Evaluation, type Givens, type Inner, unknownAt } from "./evaluation.js";
import { spelt, withoutNulls } from "./field-names.js";
import type { Test } from "./guards.js";
import { begunBy, valueOfSelf } from "./instances.js";
import { changedText, cutTo } from "./known-text.js";
import type { Literal } from "./literal.js";
import { isLengthMember, valueOfMember } from "./members.js";
import { type Standpoint, valueOfName } from "./names.js";
import { conditionName, isDoubt, type Outcome, outcomeOf } from "./outcomes.js";
import type { Expression } from "./program.js";
import { lookUp } from "./scopes.js";
import { constant, encoded, holeText, join, reasonOf } from "./texts.js";

const DEEPEST = 100;

/**
 * The value of an expression as far as the code tells; undefined for values that JSON omits. Never throws; a value
 * that exceeds the budget of steps is unknown.
 */
export function evaluate(
  evaluation: Evaluation,
  expression: Expression,
  use: Use,
  given: Givens,
  depth = 0,
): Literal | undefined {
  evaluation.steps -= 1;
  if (evaluation.steps < 0 || depth > DEEPEST)
    return unknownAt(evaluation, expression, "the program is too large");
  const value = (of: Expression, from: Use, holding: Givens) =>
    evaluate(evaluation, of, from, holding, depth + 1);
  const standpoint: Standpoint = { evaluation, use, given, value };
  const literal = valueOf(standpoint, expression);
  if (literal?.kind === "unknown") return impliedValue(evaluation, expression) ?? literal;
  return literal && isDoubted(evaluation, literal.start)
    ? unknownAt(evaluation, expression, "a test that is not followed may rule it out")
    : literal;
}

/**
 * The value that an unknown expression must have for the options that the way takes; undefined without such an
 * option. Only tests ask.
 */
function impliedValue(evaluation: Evaluation, expression: Expression): Literal | undefined {
  if (!evaluation.looked) return undefined;
  for (const { implied } of evaluation.way.taken.values()) {
    if (implied && implied.of === conditionName(evaluation, expression)) return implied.value;
  }
  return undefined;
}

function valueOf(standpoint: Standpoint, expression: Expression): Literal | undefined {
  const { evaluation, use, given, value } = standpoint;
  const { start, end } = expression;
  const inner = (of: Expression) => value(of, use, given);
  switch (expression.kind) {
    case "text":
      return { kind: "string", start, end, text: expression.value, isPlain: expression.isPlain };
    case "constant":
      return constant(evaluation, expression);
    case "join":
      return join(evaluation, expression, inner);
    case "json": {
      const json = value(expression.of, placeOfCopy(expression.of, use), given);
      const unread = unknownAt(evaluation, expression, "a JSON text");
      return json
        ? { kind: "string", start, end, text: holeText(evaluation, unread), isPlain: false, json }
        : unread;
    }
    case "dump": {
      const fields = inner(expression.of);
      if (fields?.kind !== "object") return unknownAt(evaluation, expression, reasonOf(fields));
      const dict = spelt(fields, expression.isByAlias);
      return expression.isWithoutNulls ? withoutNulls(dict) : dict;
    }
    case "encoded":
    case "changed": {
      const literal = inner(expression.of);
      // `title?.trim()` of an absent title is absent.
      if (!literal || literal.kind === "null") return undefined;
      const text = literal.kind === "string" ? literal.text : undefined;
      if (text === undefined || isTemplate(text))
        return unknownAt(evaluation, expression, reasonOf(literal));
      const made =
        expression.kind === "encoded" ? encoded(text) : changedText(text, expression.how);
      // An unchanged text keeps its place.
      return made === text ? literal : { kind: "string", start, end, text: made, isPlain: false };
    }
    case "cut": {
      const [literal, most] = [inner(expression.of), inner(expression.most)];
      // An absent text has no beginning; the program throws there, or it is absent too.
      if (!literal || literal.kind === "null") return undefined;
      return cutTo(literal, most) ?? unknownAt(evaluation, expression, reasonOf(literal));
    }
    case "format": {
      const pattern = inner(expression.of);
      const isKnown = pattern?.kind === "string" && !isTemplate(pattern.text) && !pattern.isSetting;
      return isKnown
        ? inner(expression.filled(String(pattern.text)))
        : unknownAt(evaluation, expression, reasonOf(pattern));
    }
    case "object":
      evaluation.used.add(expression);
      return object(evaluation, expression, inner, {
        begun: begunBy(standpoint, expression),
        copied: (of) => valueOfCopy(standpoint, of),
      });
    case "list":
      return list(expression, inner);
    case "name": {
      const instance = lookUp(expression)?.instance;
      return instance
        ? valueOfSelf(standpoint, expression, instance)
        : valueOfName(standpoint, expression);
    }
    case "member":
      return valueOfMember(standpoint, expression, inner);
    case "call":
      return valueOfCall(standpoint, expression);
    case "choice": {
      const [only, another] = expression.options;
      return only && !only.test && !another
        ? valueOfCopy(standpoint, only.value)
        : choose(evaluation, expression, inner);
    }
    case "default": {
      const literal = inner(expression.of);
      const isPart = expression.of.kind === "member";
      if (isPart && literal?.kind === "unknown" && literal.isSetting)
        return behindSetting(evaluation, expression, inner(expression.otherwise));
      return literal ?? inner(expression.otherwise);
    }
    case "fallback":
      return fallBack(evaluation, expression, inner);
    case "both": {
      const outcome = outcomeOf(evaluation, expression.of, inner);
      const literal = isDoubt(outcome)
        ? unknownAt(evaluation, expression, UNDECIDED)
        : inner(outcome ? expression.also : expression.of);
      if (literal?.kind !== "unknown" || !evaluation.looked) return literal;
      const depends = outcomeOf(evaluation, expression, inner);
      return isDoubt(depends)
        ? { ...literal, depends }
        : { kind: "boolean", start, end, value: depends };
    }
    case "not":
    case "compare":
    case "check":
    case "returns":
      return tested(standpoint, expression, inner);
    case "length": {
      const [least, most] = lengthOf(inner(expression.of)) ?? [0, Infinity];
      if (least !== most) return unknownAt(evaluation, expression, UNDECIDED);
      return { kind: "number", start, end, value: least, raw: String(least) };
    }
    case "items":
      return itemsOf(evaluation, expression, inner(expression.of));
    case "each":
      return valueOfEach(standpoint, expression);
    case "function":
      return unknownAt(evaluation, expression, "a function");
    case "unknown": {
      const { reason, asText, items } = expression;
      const found = unknownAt(evaluation, expression, reason);
      const entries = expression.entries && inner(expression.entries);
      if (entries?.kind === "object") return { ...found, entries };
      if (items) return { ...found, items: items.map(inner) };
      return asText === undefined ? found : { ...found, asText };
    }
  }
}

const UNDECIDED = "what it gives is known when it runs";

/** The value of a test: true, false, or unknown where nobody can tell. */
function tested(
  standpoint: Standpoint,
  test: Exclude<Test, { kind: "both" }>,
  inner: Inner,
): Literal {
  const { evaluation } = standpoint;
  const { start, end } = test;
  const value = answerOf(standpoint, test, inner);
  if (typeof value !== "boolean") {
    const unknown = unknownAt(evaluation, test, UNDECIDED);
    return value ? { ...unknown, depends: value } : unknown;
  }
  return { kind: "boolean", start, end, value };
}

function answerOf(
  standpoint: Standpoint,
  test: Exclude<Test, { kind: "both" }>,
  inner: Inner,
): Outcome | undefined {
  const { evaluation } = standpoint;
  switch (test.kind) {
    case "not":
      return outcomeOf(evaluation, test, inner);
    case "returns":
      return callReturns(standpoint, test.of);
    case "check":
      return answerTo(test, inner(test.of), test.what && inner(test.what));
    case "compare": {
      const { left, right } = test;
      const known = compared(test, inner(left), inner(right));
      return known ?? comparedRanges(test.sign, rangeOf(left, inner), rangeOf(right, inner));
    }
  }
}

type Range = readonly [least: number, most: number];

/**
 * The least and greatest number that an expression may give; the least length of a text counts its known characters.
 * Undefined where the expression is no number.
 */
function rangeOf(expression: Expression, inner: Inner): Range | undefined {
  const isLength = expression.kind === "length" || isLengthMember(expression);
  if (isLength) return lengthOf(inner(expression.of));
  const literal = inner(expression);
  return literal?.kind === "number" ? [literal.value, literal.value] : undefined;
}

function comparedRanges(sign: string, left?: Range, right?: Range): boolean | undefined {
  if (!left || !right) return undefined;
  const isBelow = left[1] < right[0];
  const isAbove = left[0] > right[1];
  if (sign === "<") return isBelow ? true : left[0] >= right[1] ? false : undefined;
  if (sign === "<=") return left[1] <= right[0] ? true : isAbove ? false : undefined;
  return isBelow || isAbove ? false : undefined;
}
