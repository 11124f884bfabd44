import type { Call, Expression, Place } from "./program.js";

/** A change of the object that a name holds. */
export interface Change extends Place {
  readonly path: readonly string[];
  /**
   * Set for a bare name that the class does not declare: the change is one of a field of the base class, if the base
   * has that field.
   */
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
     * The object is argument number `index` of a call, and the call's function decides what happens to it. With
     * `isPart` the argument is a property of the object, and the name of the property is not known.
     */
    | {
        readonly kind: "handed";
        readonly call: Call;
        readonly index: number;
        readonly isPart?: true;
      }
    /** The object is compared with a value, as in tests, and stays unchanged. */
    | { readonly kind: "compared" }
    /** The change is not followed, and the value is unknown after it. */
    | { readonly kind: "lost" };
}
