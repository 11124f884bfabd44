import type { Language } from "../language.js";
import { link } from "./resolve.js";

export const csharp: Language = {
  endings: [".cs"],
  fences: { cs: "cs", csharp: "cs", "c#": "cs" },
  loadParser: async () => (await import("./csharp.js")).readCSharp,
  link,
};
