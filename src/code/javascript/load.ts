import * as parser from "./javascript.js";

/** The parser. The bundle loads it at the first call. */
export const loadParser = () => parser;
