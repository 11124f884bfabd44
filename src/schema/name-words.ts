import type { Document } from "../json/document.js";
import { valueAt } from "../json/pointer.js";
import { closest, countSlips } from "../model/closest.js";
import { list, quote } from "../words.js";
import type { SchemaError } from "../model/schema-error.js";
import { childOf, filledValue, pathOf } from "./places.js";
import type { NameStory, SchemaFinding, Vocabulary } from "./vocabulary.js";

/**
 * The finding for a name that the schema does not have, and the name that was probably meant. `likely` is the only
 * name that the object lacks, if exactly one is missing.
 */
export function unknownName(
  { pointer, params }: SchemaError,
  document: Document,
  vocabulary: Vocabulary,
  likely?: string,
) {
  const name = String(params["additionalProperty"]);
  const object = filledValue(document, pointer);
  const value = valueAt(object, childOf("", name));
  const takes = (other: string) =>
    value === null || (vocabulary.takesKind?.(childOf(pointer, other), value) ?? true);
  const names = (vocabulary.namesAt?.(pointer, object) ?? []).filter(takes);
  const told =
    vocabulary.unknownName?.(pointer, name, object) ??
    nearName(name, names, object, likely !== undefined && takes(likely) ? likely : undefined);
  const isFit = told.rename === undefined || takes(told.rename);
  const story: NameStory = isFit ? told : { message: told.message, help: "remove it" };
  const { message, rename } = story;
  const at = { document, pointer: childOf(pointer, name), key: true };
  const isTaken = rename !== undefined && hasOwn(object, rename);
  const help = isTaken ? `remove it: ${quote(rename)} is there too` : story.help;
  const isClear = rename === undefined || !story.isGuess || isTypo(name, rename);
  const edits =
    rename === undefined
      ? story.edits?.({ document, pointer: at.pointer })
      : isTaken
        ? undefined
        : [{ rename: at, text: rename }];
  const finding: SchemaFinding = {
    at,
    message,
    ...(help !== undefined && { help }),
    ...(edits &&
      (isClear
        ? { fix: { edits } }
        : { suggestions: [{ title: `write ${quote(rename!)}`, edits }] })),
  };
  return { finding, rename };
}

function nearName(
  name: string,
  names: readonly string[],
  object: unknown,
  likely: string | undefined,
): NameStory {
  const free = names.filter((known) => !hasOwn(object, known));
  const near = closest(name, free);
  const message = `unknown property ${quote(name)}`;
  if (near !== undefined)
    return { message, help: `did you mean ${quote(near)}?`, rename: near, isGuess: true };
  if (likely !== undefined) {
    const help = `write ${quote(likely)}, which is missing here, or take ${quote(name)} out and add that`;
    return { message, help, rename: likely, isGuess: true };
  }
  return { message, help: free.length > 0 ? `remove it; known here: ${list(free)}` : "remove it" };
}

/**
 * Whether the names differ by two slips at most, so that a fix may rename: `copilotExtensions` is no slip for
 * `composeExtensions`.
 */
function isTypo(name: string, other: string): boolean {
  return countSlips(name.toLowerCase(), other.toLowerCase()) <= 2;
}

/** The finding for a property that the schema requires. */
export function missingName(
  pointer: string,
  name: string,
  document: Document,
  vocabulary: Vocabulary,
): SchemaFinding {
  const inside = pointer === "" ? "" : ` in ${pathOf(pointer)}`;
  return {
    at: { document, pointer: childOf(pointer, name) },
    message: `missing property ${quote(name)}${inside}`,
    help: vocabulary.missingName?.(pointer, name) ?? `add ${quote(name)}`,
  };
}

function hasOwn(object: unknown, name: string): boolean {
  return typeof object === "object" && object !== null && Object.hasOwn(object, name);
}
