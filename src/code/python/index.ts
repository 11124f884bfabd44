import type { Language } from "../language.js";
import { link } from "./resolve.js";

export const python: Language = {
  endings: [".py"],
  fences: { py: "py", python: "py" },
  loadParser: async () => (await import("./python.js")).readPython,
  link,
};
