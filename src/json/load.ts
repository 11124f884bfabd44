import * as tolerant from "./tolerant.js";

/** What reads a text that `JSON.parse` refused. The bundle loads it at the first such text, which most runs do not meet. */
export function loadTolerant(): typeof tolerant {
  return tolerant;
}
