import type { Language } from "../language.js";
import { loadParser } from "./load.js";
import { link } from "./resolve.js";

export const csharp: Language = {
  endings: [".cs"],
  fences: { cs: "cs", csharp: "cs", "c#": "cs" },
  comment: "//",
  tests: /Tests?\.cs$/,
  parse: (text, start) => loadParser().readCSharp(text, start),
  link,
};
