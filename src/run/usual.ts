import { findSample } from "../model/samples.js";

/** A part of a request that is of no usual form, which does not mean that it is wrong. */
export const ODD: unique symbol = Symbol("odd");
export type Odd = typeof ODD;

export function isTextIfAny(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}

/** An id, if any. The id of a documentation sample is unusual: such an id is never sound. */
export function isIdIfAny(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && findSample(value) === undefined);
}
