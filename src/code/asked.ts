import type { Evaluation } from "./evaluation.js";
import type { Literal } from "./literal.js";

/**
 * The way in which a test that is not followed reads a value: as an argument of a call, or as the object of a method.
 * A list as the object is the known part of the question, and not asked about: `KINDS.includes(kind)`.
 */
export type Asked = "argument" | "receiver";

/** Prefix of a value's name in `doubted` and `looked`; the offset of the value's source text follows. */
const VALUE = "value at ";

/**
 * Prefix of the name of an object or list that is an argument of a test, and of each value in it. A test may choose
 * between two objects; on the way to a send it only checks the sent one.
 */
export const WHOLE = "whole value at ";

function nameAt(start: number): string {
  return `${VALUE}${start}`;
}

/** The offset in the name of a value; undefined for any other name. */
export function writtenAt(name: string): number | undefined {
  const begin = [VALUE, WHOLE].find((each) => name.startsWith(each));
  return begin === undefined ? undefined : Number(name.slice(begin.length));
}

/** Records that a test that is not followed reads a value, which it may rule out; returns the value. */
export function askedValue(
  { looked }: Evaluation,
  value: Literal | undefined,
  asked: Asked | undefined,
): Literal | undefined {
  if (!value || !asked || !looked || value.kind === "unknown") return value;
  if (value.kind !== "object" && value.kind !== "list") looked.add(nameAt(value.start));
  else if (asked === "argument") askWhole(looked, value);
  return value;
}

function askWhole(looked: Set<string>, value: Literal): void {
  looked.add(`${WHOLE}${value.start}`);
  if (value.kind === "list") for (const item of value.items) askWhole(looked, item);
  if (value.kind !== "object") return;
  for (const property of value.properties.values()) askWhole(looked, property.value);
}

/** Whether a test may rule out the value written at an offset; false while a test is evaluated. */
export function isDoubted({ looked, met, way }: Evaluation, start: number): boolean {
  if (looked) return false;
  met.add(start);
  return (
    way.doubted.size > 0 && (way.doubted.has(nameAt(start)) || way.doubted.has(`${WHOLE}${start}`))
  );
}
