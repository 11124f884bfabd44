import type { Document } from "../src/json/document.js";
import { escapeSegment, parentPointer, valueAt } from "../src/json/pointer.js";
import { defineRule, type Finding } from "../src/rule.js";
import { pathOf } from "../src/schema/places.js";
import { plural, quote } from "../src/words.js";

export default defineRule({
  id: "localization-index-in-range",
  severity: "error",
  summary: "A language file's key with an index names an item that the manifest has",

  *checkApp({ document: manifest, manifest: view, languages }) {
    if (manifest.source.problems.length > 0) return;
    for (const { document, texts } of languages) {
      const reported = new Set<string>();
      for (const key of Object.keys(texts)) {
        const item = missingItem(key, view);
        if (!item || texts[key] === undefined || reported.has(item.path)) continue;
        reported.add(item.path);
        yield outOfRange(key, item, document, manifest);
      }
    }
  },
});

interface MissingItem {
  /** `activities.activityTypes[4]` */
  readonly path: string;
  /** The list in the manifest, and how many items it has. */
  readonly pointer: string;
  readonly count: number;
}

/** Follows a key such as `bots[0].commandLists[1].commands[2].title`, up to an item that is not there. */
function missingItem(key: string, view: unknown): MissingItem | undefined {
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

/** Whether the schema refused the list or what holds it, be it for a misspelt name. */
function isRefused(view: unknown, pointer: string): boolean {
  let at = pointer;
  do {
    at = parentPointer(at);
    if (Object.values(valueAt(view, at) ?? {}).includes(undefined)) return true;
  } while (at !== "");
  return false;
}

function outOfRange(
  key: string,
  { path, pointer, count }: MissingItem,
  document: Document,
  manifest: Document,
): Finding {
  const help =
    count === 0
      ? "remove the key"
      : `indexes begin at 0, so the last one is ${count - 1}; if the manifest's order changed, renumber the keys`;
  return {
    at: { document, pointer: `/${escapeSegment(key)}`, key: true },
    message: `the manifest has no ${quote(path)}: ${pathOf(pointer)} holds ${count === 0 ? "nothing" : plural(count, "entry", "entries")}`,
    help,
    related: [{ at: { document: manifest, pointer }, message: "the manifest's list" }],
  };
}
