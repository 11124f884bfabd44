import { isTemplate, type Text } from "../json/template.js";
import type { Check, Comparison } from "./guards.js";
import {
  type Answer,
  containsText,
  endsWith,
  equalsText,
  isBlankText,
  isEmptyText,
  leastLength,
  startsWith,
} from "./known-text.js";
import type { Literal } from "./literal.js";

/** Whether a value counts as true; undefined where nobody can tell. */
export function isTrue(literal: Literal | undefined, isEmptyFalse: boolean): Answer {
  if (!literal || literal.kind === "null") return false;
  if (literal.kind === "boolean" || literal.kind === "number") return Boolean(literal.value);
  if (literal.kind === "string") return negated(isEmptyText(literal.text));
  if (literal.kind === "unknown") return undefined;
  if (!isEmptyFalse) return true;
  const size = literal.kind === "list" ? literal.items.length : literal.properties.size;
  return size > 0 ? true : literal.isOpen ? undefined : false;
}

function negated(is: Answer): Answer {
  return is === undefined ? undefined : !is;
}

/** The answer to a question about a value; undefined where nobody can tell. */
export function answerTo(check: Check, of: Literal | undefined, what: Literal | undefined): Answer {
  const { question, ignoresCase } = check;
  if (question === "empty" || question === "blank") {
    if (!of || of.kind === "null") return true;
    if (of.kind === "list") return of.items.length > 0 ? false : of.isOpen ? undefined : true;
    if (of.kind !== "string") return undefined;
    return question === "empty" ? isEmptyText(of.text) : isBlankText(of.text);
  }
  if (!of || of.kind === "null") return false;
  if (question === "text") return of.kind === "unknown" ? undefined : of.kind === "string";
  if (what?.kind === "list" && question !== "contains") {
    const each = what.items.map((item) => answerTo(check, of, item));
    if (each.includes(true)) return true;
    return what.isOpen || each.includes(undefined) ? undefined : false;
  }
  if (question === "contains" && of.kind === "list") return holdsItem(of, what);
  const keyed = of.kind === "unknown" ? of.entries : of;
  if (question === "contains" && keyed?.kind === "object") {
    if (what?.kind !== "string" || isTemplate(what.text)) return undefined;
    return keyed.properties.has(what.text) ? true : keyed.isOpen ? undefined : false;
  }
  if (of.kind !== "string" || what?.kind !== "string") return undefined;
  const [text, wanted] = ignoresCase ? [lower(of.text), lower(what.text)] : [of.text, what.text];
  if (text === undefined || wanted === undefined) return undefined;
  if (question === "starts") return startsWith(text, wanted);
  return question === "ends" ? endsWith(text, wanted) : containsText(text, wanted);
}

function lower(text: Text): Text | undefined {
  return isTemplate(text) ? undefined : text.toLowerCase();
}

function holdsItem(
  { items, isOpen }: Literal & { kind: "list" },
  what: Literal | undefined,
): Answer {
  // A missing value may be undefined or null, so an item that is null counts as equal.
  if (!what && items.some(({ kind }) => kind === "null")) return true;
  const answers = items.map((item) => areEqual(item, what, true));
  if (answers.includes(true)) return true;
  return isOpen || answers.includes(undefined) ? undefined : false;
}

/** The result of a comparison of two values; undefined where nobody can tell. */
export function compared(
  { sign }: Comparison,
  left: Literal | undefined,
  right: Literal | undefined,
): Answer {
  if (sign === "===" || sign === "==") return areEqual(left, right, sign === "===");
  if (!left || !right) return false;
  if (left.kind !== "number" || right.kind !== "number") return undefined;
  return sign === "<" ? left.value < right.value : left.value <= right.value;
}

function areEqual(
  left: Literal | undefined,
  right: Literal | undefined,
  isStrict: boolean,
): Answer {
  if (left?.kind === "unknown" || right?.kind === "unknown") return undefined;
  const isNothing = (side: Literal | undefined) => !side || side.kind === "null";
  if (isNothing(left) || isNothing(right))
    return isNothing(left) && isNothing(right) && (!isStrict || left?.kind === right?.kind);
  if (left?.kind === "string" && right?.kind === "string") return equalsText(left.text, right.text);
  if (left?.kind !== right?.kind) return isStrict || isOtherNumber(left, right) ? false : undefined;
  // Two equal objects may be two objects or the same one.
  if (left?.kind === "number" || left?.kind === "boolean")
    return left.value === (right as typeof left).value;
  return undefined;
}

/** Whether a text and a number differ in every language, because the text is no number or another number. */
function isOtherNumber(left: Literal | undefined, right: Literal | undefined): boolean {
  if (left?.kind === "number") return isOtherNumber(right, left);
  const isText = left?.kind === "string" && !isTemplate(left.text);
  return isText && right?.kind === "number" && Number(left.text) !== right.value;
}

/** The least and the greatest length of a text (UTF-16 units) or list (items); undefined for any other value. */
export function lengthOf(literal: Literal | undefined): readonly [number, number] | undefined {
  if (literal?.kind === "string") {
    const least = leastLength(literal.text);
    return [least, isTemplate(literal.text) ? Infinity : least];
  }
  if (literal?.kind !== "list") return undefined;
  return [literal.items.length, literal.isOpen ? Infinity : literal.items.length];
}
