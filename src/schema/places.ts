import type { Document } from "../json/document.js";
import { escapeSegment, segmentsOf, valueAt } from "../json/pointer.js";
import { quote } from "../words.js";

/** A value as the schema saw it: with what the environment filled in. */
export function filledValue(document: Document, pointer: string): unknown {
  return document.filled?.get(pointer)?.value ?? valueAt(document.value, pointer);
}

/** `"staticTabs[0].scopes[1]"`, as people write it; a key of a language file is that key. */
export function pathOf(pointer: string): string {
  let path = "";
  for (const segment of segmentsOf(pointer)) {
    path += /^\d+$/.test(segment) ? `[${segment}]` : `${path === "" ? "" : "."}${segment}`;
  }
  return quote(path);
}

export function childOf(pointer: string, name: string): string {
  return `${pointer}/${escapeSegment(name)}`;
}
