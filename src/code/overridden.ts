import { classOf } from "./functions.js";
import type { Instance, Part } from "./program.js";

/** Classes above a class that are looked at. */
const MOST_BASES = 20;

/** Tells the classes above a class, as far as they stand in its file, which of their members the class replaces. */
export function markOverridden({ base, parts }: Instance): void {
  let above = base && classOf(base, "file");
  for (let depth = 0; above && depth < MOST_BASES; depth += 1) {
    for (const key of keysOf(parts)) above.overridden.add(key);
    above = above.base && classOf(above.base, "file");
  }
}

/** The keys of parts, as far as the program writes them as names or texts. */
export function keysOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => ("key" in part && typeof part.key === "string" ? [part.key] : []));
}
