import type { Evaluation } from "./evaluation.js";
import type { Literal } from "./literal.js";

/**
 * How a test that is not followed asks about a value: it is an argument of a call, or what a method is
 * called on. A list that is called so says what is in it, and is not asked about: `KINDS.includes(kind)`.
 */
export type Asked = "argument" | "receiver";

/** With this begins the name of a value in `doubted` and `looked`, by the offset at which it was written. */
const VALUE = "value at ";

/**
 * As VALUE, of an object or list that a test is given, and of what that holds. A test may choose between
 * two objects; in the way of a send it only checks what is sent.
 */
export const WHOLE = "whole value at ";

function nameAt(start: number): string {
  return `${VALUE}${start}`;
}

/** The offset in the name of a value; undefined for the name of anything else. */
export function writtenAt(name: string): number | undefined {
  const begin = [VALUE, WHOLE].find((each) => name.startsWith(each));
  return begin === undefined ? undefined : Number(name.slice(begin.length));
}

/** Lets a test that is not followed ask about a value, which it may rule out. */
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

/** Whether a test may rule out what was written at an offset; never to a test itself. */
export function isDoubted({ looked, met, way }: Evaluation, start: number): boolean {
  if (looked) return false;
  met.add(start);
  return (
    way.doubted.size > 0 && (way.doubted.has(nameAt(start)) || way.doubted.has(`${WHOLE}${start}`))
  );
}
