import type { Change } from "../../../src/fix/migrate/draft.js";
import { parseFile, textFile } from "../../../src/json/parse.js";
import { writtenValue } from "../../../src/json/place.js";
import { escapeSegment } from "../../../src/json/pointer.js";

/** What a change moves there and does not name. */
const DESTINATIONS: Readonly<Record<string, string>> = {
  "/authorization": "/webApplicationInfo/applicationPermissions",
  "/webApplicationInfo/applicationPermissions": "/authorization/permissions/resourceSpecific",
};

/**
 * Pointers of the values that are not written as before, or gone, though no change is about them, about what
 * they hold, or about what holds them. None is the promise that migrating keeps.
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
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value))
      visit(child, `${pointer}/${escapeSegment(key)}`);
  };
  visit(old.value, "");
  return found;
}
