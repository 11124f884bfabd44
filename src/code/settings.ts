import type { Dialect } from "./dialect.js";
import { type Evaluation, unknownAt } from "./evaluation.js";
import type { Literal } from "./literal.js";
import type { Argument, Call, Expression } from "./program.js";

/** Names behind each other in one chain that are looked at. */
const LONGEST = 40;

/** Whether an expression reads the environment or a configuration, as a name in its chain says. */
function isSetting({ settings }: Dialect, expression: Expression): boolean {
  let at: Expression | undefined = expression;
  for (let steps = 0; at && steps < LONGEST; steps += 1) {
    if (at.kind === "name") return settings.test(at.name);
    if (at.kind === "call") at = at.callee;
    else if (at.kind === "member") {
      // The property that is read may be called as it likes; a function says what it does.
      const isOwn: boolean = at === expression;
      if (!isOwn && typeof at.name === "string" && settings.test(at.name)) return true;
      at = at.of;
    } else return false;
  }
  return false;
}

/** What nobody knows, and perhaps a setting. */
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

/** A call that reads a setting, with the value that it gives where there is none. */
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

/** A developer's own machine, which no notification leads to. */
const LOCAL = /^\s*$|^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/i;

/**
 * Whether a value is meant to be sent where a setting is absent. An empty text says that there is
 * none, and an address of the developer's own machine is for tests.
 */
export function isMeant(literal: Literal | undefined): boolean {
  if (literal?.kind === "number" || literal?.kind === "boolean") return true;
  if (literal?.kind !== "string") return false;
  const { text } = literal;
  const [begin] = typeof text === "string" ? [text] : text.parts;
  return typeof begin === "string" && !LOCAL.test(begin);
}
