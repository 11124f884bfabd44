import type { Span } from "./literal.js";
import type { Call, Expression, ObjectExpression } from "./program.js";

/** Values that a test expects or a stand-in answers: they look like requests, but are never sent. */
export interface Expectations {
  /** Records a value that is compared, or is an argument of a call that expects its arguments. */
  expect(value: Expression): void;
  /**
   * The calls and objects that are part of a recorded value. Both lists hold all of a program, sorted by where they
   * begin.
   */
  find(calls: readonly Call[], objects: readonly ObjectExpression[]): Set<Expression>;
}

/** Levels of nested values that are searched. */
const DEEPEST = 100;

export function createExpectations(): Expectations {
  const found = new Set<Expression>();
  /** Functions that contain expected values: `mock.Verify(client => client.PostAsync(…))`. */
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

/** The spans that are inside of no other span, in the order in which they begin. */
function outermostOf(spans: readonly Span[]): Span[] {
  const outermost: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  return outermost;
}
