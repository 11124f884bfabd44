import type { Document } from "../json/document.js";
import { escapeSegment, segmentsOf, valueAt } from "../json/pointer.js";
import { quote } from "../words.js";

/** The value at a pointer as the schema was given it, with the environment's values filled in. */
export function filledValue(document: Document, pointer: string): unknown {
  return document.filled?.get(pointer)?.value ?? valueAt(document.value, pointer);
}

/** The pointer in people's notation, quoted: `"staticTabs[0].scopes[1]"`; a language file's flat key is unchanged. */
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
