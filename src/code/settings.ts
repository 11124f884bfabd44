import type { Dialect } from "./dialect.js";
import { type Evaluation, unknownAt } from "./evaluation.js";
import type { Literal } from "./literal.js";
import type { Argument, Call, Expression } from "./program.js";

/** Names in a chain of members and calls that are tested. */
const LONGEST = 40;

/** Whether an expression reads the environment or a configuration, as a name in its chain says. */
function isSetting({ settings }: Dialect, expression: Expression): boolean {
  let at: Expression | undefined = expression;
  for (let steps = 0; at && steps < LONGEST; steps += 1) {
    if (at.kind === "name") return settings.test(at.name);
    if (at.kind === "call") at = at.callee;
    else if (at.kind === "member") {
      // The name of the property itself says nothing; the name of a called function does.
      const isOwn: boolean = at === expression;
      if (!isOwn && typeof at.name === "string" && settings.test(at.name)) return true;
      at = at.of;
    } else return false;
  }
  return false;
}

/** An unknown value; marked as a setting where the expression reads one. */
export function unreadAt(
  evaluation: Pick<Evaluation, "programAt">,
  expression: Expression,
  reason: string,
  isSet = false,
): Literal {
  const unread = unknownAt(evaluation, expression, reason);
  const { dialect } = evaluation.programAt(expression.start);
  return isSet || isSetting(dialect, expression) ? { ...unread, isSetting: true } : unread;
}

/** A call that reads a setting, with its default argument as a fallback; any other call unchanged. */
export function withDefault(dialect: Dialect, call: Call): Expression {
  const { start, end, args } = call;
  const otherwise = defaultIn(args);
  return otherwise && isSetting(dialect, call)
    ? { kind: "fallback", start, end, of: call, otherwise, isFalsy: false }
    : call;
}

function defaultIn(args: readonly Argument[]): Expression | undefined {
  const named = args.find(({ name }) => /^(?:default|fallback|defaultvalue)$/i.test(name ?? ""));
  if (named) return named.value;
  const [, second, third] = args;
  const isPlain = second && !third && second.name === undefined && !second.spread;
  return isPlain && second.value.kind !== "object" && second.value.kind !== "function"
    ? second.value
    : undefined;
}

/** Blank, or the address of a developer's own machine, to which no notification leads. */
const LOCAL = /^\s*$|^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/i;

/**
 * Whether the fallback of an absent setting is meant to be sent. An empty text means no value, and an address of the
 * developer's own machine is for tests.
 */
export function isMeant(literal: Literal | undefined): boolean {
  if (literal?.kind === "number" || literal?.kind === "boolean") return true;
  if (literal?.kind !== "string") return false;
  const { text } = literal;
  const [begin] = typeof text === "string" ? [text] : text.parts;
  return typeof begin === "string" && !LOCAL.test(begin);
}
