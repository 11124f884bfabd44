import type { Span } from "./literal.js";
import type { Expression, Format } from "./program.js";

/** A text with its places filled in, now if it stands here, and else when its value is looked up. */
export function formatOf(
  { start, end }: Span,
  of: Expression,
  filled: Format["filled"],
): Expression {
  return of.kind === "text" ? filled(of.value) : { kind: "format", start, end, of, filled };
}
