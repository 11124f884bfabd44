import { csharp } from "./csharp/index.js";
import { javascript } from "./javascript/index.js";
import type { Language } from "./language.js";
import { python } from "./python/index.js";

/** The supported languages. */
export const languages: readonly Language[] = [javascript, python, csharp];
