import type { Child, Document, PointerPlace, Source, SpanPlace } from "./document.js";
import { lastSegment, parentPointer, segmentsOf } from "./pointer.js";
import { childrenAt, locate } from "./scan.js";

/** New text for the characters start..end of a source's text. */
export interface SourceEdit {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes `text` (JSON, or plain characters for a span) over a value. Undefined where nothing stands. */
export function replaceEdit(place: PointerPlace | SpanPlace, text: string): SourceEdit | undefined {
  if ("source" in place) return { source: place.source, start: place.start, end: place.end, text };
  const child = find(place.document, place.pointer);
  return child && { source: place.document.source, start: child.start, end: child.end, text };
}

/** Gives the key of a property another name. */
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

/** Takes a property or element out, with the comma that it no longer needs. */
export function removeEdit({ document, pointer }: PointerPlace): SourceEdit | undefined {
  const { source } = document;
  const siblings = childrenOf(document, parentPointer(pointer));
  const child = find(document, pointer);
  const index = siblings.findIndex((sibling) => sibling.start === child?.start);
  if (!child || index < 0) return undefined;
  const next = siblings[index + 1];
  if (next) return { source, start: beginOf(child), end: beginOf(next), text: "" };
  const previous = siblings[index - 1];
  return { source, start: previous ? previous.end : beginOf(child), end: child.end, text: "" };
}

/** Adds `text` as the last property or element of the container above the pointer, indented alike. */
export function insertEdit(
  { document, pointer }: PointerPlace,
  text: string,
): SourceEdit | undefined {
  const { source } = document;
  const container = find(document, parentPointer(pointer));
  const opening = container && source.text[container.start];
  if (!container || (opening !== "{" && opening !== "[")) return undefined;
  const item = opening === "{" ? `${JSON.stringify(lastSegment(pointer))}: ${text}` : text;
  const last = childrenAt(source, container.start).at(-1);
  if (!last)
    return { source, start: container.start + 1, end: container.end - 1, text: ` ${item} ` };
  const indent = spaceBefore(source.text, beginOf(last));
  const gap = indent.includes("\n") ? indent : " ";
  return { source, start: last.end, end: last.end, text: `,${gap}${item}` };
}

function find(document: Document, pointer: string): Child | undefined {
  const segments = segmentsOf(document.root + pointer);
  const { child, depth } = locate(document.source, segments);
  return depth === segments.length ? child : undefined;
}

function childrenOf(document: Document, pointer: string): readonly Child[] {
  const container = find(document, pointer);
  return container ? childrenAt(document.source, container.start) : [];
}

function spaceBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && " \t\r\n".includes(text[start - 1]!)) start -= 1;
  return text.slice(start, end);
}

function beginOf(child: Child): number {
  return child.keyStart >= 0 ? child.keyStart : child.start;
}
