import type { Language } from "../language.js";
import { loadParser } from "./load.js";
import { link } from "./resolve.js";

export const python: Language = {
  endings: [".py"],
  fences: { py: "py", python: "py" },
  comment: "#",
  // As pytest collects them.
  tests: /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/,
  parse: (text, start) => loadParser().readPython(text, start),
  link,
};
