import type { Call, Expression, Place } from "./program.js";

/** What happens to the object that a name holds. */
export interface Change extends Place {
  readonly path: readonly string[];
  /** By a bare name that the class does not declare: it means a field of the base, if that has it. */
  readonly isBare?: true;
  readonly what:
    | {
        readonly kind: "set";
        readonly value: Expression;
        readonly keyStart: number;
        readonly keyEnd: number;
      }
    | { readonly kind: "append"; readonly items: readonly Expression[] }
    /**
     * Given to a call as its argument number `index`: what that does with it, its function tells.
     * With `isPart` a property of it is given, and nobody knows which one.
     */
    | {
        readonly kind: "handed";
        readonly call: Call;
        readonly index: number;
        readonly isPart?: true;
      }
    /** With another value, as tests do; it stays as it is. */
    | { readonly kind: "compared" }
    /** In a way that nobody follows. */
    | { readonly kind: "lost" };
}
