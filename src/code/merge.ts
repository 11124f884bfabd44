import type { Lowering } from "./lowering.js";
import type { Expression, Part, Scope } from "./program.js";

/**
 * Gives an object what another one has, property by property: `Object.assign(body, { iconId })`,
 * `body.update({"iconId": "crane"})`, `body |= {"iconId": "crane"}`. `at` is the offset of the statement.
 */
export function mergeInto(
  lowering: Lowering,
  target: Expression,
  parts: readonly Part[],
  at: number,
  scope: Scope,
): void {
  for (const part of parts) {
    if ("spread" in part || typeof part.key !== "string") {
      lowering.change(target, at, scope, { kind: "lost" });
      continue;
    }
    const { key, keyStart, keyEnd, value } = part;
    lowering.change(target, at, scope, { kind: "set", value, keyStart, keyEnd }, key);
  }
}
