import { closest } from "../model/closest.js";
import type { Rule, Severity } from "../rule.js";
import { quote } from "../words.js";

/** The severity that somebody gives a rule, or `off`. */
export type Level = Severity | "off";

export const levels: readonly Level[] = ["off", "info", "warning", "error"];

/** A level as it may be written: `warn` is what users of other linters type. Undefined for any other text. */
export function readLevel(written: unknown): Level | undefined {
  return written === "warn" ? "warning" : levels.find((level) => level === written);
}

/** A sentence about an id that no rule has; undefined where a rule has it. */
export function noRule(id: string, rules: readonly Rule[]): string | undefined {
  const ids = rules.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  const near = closest(id, ids);
  return `there is no rule ${quote(id)}${near === undefined ? "" : `: did you mean ${quote(near)}?`}`;
}
