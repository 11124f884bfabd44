import type { Language } from "../language.js";
import { loadParser } from "./load.js";
import { ENDINGS, link } from "./resolve.js";

export const javascript: Language = {
  // The last three are pages with scripts.
  endings: [...ENDINGS, ".vue", ".svelte", ".ejs"],
  fences: { ts: "ts", tsx: "tsx", typescript: "ts", js: "js", jsx: "jsx", javascript: "js" },
  comment: "//",
  tests: /\.(?:test|spec)\.[cm]?[jt]sx?$/,
  parse: (text, start, name) => loadParser().readJavaScript(text, start, name),
  link,
};
