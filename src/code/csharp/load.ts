import * as parser from "./csharp.js";

/** The parser. The bundle loads it at the first call. */
export const loadParser = () => parser;
