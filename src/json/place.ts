import type { Document, Place, PointerPlace, Range, Source, TextFile } from "./document.js";
import { positionAt } from "./lines.js";
import { segmentsOf } from "./pointer.js";
import { locate } from "./scan.js";

/** A place in the form of diagnostics. */
export interface ResolvedPlace {
  readonly file: string;
  readonly range: Range;
  /** Relative to the document's root; absent for places that are no JSON value. */
  readonly pointer?: string;
}

const topOfFile: Range = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/**
 * Finds a place in its text. A pointer to an absent value becomes the closest existing value above it. A list or
 * object is shown by its key, or by its opening bracket, because nobody wants a screenful underlined.
 */
export function resolvePlace(place: Place): ResolvedPlace {
  if ("file" in place) return { file: place.file, range: topOfFile };
  if ("source" in place) {
    return {
      file: fileAt(place.source, place.start).file,
      range: rangeIn(place.source, place.start, place.end),
    };
  }
  const { source, root } = place.document;
  const { span, depth } = spanOf(place);
  const segments = place.pointer === "" ? [] : place.pointer.slice(1).split("/");
  const own = Math.max(0, depth - segmentsOf(root).length);
  const pointer = segments
    .slice(0, own)
    .map((segment) => `/${segment}`)
    .join("");
  return {
    file: fileAt(source, span.start).file,
    range: rangeIn(source, span.start, span.end),
    pointer,
  };
}

/** Offsets in a source's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The characters to underline for a place, and how many segments of its whole path exist. */
function spanOf({ document, pointer, key }: PointerPlace): { span: Span; depth: number } {
  const { source } = document;
  const segments = segmentsOf(document.root + pointer);
  const { child, depth } = locate(source, segments);
  const isWhole = depth === segments.length;
  const hasKey = child.keyStart >= 0;
  const opening = source.text[child.start];
  const isContainer = opening === "{" || opening === "[";
  // A value that a call in another file gives is underlined in that file.
  const isApart = hasKey && fileAt(source, child.keyStart) !== fileAt(source, child.start);
  if (hasKey && ((isWhole && key) || ((isContainer || !isWhole) && !isApart))) {
    return { span: { start: child.keyStart, end: child.keyEnd }, depth };
  }
  const end = isContainer ? child.start + 1 : child.end;
  return { span: { start: child.start, end }, depth };
}

/**
 * All characters of a value, for edits and for digits that `JSON.parse` rounds. Undefined where the pointer names no
 * value.
 */
export function valueSpan(document: Document, pointer: string): Span | undefined {
  const segments = segmentsOf(document.root + pointer);
  const { child, depth } = locate(document.source, segments);
  return depth === segments.length ? { start: child.start, end: child.end } : undefined;
}

/**
 * A value as written, quotes included: the digits of an integer above 2^53. Undefined where the pointer names no
 * value.
 */
export function writtenValue(document: Document, pointer: string): string | undefined {
  const span = valueSpan(document, pointer);
  return span && document.source.text.slice(span.start, span.end);
}

/** The file to which an offset in a source's text belongs. */
export function fileAt(source: Source, offset: number): TextFile {
  return source.fileAt ? source.fileAt(offset) : source.file;
}

/** Offsets in a source's text as a range of its file. */
export function rangeIn(source: Source, start: number, end: number): Range {
  const { toFile } = source;
  const file = fileAt(source, start);
  const last = file.text.length;
  const from = Math.min(toFile(start), last);
  return {
    start: positionAt(file, from),
    end: positionAt(file, Math.max(from, Math.min(toFile(end), last))),
  };
}
