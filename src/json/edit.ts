import type { Child, Document, PointerPlace, Source, SpanPlace } from "./document.js";
import { lastSegment, parentPointer, segmentsOf } from "./pointer.js";
import { childrenAt, locate, skipSpace } from "./scan.js";

/** New text for the characters start..end of a source's text. */
export interface SourceEdit {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes `text` (JSON, or plain characters for a span) over a value. Undefined where the pointer names no value. */
export function replaceEdit(place: PointerPlace | SpanPlace, text: string): SourceEdit | undefined {
  if ("source" in place) return { source: place.source, start: place.start, end: place.end, text };
  const child = find(place.document, place.pointer);
  return child && { source: place.document.source, start: child.start, end: child.end, text };
}

/** Renames the key of a property. Undefined where the pointer names no property. */
export function renameEdit(
  { document, pointer }: PointerPlace,
  name: string,
): SourceEdit | undefined {
  const child = find(document, pointer);
  if (!child || child.keyStart < 0) return undefined;
  return {
    source: document.source,
    start: child.keyStart,
    end: child.keyEnd,
    text: JSON.stringify(name),
  };
}

/**
 * Removes a property or element, with its comma and the comments after it on its line. Other comments stay. Undefined
 * where the pointer names no value.
 */
export function removeEdit({ document, pointer }: PointerPlace): SourceEdit | undefined {
  const { source } = document;
  const { text } = source;
  const container = find(document, parentPointer(pointer));
  const child = find(document, pointer);
  if (!container || !child) return undefined;
  const siblings = childrenAt(source, container.start);
  const index = siblings.findIndex((sibling) => sibling.start === child.start);
  if (index < 0) return undefined;
  const start = beginOf(child);
  const next = siblings[index + 1];
  if (next) {
    const gap = text.slice(child.end, beginOf(next));
    return { source, start, end: beginOf(next), text: hasComment(gap) ? aboutNext(gap) : "" };
  }
  const behind = text.slice(child.end, container.end - 1);
  const line = restOfLine(behind);
  const previous = siblings[index - 1];
  if (!previous) {
    const rest = behind.slice(line.length);
    const kept = indexOfComma(line) < 0 ? withoutComma(rest) : rest;
    return { source, start, end: container.end - 1, text: kept };
  }
  const own = hasComment(line) ? line : "";
  const gap = text.slice(previous.end, start);
  // Where the removed item's comments held its trailing comma, that comma goes too, and the one before the item
  // remains as the trailing comma.
  const kept = indexOfComma(own) < 0 ? withoutComma(gap) : gap;
  const end = child.end + own.length;
  const isOpen = endsInLine(kept.trimEnd()) && !/^[ \t]*[\n\r]/.test(text.slice(end));
  return { source, start: previous.end, end, text: `${kept.trimEnd()}${isOpen ? "\n" : ""}` };
}

/**
 * Adds `text` as the last property or element of the container above the pointer, indented alike. Text of several
 * lines is `JSON.stringify`'s with two spaces; it gets the file's own indent, or becomes one line in a container of
 * one line. Undefined where the container does not exist.
 */
export function insertEdit(
  { document, pointer }: PointerPlace,
  text: string,
): SourceEdit | undefined {
  const { source } = document;
  const container = find(document, parentPointer(pointer));
  const opening = container && source.text[container.start];
  if (!container || (opening !== "{" && opening !== "[")) return undefined;
  const key = opening === "{" ? `${JSON.stringify(lastSegment(pointer))}: ` : "";
  const last = childrenAt(source, container.start).at(-1);
  const [start, end] = [container.start + 1, container.end - 1];
  if (!last) {
    const inside = source.text.slice(start, end);
    return inside.trim() === ""
      ? { source, start, end, text: ` ${key}${oneLine(text)} ` }
      : { source, start: end, end, text: ` ${key}${oneLine(text)} ` };
  }
  const indent = spaceBefore(source.text, beginOf(last));
  const isBroken = indent.includes("\n");
  const item = isBroken ? key + indented(text, indent, unitOf(source)) : key + oneLine(text);
  const gap = isBroken ? indent : " ";
  const rest = source.text.slice(last.end, end).trimEnd();
  // Comments after the last item stay there.
  const isPlain = !hasComment(rest);
  const comma = isPlain || indexOfComma(rest) < 0 ? "," : "";
  return isPlain
    ? { source, start: last.end, end: last.end, text: `${comma}${gap}${item}` }
    : {
        source,
        start: last.end,
        end: last.end + rest.length,
        text: `${comma}${rest}${endsInLine(rest) && !isBroken ? "\n" : gap}${item}`,
      };
}

function find(document: Document, pointer: string): Child | undefined {
  const segments = segmentsOf(document.root + pointer);
  const { child, depth } = locate(document.source, segments);
  return depth === segments.length ? child : undefined;
}

function spaceBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && " \t\r\n".includes(text[start - 1]!)) start -= 1;
  return text.slice(start, end);
}

function beginOf(child: Child): number {
  return child.keyStart >= 0 ? child.keyStart : child.start;
}

/** The white space with which the file indents a level: that of the root's first property. */
function unitOf(source: Source): string {
  const [first] = childrenAt(source, skipSpace(source.text, 0));
  return first ? spaceBefore(source.text, beginOf(first)).replace(/^.*\n/s, "") : "";
}

/** JSON of several lines, indented by `JSON.stringify` with two spaces, with the file's indent instead. */
function indented(json: string, indent: string, unit: string): string {
  return json.replace(/\n( *)/g, (_, spaces: string) => indent + unit.repeat(spaces.length / 2));
}

/** JSON of several lines as one line. */
function oneLine(json: string): string {
  return json.replace(/([[{])\n *|\n *([\]}])|\n */g, (_, open = "", close = "") => {
    if (open === "{") return "{ ";
    if (close === "}") return " }";
    return open || close || " ";
  });
}

const COMMENT = /\/\/[^\n\r]*|\/\*[^]*?\*\//g;

/** Whether there is a comment between two items: nothing else there has a slash. */
function hasComment(gap: string): boolean {
  return gap.includes("/");
}

/** The offset of the comma between two items, ignoring commas in comments; -1 where there is none. */
function indexOfComma(gap: string): number {
  return gap.replace(COMMENT, (comment) => " ".repeat(comment.length)).indexOf(",");
}

/** Whether the text ends in a line comment, which would swallow an addition on the same line. */
function endsInLine(text: string): boolean {
  const last = [...text.matchAll(COMMENT)].at(-1);
  return last?.[0].startsWith("//") === true && last.index + last[0].length === text.length;
}

function withoutComma(gap: string): string {
  const comma = indexOfComma(gap);
  return comma < 0 ? gap : gap.slice(0, comma) + gap.slice(comma + 1);
}

/** Commas and comments after an item, up to the end of its line. */
function restOfLine(text: string): string {
  return /^(?:[ \t,]|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/.exec(text)![0].trimEnd();
}

/** The comments between two items that are about the second item. */
function aboutNext(gap: string): string {
  const line = restOfLine(gap);
  const isOneLine = !/[\n\r]/.test(gap.slice(line.length));
  const rest = isOneLine ? gap.slice(indexOfComma(gap) + 1) : withoutComma(gap.slice(line.length));
  return hasComment(rest) ? rest.trimStart() : "";
}
