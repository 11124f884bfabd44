import type { Call, Expression, Place } from "./program.js";

/** Keys in a path that stand for any key of an object or any index of a list, and for any key of an object alone. */
export const ANY = "\0any";
export const ANY_KEY = "\0any key";

/** A change of the object that a name holds. */
export interface Change extends Place {
  /** The keys to the changed part; only a part that a call gets has `ANY` or `ANY_KEY` among them. */
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
    /** The properties of another object are set in the object. */
    | { readonly kind: "merged"; readonly source: Expression }
    /**
     * The object is argument number `index` of a call, and the call's function decides what happens to it. With
     * `isNear` the path leads only near the argument, so what the function changes may be anything in there.
     */
    | {
        readonly kind: "handed";
        readonly call: Call;
        readonly index: number;
        readonly isNear?: true;
      }
    /** The object is compared with a value, as in tests, and stays unchanged. */
    | { readonly kind: "compared" }
    /** The change is not followed, and the value is unknown after it. */
    | { readonly kind: "lost" };
}
