import * as unpacking from "./inflate.js";

/** What unpacks archives, images and logs. The bundle loads it for the first of them. */
export function loadInflate(): typeof unpacking {
  return unpacking;
}
