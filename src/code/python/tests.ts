import type { Span } from "../literal.js";
import { type Methods, methodTest, patternTest } from "../methods.js";
import type { Argument, Expression } from "../program.js";

const methods: Methods = {
  questions: { startswith: "starts", endswith: "ends" },
  changes: { strip: "trim", lower: "lower", casefold: "lower", upper: "upper" },
};

/** The test that a call makes of its arguments or its object; undefined for any other call. */
export function testCall(
  span: Span,
  words: string,
  callee: Expression,
  args: readonly Argument[],
): Expression | undefined {
  if (args.some(({ name, spread }) => name !== undefined || spread)) return undefined;
  const values = args.map(({ value }) => value);
  const [first, second] = values;
  if (first && !second && words === "len") return { kind: "length", ...span, of: first };
  if (first && !second && words === "bool")
    return { kind: "not", ...span, of: { kind: "not", ...span, of: first } };
  if (first && !second && /^(?:set|frozenset|tuple|list)$/.test(words) && first.kind === "list")
    return first;
  if (second?.kind === "name" && words === "isinstance" && first)
    return second.name === "str"
      ? { kind: "check", ...span, question: "text", of: first }
      : undefined;
  if (first?.kind === "text" && second && /^re\.(?:full)?match$/.test(words) && !args[2])
    return patternTest(span, `^${first.value.replace(/^\^/, "")}`, second, false);
  return methodTest(methods, span, callee, values);
}
