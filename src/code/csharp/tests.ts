import { not, type Question } from "../guards.js";
import type { Span } from "../literal.js";
import { type Methods, methodTest, patternTest } from "../methods.js";
import type { Argument, Expression } from "../program.js";

const methods: Methods = {
  questions: {
    startsWith: "starts",
    endsWith: "ends",
    contains: "contains",
    containsKey: "contains",
  },
  changes: {
    trim: "trim",
    toLower: "lower",
    toLowerInvariant: "lower",
    toUpper: "upper",
    toUpperInvariant: "upper",
  },
};

const NOTHING: Readonly<Record<string, Question>> = {
  IsNullOrEmpty: "empty",
  IsNullOrWhiteSpace: "blank",
};

/** The test that a call makes of its arguments or its object; undefined for any other call. */
export function testCall(
  span: Span,
  words: string,
  callee: Expression,
  args: readonly Argument[],
): Expression | undefined {
  const values = args.map(({ value }) => value);
  const [first, second, third] = values;
  const [, owner = "", name = ""] = /^(?:[\w.]*\.)?(\w+)\.(\w+)$/.exec(words) ?? [];
  if (first && /^string$/i.test(owner) && Object.hasOwn(NOTHING, name))
    return { kind: "check", ...span, question: NOTHING[name]!, of: first };
  const isStatic = /^(?:string|object)$/i.test(owner) && name === "Equals";
  if (first && second && isStatic) return equals(span, first, second, third);
  if (callee.kind !== "member") return undefined;
  if (first && callee.name === "equals") return equals(span, callee.of, first, second);
  if (second?.kind === "text" && first && owner === "Regex" && name === "IsMatch" && !third)
    return patternTest(span, second.value, first, false);
  if (!first && callee.name === "any") return not(isEmpty(span, callee.of));
  const test = methodTest(methods, span, callee, values);
  return test?.kind === "check" && ignoresCase(second) ? { ...test, ignoresCase: true } : test;
}

function isEmpty(span: Span, of: Expression): Expression {
  return { kind: "check", ...span, question: "empty", of };
}

function equals(
  span: Span,
  left: Expression,
  right: Expression,
  how: Expression | undefined,
): Expression {
  if (!ignoresCase(how)) return { kind: "compare", ...span, sign: "==", left, right };
  const lower = (of: Expression): Expression => ({ kind: "changed", ...span, how: "lower", of });
  return { kind: "compare", ...span, sign: "==", left: lower(left), right: lower(right) };
}

/** `StringComparison.OrdinalIgnoreCase` */
function ignoresCase(how: Expression | undefined): boolean {
  return how?.kind === "member" && String(how.name).endsWith("IgnoreCase");
}

/**
 * The test whose truth makes a call throw: `ArgumentException.ThrowIfNullOrEmpty(title)`. Undefined for any other
 * call.
 */
export function throwTest(span: Span, words: string, of: Expression): Expression | undefined {
  const [, what] = /\.ThrowIf(Null|NullOrEmpty|NullOrWhiteSpace)$/.exec(words) ?? [];
  if (what === undefined) return undefined;
  if (what !== "Null")
    return { kind: "check", ...span, question: what === "NullOrEmpty" ? "empty" : "blank", of };
  const nothing = { kind: "constant", ...span, value: null } as const;
  return { kind: "compare", ...span, sign: "==", left: of, right: nothing };
}
