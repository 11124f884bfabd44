import * as parser from "./python.js";

/** The parser. The bundle loads it at the first call. */
export const loadParser = () => parser;
