import { both, type Changed, type Question } from "./guards.js";
import type { Span } from "./literal.js";
import type { Expression } from "./program.js";

/** The questions and text changes of a language's methods, by their names. */
export interface Methods {
  readonly questions: Readonly<Record<string, Question>>;
  readonly changes: Readonly<Record<string, Changed["how"]>>;
}

/** The test or changed text of a method call; undefined for any other method. */
export function methodTest(
  { questions, changes }: Methods,
  { start, end }: Span,
  callee: Expression,
  args: readonly Expression[],
): Expression | undefined {
  if (callee.kind !== "member" || typeof callee.name !== "string") return undefined;
  const { of, name } = callee;
  const [what] = args;
  if (what && Object.hasOwn(questions, name))
    return { kind: "check", start, end, question: questions[name]!, of, what };
  if (!what && Object.hasOwn(changes, name))
    return { kind: "changed", start, end, how: changes[name]!, of };
  return undefined;
}

/** Characters that match themselves in a regular expression, escaped or not. */
const PLAIN = /^(?:[\w \-:/@#%&=~`'",;<>!]|\\[./\-:?+*^$()[\]{}|\\])/;

/**
 * The test of a text by a regular expression, as far as the expression fixes the text's beginning. Expressions of a
 * program are never run, because they may take for ever. Undefined where the beginning is not fixed.
 */
export function patternTest(
  { start, end }: Span,
  pattern: string,
  of: Expression,
  ignoresLetters: boolean,
): Expression | undefined {
  if (!pattern.startsWith("^") || pattern.includes("|")) return undefined;
  let rest = pattern.slice(1);
  let lead = "";
  for (let found = PLAIN.exec(rest); found; found = PLAIN.exec(rest)) {
    // A repeated or optional character belongs to the rest.
    if (/^[?*+{]/.test(rest.slice(found[0].length))) break;
    lead += found[0].replace("\\", "");
    rest = rest.slice(found[0].length);
  }
  if (lead === "") return undefined;
  const ignoresCase = ignoresLetters && { ignoresCase: true as const };
  const what: Expression = { kind: "text", start, end, value: lead, isPlain: false };
  const begins = {
    kind: "check",
    start,
    end,
    question: "starts",
    of,
    what,
    ...ignoresCase,
  } as const;
  if (rest === "") return begins;
  return both(begins, { kind: "unknown", start, end, reason: "a pattern", of: [of] });
}
