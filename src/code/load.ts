import * as code from "./index.js";

/**
 * What reads program code. The bundle loads it at the first call, because most runs meet no program that
 * speaks of a notification, and the parsers are larger than all the rest.
 */
export function loadCode(): typeof code {
  return code;
}
