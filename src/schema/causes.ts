import type { Document } from "../json/document.js";
import { closest } from "../model/closest.js";
import type { SchemaError } from "../model/schema-error.js";
import { filledValue } from "./places.js";

/** Keywords about a value itself, the most severe first: two of them at one place are one wrong value. */
const OF_VALUE = [
  "type",
  "const",
  "enum",
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
];

/** The errors with causes of their own: one for each wrong value, and none that follows from another mistake. */
export function causes(errors: readonly SchemaError[], document: Document): readonly SchemaError[] {
  const worst = worstOfEachValue(errors).filter((error) => !isEcho(error, document));
  const wrongItems = itemsToRemove(worst, document);
  return worst.filter(({ pointer, keyword, params }) => {
    if (keyword !== "maxItems") return true;
    const list = filledValue(document, pointer);
    const count = Array.isArray(list) ? list.length : 0;
    return count - (wrongItems.get(pointer) ?? 0) > Number(params["limit"]);
  });
}

/**
 * By pointer of an object with exactly one unknown and one missing name: the missing name, which was probably meant.
 * The root is left out, because its properties have too little to do with each other.
 */
export function likelyNames(errors: readonly SchemaError[]): ReadonlyMap<string, string> {
  const byObject = new Map<string, { unknown: number; missing: string[] }>();
  for (const { pointer, keyword, params } of errors) {
    if (pointer === "" || (keyword !== "additionalProperties" && keyword !== "required")) continue;
    const found = byObject.get(pointer) ?? { unknown: 0, missing: [] };
    byObject.set(pointer, found);
    if (keyword === "required") found.missing.push(String(params["missingProperty"]));
    else found.unknown += 1;
  }
  const names = new Map<string, string>();
  for (const [pointer, { unknown, missing }] of byObject) {
    if (unknown === 1 && missing.length === 1) names.set(pointer, missing[0]!);
  }
  return names;
}

export function isChoice({ keyword }: SchemaError): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/**
 * Whether a mistake in the JSON explains the error: a missing property may be the broken value, and where a brace is
 * missing, or hides in the section of a template engine, keys and values of objects become items of the list around
 * them.
 */
function isEcho({ pointer, keyword }: SchemaError, { source }: Document): boolean {
  if (source.problems.every(({ isHarmless }) => isHarmless)) return false;
  const isOfItem = keyword === "type" && /\/\d+$/.test(pointer);
  return isOfItem || ["required", "maxItems", "uniqueItems"].includes(keyword);
}

function worstOfEachValue(errors: readonly SchemaError[]): readonly SchemaError[] {
  const worst = new Map<string, number>();
  const type = OF_VALUE.indexOf("type");
  for (const { pointer, keyword } of errors) {
    const rank = OF_VALUE.indexOf(keyword);
    if (rank >= 0) worst.set(pointer, Math.min(rank, worst.get(pointer) ?? rank));
  }
  return errors.filter((error) => {
    const { pointer, keyword } = error;
    // A value of the wrong type makes no choice.
    if (isChoice(error)) return worst.get(pointer) !== type;
    const rank = OF_VALUE.indexOf(keyword);
    return rank < 0 || rank === worst.get(pointer);
  });
}

/**
 * By list, the number of items that have to go: items that are not allowed, and are near no allowed value that the
 * list lacks.
 */
function itemsToRemove(
  errors: readonly SchemaError[],
  document: Document,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { pointer, keyword, params } of errors) {
    const list = /^(.*)\/\d+$/.exec(pointer)?.[1];
    if (keyword !== "enum" || list === undefined) continue;
    const allowed = (params["allowedValues"] as unknown[]).map(String);
    const meant = closest(String(filledValue(document, pointer)), allowed);
    const items = filledValue(document, list);
    if (meant !== undefined && !(Array.isArray(items) && items.includes(meant))) continue;
    counts.set(list, (counts.get(list) ?? 0) + 1);
  }
  return counts;
}
