import * as tolerant from "./tolerant.js";

/** The tolerant parser. The bundle loads it at the first text that `JSON.parse` refuses; most runs have none. */
export function loadTolerant(): typeof tolerant {
  return tolerant;
}
