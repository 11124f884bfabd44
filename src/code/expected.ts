import type { Span } from "./literal.js";
import type { Call, Expression, ObjectExpression } from "./program.js";

/** What tests expect, or a stand-in answers: it looks like a request, and nobody sends it. */
export interface Expectations {
  /** A value that is compared, or given to a call that expects its arguments. */
  expect(value: Expression): void;
  /** Calls and objects that are part of such a value, of all that a program has, each sorted by where they begin. */
  find(calls: readonly Call[], objects: readonly ObjectExpression[]): Set<Expression>;
}

/** Values around each other that are looked into. */
const DEEPEST = 100;

export function createExpectations(): Expectations {
  const found = new Set<Expression>();
  /** Functions say what is expected as well: `mock.Verify(client => client.PostAsync(…))`. */
  const functions: Span[] = [];

  function expect(value: Expression, depth = 0): void {
    if (depth > DEEPEST || found.has(value)) return;
    const inner = (of: Expression) => expect(of, depth + 1);
    switch (value.kind) {
      case "object":
        found.add(value);
        for (const part of value.parts) inner("spread" in part ? part.spread : part.value);
        return;
      case "list":
        for (const item of value.items) inner(item.value);
        return;
      case "json":
        inner(value.of);
        return;
      case "function":
        functions.push(value);
        return;
      default:
    }
  }

  return {
    expect: (value) => expect(value),
    find(calls, objects) {
      const outermost = outermostOf(functions);
      for (const sorted of [calls, objects]) {
        let next = 0;
        for (const each of sorted) {
          while (next < outermost.length && outermost[next]!.end <= each.start) next += 1;
          const around = outermost[next];
          if (around && around.start <= each.start && each.end <= around.end) found.add(each);
        }
      }
      return found;
    },
  };
}

/** The spans that lie in no other one, in the order in which they begin. */
function outermostOf(spans: readonly Span[]): Span[] {
  const outermost: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  return outermost;
}
