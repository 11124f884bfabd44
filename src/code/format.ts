import type { Span } from "./literal.js";
import type { Expression } from "./program.js";

/** A text with placeholders that is declared elsewhere: `URL.format(user)`. */
export interface Format extends Span {
  readonly kind: "format";
  readonly of: Expression;
  readonly filled: (text: string) => Expression;
}

/**
 * The text that filling in placeholders gives: at once for a text that is written here, and on evaluation for any
 * other expression.
 */
export function formatOf(
  { start, end }: Span,
  of: Expression,
  filled: Format["filled"],
): Expression {
  return of.kind === "text" ? filled(of.value) : { kind: "format", start, end, of, filled };
}
