import * as code from "./index.js";

/**
 * The reader of program code. The bundle loads it at the first call: most runs meet no program that mentions a
 * notification, and the parsers are larger than everything else.
 */
export function loadCode(): typeof code {
  return code;
}
