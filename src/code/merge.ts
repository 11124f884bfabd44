import type { Span } from "./literal.js";
import type { Lowering } from "./lowering.js";
import type { Expression, Part, Scope } from "./program.js";

/**
 * Sets the properties of one object in another, one by one: `Object.assign(body, { iconId })`,
 * `body.update({"iconId": "crane"})`, `body |= {"iconId": "crane"}`; those of a spread object all at once. `at` is the offset of the statement.
 */
export function mergeInto(
  lowering: Lowering,
  target: Expression,
  parts: readonly Part[],
  at: number,
  scope: Scope,
): void {
  for (const part of parts) {
    if ("spread" in part) {
      lowering.change(target, at, scope, { kind: "merged", source: part.spread });
      continue;
    }
    if (typeof part.key !== "string") {
      lowering.change(target, at, scope, { kind: "lost" });
      continue;
    }
    const { key, keyStart, keyEnd, value } = part;
    lowering.change(target, at, scope, { kind: "set", value, keyStart, keyEnd }, key);
  }
}

/** A copy of a list or an object: later changes of the copy leave the original unchanged. */
export function copied({ start, end }: Span, value: Expression): Expression {
  return { kind: "choice", start, end, options: [{ value }] };
}
