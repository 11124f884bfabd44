import fc from "fast-check";
import { isTemplate, withHoles } from "../../src/json/template.js";

/** Stands where a program reads its environment. */
export const UNKNOWN = { unknown: true } as const;

export type Value =
  | string
  | number
  | boolean
  | null
  | typeof UNKNOWN
  | readonly Value[]
  | { readonly [key: string]: Value };

const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 5 }),
  fc.constantFrom("it's", 'a "b"', "${x}", "`", "\\", "a\nb", "\u2028", "</script>", "//", "/*"),
);

const key = fc
  .oneof(
    fc.constantFrom("source", "webUrl", "a b", "0", "10", "'", "constructor", "toString"),
    fc.string({ maxLength: 4 }),
  )
  .filter((name) => name !== "__proto__");

/** Any value of JSON, with parts that nobody knows. */
export const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.constant(UNKNOWN),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** The value with a hole where it is not known, as a reader of the request sees it. */
export function seen(given: unknown): unknown {
  if (isTemplate(given)) return withHoles(given);
  if (Array.isArray(given)) return given.map(seen);
  if (typeof given !== "object" || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([name, child]) => [name, seen(child)]));
}

/** An endless choice of styles, told by numbers: each call gives one of `count`. */
export function chooser(styles: readonly number[]): (count: number) => number {
  let next = 0;
  return (count) => styles[next++ % styles.length]! % count;
}

export const styles = fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 });
