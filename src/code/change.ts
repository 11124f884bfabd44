import type { Call, Expression, Name, Place } from "./program.js";

/** Keys in a path that stand for any key of an object or any index of a list, and for any key of an object alone. */
export const ANY = "\0any";
export const ANY_KEY = "\0any key";

/** The old values that a change leaves in place: any, any but null, or any that counts as true. */
export type Unless = "there" | "not null" | "true";

/** A change of the object that a name holds. */
export interface Change extends Place {
  /** The keys to the changed part; where it is lost or a call gets it, with `ANY` or `ANY_KEY` among them. */
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

/** A change of a part of what a name holds. */
export type NamedChange = Pick<Change, "path" | "what"> & { readonly name: Name };

/** The name whose value a change of an expression changes, and the path to the part; undefined without a name. */
export function changedName(
  target: Expression,
  what: Change["what"],
  last: string | undefined,
): NamedChange | undefined {
  const path = last === undefined ? [] : [last];
  let root = target;
  for (; root.kind === "member" || root.kind === "default"; root = root.of)
    if (root.kind === "member") path.unshift(keyIn(root.name));
  if (root.kind !== "name") return undefined;
  const isLost = what.kind !== "handed" && path.includes(ANY);
  return { name: root, path, what: isLost ? { kind: "lost" } : what };
}

/** The key that a member's name is, as far as it is written: a computed key may name any property. */
export function keyIn(name: string | Expression): string {
  if (typeof name === "string") return name;
  if (name.kind === "text") return name.value;
  return name.kind === "constant" && typeof name.value === "number" ? String(name.value) : ANY;
}

/** The keys up to the first that is not known. */
export function knownPath(path: readonly string[]): readonly string[] {
  const end = path.findIndex((key) => key === ANY || key === ANY_KEY);
  return end < 0 ? path : path.slice(0, end);
}
