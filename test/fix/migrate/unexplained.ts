import type { Change } from "../../../src/fix/migrate/draft.js";
import type { Document } from "../../../src/json/document.js";
import { parseFile, textFile } from "../../../src/json/parse.js";
import { valueSpan, writtenValue } from "../../../src/json/place.js";
import { escapeSegment } from "../../../src/json/pointer.js";
import { childrenAt, keyOf } from "../../../src/json/scan.js";

/** Pointers to which a change moves something without naming them. */
const DESTINATIONS: Readonly<Record<string, string>> = {
  "/authorization": "/webApplicationInfo/applicationPermissions",
  "/webApplicationInfo/applicationPermissions": "/authorization/permissions/resourceSpecific",
};

/**
 * Pointers of the values that are not written as before, or gone, though no change is about them, about what
 * they hold, or about what holds them; and of neighbours between which another white space, comma or comment
 * stands than before. None is the promise that migrating keeps.
 */
export function unexplained(
  before: string,
  after: string,
  changes: readonly Pick<Change, "pointer">[],
): string[] {
  const old = parseFile(textFile("a.json", before));
  const fresh = parseFile(textFile("a.json", after));
  // An entry that is taken out moves the others of its list.
  const reasons = changes.flatMap(({ pointer }) => [
    pointer.replace(/\/\d+$/, ""),
    DESTINATIONS[pointer] ?? pointer,
  ]);
  const isExplained = (pointer: string) =>
    reasons.some(
      (reason) => `${reason}/`.startsWith(`${pointer}/`) || pointer.startsWith(`${reason}/`),
    );
  const found: string[] = [];
  const visit = (value: unknown, pointer: string) => {
    if (writtenValue(old, pointer) === writtenValue(fresh, pointer)) return;
    if (!isExplained(pointer)) found.push(pointer);
    const now = gapsIn(fresh, pointer);
    for (const [between, gap] of gapsIn(old, pointer)) {
      if ((now.get(between) ?? gap) !== gap) found.push(`${pointer}: between ${between}`);
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value))
      visit(child, `${pointer}/${escapeSegment(key)}`);
  };
  visit(old.value, "");
  return found;
}

/** The texts between the properties of an object, before the first and after the last, by their keys. */
function gapsIn(document: Document, pointer: string): Map<string, string> {
  const gaps = new Map<string, string>();
  const { source } = document;
  const span = valueSpan(document, pointer);
  if (!span || source.text[span.start] !== "{") return gaps;
  let [before, at] = ["{", span.start + 1];
  for (const child of childrenAt(source, span.start)) {
    const key = keyOf(source, child);
    gaps.set(`${before} and ${key}`, source.text.slice(at, child.keyStart));
    gaps.set(`${key} and its value`, source.text.slice(child.keyEnd, child.start));
    [before, at] = [key, child.end];
  }
  return gaps.set(`${before} and }`, source.text.slice(at, span.end - 1));
}
