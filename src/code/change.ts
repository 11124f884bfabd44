import type { Call, Expression, Name, Place } from "./program.js";

/** Keys in a path that stand for any key of an object or any index of a list, and for any key of an object alone. */
export const ANY = "\0any";
export const ANY_KEY = "\0any key";

/** The old values that a change leaves in place: any, any but null, or any that counts as true. */
export type Unless = "there" | "not null" | "true";

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
        /** Set where a value that is there already stays: `body.kind ??= "taskCreated"`. */
        readonly unless?: Unless;
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

/** The name whose value a change of an expression changes, and the path to the part; undefined without a name. */
export function changedName(
  target: Expression,
  what: Change["what"],
  last: string | undefined,
): (Pick<Change, "path" | "what"> & { readonly name: Name }) | undefined {
  let path = last === undefined ? [] : [last];
  let isLost = false;
  let root = target;
  for (;;) {
    const isRead =
      root.kind === "call" && root.callee.kind === "member" && root.callee.name === "get";
    const at: Expression = isRead ? (root as Call).callee : root;
    if (at.kind !== "member" && at.kind !== "default") break;
    root = at.of;
    if (at.kind === "default") continue;
    const { name } = at;
    const key = typeof name === "string" ? name : name.kind === "text" ? name.value : undefined;
    // A computed key may name any property, and so may the key of `MAP.get(key)`.
    if ((key === undefined || isRead) && what.kind !== "handed") [path, isLost] = [[], true];
    else path = [isRead ? ANY : (key ?? ANY), ...path];
  }
  if (root.kind !== "name") return undefined;
  return { name: root, path, what: isLost ? { kind: "lost" } : what };
}
