import type { Diagnostic } from "../diagnostic.js";
import { visible } from "./visible.js";

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/**
 * A text for an attribute or an element. Characters that XML 1.0 forbids even as references (control characters, half
 * surrogate pairs, U+FFFE and U+FFFF) become escapes in `visible`.
 */
export function xml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (found) => entities[found]!);
}

/** The diagnostics of each file, in the order of the report. */
export function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const found = files.get(diagnostic.file);
    if (found) found.push(diagnostic);
    else files.set(diagnostic.file, [diagnostic]);
  }
  return files;
}
