import { escapeSegment, parentPointer, valueAt } from "../json/pointer.js";
import { holdsRefused } from "./refused.js";

/** An item that a key of a language file names and that the manifest lacks. */
export interface MissingItem {
  /** `activities.activityTypes[4]` */
  readonly path: string;
  /** JSON pointer of the list in the manifest; `count` is the list's length. */
  readonly pointer: string;
  readonly count: number;
}

/**
 * Follows a key such as `bots[0].commandLists[1].commands[2].title` into the view of a manifest, up to the first
 * missing item. Undefined where no item is missing, and where a value on the way was refused or is not known.
 */
export function missingItem(key: string, view: unknown): MissingItem | undefined {
  if (!key.includes("[") || key.startsWith("[")) return undefined;
  let pointer = "";
  for (const { 0: whole, 1: name, index: at } of key.matchAll(
    /[^.[\]]+(?=[.[]|$)|\[(\d{1,6})\]/g,
  )) {
    if (name === undefined) {
      pointer += `/${escapeSegment(whole)}`;
      continue;
    }
    const items = valueAt(view, pointer);
    if (items === undefined ? isRefused(view, pointer) : !Array.isArray(items)) return undefined;
    const count = Array.isArray(items) ? items.length : 0;
    if (Number(name) >= count) return { path: key.slice(0, at) + whole, pointer, count };
    pointer += `/${name}`;
  }
  return undefined;
}

/** Whether the schema refused the list or a container of it, for a misspelt name too. */
function isRefused(view: unknown, pointer: string): boolean {
  let at = pointer;
  do {
    at = parentPointer(at);
    if (holdsRefused(valueAt(view, at) ?? {})) return true;
  } while (at !== "");
  return false;
}
