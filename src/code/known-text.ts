import { isTemplate, type Text } from "../json/template.js";
import type { Literal } from "./literal.js";

/**
 * The answer to a question about a text with holes: true or false where every filling gives the same answer, else
 * undefined.
 */
export type Answer = boolean | undefined;

function piecesOf(text: Text): readonly string[] {
  return isTemplate(text) ? text.parts.filter((part) => typeof part === "string") : [text];
}

/** The known beginning of a text; empty where the text begins with a hole. */
function leadOf(text: Text): string {
  if (!isTemplate(text)) return text;
  const [first] = text.parts;
  return typeof first === "string" ? first : "";
}

function tailOf(text: Text): string {
  if (!isTemplate(text)) return text;
  const last = text.parts.at(-1);
  return typeof last === "string" ? last : "";
}

/** The least length of a text in UTF-16 units. */
export function leastLength(text: Text): number {
  return piecesOf(text).reduce((sum, piece) => sum + piece.length, 0);
}

export function isEmptyText(text: Text): Answer {
  return leastLength(text) > 0 ? false : isTemplate(text) ? undefined : true;
}

export function isBlankText(text: Text): Answer {
  if (piecesOf(text).some((piece) => piece.trim() !== "")) return false;
  return isTemplate(text) ? undefined : true;
}

export function startsWith(text: Text, what: Text): Answer {
  const lead = leadOf(text);
  const wanted = leadOf(what);
  if (!isTemplate(what) && lead.startsWith(wanted)) return true;
  const shared = Math.min(lead.length, wanted.length);
  if (lead.slice(0, shared) !== wanted.slice(0, shared)) return false;
  return isTemplate(text) || isTemplate(what) ? undefined : false;
}

export function endsWith(text: Text, what: Text): Answer {
  const tail = tailOf(text);
  const wanted = tailOf(what);
  if (!isTemplate(what) && tail.endsWith(wanted)) return true;
  const shared = Math.min(tail.length, wanted.length);
  if (tail.slice(tail.length - shared) !== wanted.slice(wanted.length - shared)) return false;
  return isTemplate(text) || isTemplate(what) ? undefined : false;
}

export function containsText(text: Text, what: Text): Answer {
  if (isTemplate(what)) return isTemplate(text) ? undefined : couldHold(text, what);
  if (piecesOf(text).some((piece) => piece.includes(what))) return true;
  return isTemplate(text) ? undefined : false;
}

/** Whether a text may hold another one: false where a known part of the other is missing. */
function couldHold(text: string, what: Text): Answer {
  return piecesOf(what).every((piece) => text.includes(piece)) ? undefined : false;
}

export function equalsText(left: Text, right: Text): Answer {
  if (!isTemplate(left) && !isTemplate(right)) return left === right;
  const isShorter = (known: Text, other: Text) =>
    !isTemplate(known) && known.length < leastLength(other);
  if (isShorter(left, right) || isShorter(right, left)) return false;
  if (startsWith(left, leadOf(right)) === false || endsWith(left, tailOf(right)) === false)
    return false;
  if (!isTemplate(left)) return couldHold(left, right);
  return isTemplate(right) ? undefined : couldHold(right, left);
}

/** The beginning of a text or a list of at most so many units or items; undefined where it is not known. */
export function cutTo(whole: Literal, most: Literal | undefined): Literal | undefined {
  if (most?.kind !== "number" || !(most.value >= 0)) return undefined;
  if (whole.kind === "list" && !whole.isOpen)
    return { ...whole, items: whole.items.slice(0, most.value) };
  if (whole.kind !== "string" || isTemplate(whole.text)) return undefined;
  // A text that is short enough keeps its place. Languages count other characters than UTF-16 units differently.
  if (whole.text.length <= most.value) return whole;
  const isCounted = !/[\uD800-\uDFFF]/.test(whole.text);
  const text = whole.text.slice(0, most.value);
  return isCounted ? { ...whole, text, isPlain: false } : undefined;
}

/** The text in upper or lower case, or without surrounding white space. */
export function changedText(text: string, how: "trim" | "lower" | "upper"): string {
  if (how === "trim") return text.trim();
  return how === "lower" ? text.toLowerCase() : text.toUpperCase();
}
