import * as words from "./words.js";

/**
 * The module that puts schema errors in words. The bundle loads it at the first schema error; most runs have none.
 */
export function loadWords(): typeof words {
  return words;
}
