import * as unpacking from "./inflate.js";

/** The functions that unpack archives, images and logs. The bundle loads them for the first such file. */
export function loadInflate(): typeof unpacking {
  return unpacking;
}
