import * as words from "./words.js";

/** What puts schema errors in words. The bundle loads it at the first error, which most runs do not meet. */
export function loadWords(): typeof words {
  return words;
}
