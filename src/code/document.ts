import type { Document, Source } from "../json/document.js";
import { escapeSegment } from "../json/pointer.js";
import {
  createTemplate,
  HOLE,
  isTemplate,
  rawText,
  type Text,
  withHoles,
} from "../json/template.js";
import { inWords } from "./in-words.js";
import type { ListLiteral, Literal, ObjectLiteral, Span } from "./literal.js";
import { snippet, written } from "./written.js";
import type { Home, Homes } from "./homes.js";

/** A value of a program as a document, with its unknown parts. */
export interface Written {
  readonly document: Document;
  /** For each unknown part: its pointer in the body, its source text, and the reason why it is not known. */
  readonly unknown: readonly {
    readonly pointer: string;
    readonly raw: string;
    readonly reason: string;
  }[];
  /** The files that contain a part of the value or one of the places. */
  readonly homes: ReadonlySet<Home>;
}

interface Writer {
  readonly homes: Homes;
  text: string;
  readonly marks: Marks;
  readonly open: string[];
  readonly unknown: { pointer: string; raw: string; reason: string }[];
}

/**
 * Three numbers for each offset in a document's text at which a key or value begins or ends, ascending: that offset,
 * its offset in the programs, and there the end of a plain text that begins at it, else -1. Maps for each of
 * thousands of requests would take several times the memory.
 */
type Marks = number[];

/**
 * Writes a literal as a document: the JSON that the program sends, with the place of each key and value in its file,
 * so that findings point into the code. A list that may have more items is unknown as a whole, because the order of
 * items counts. The first of `places` is where the value is sent.
 */
export function writeDocument(homes: Homes, literal: Literal, places: readonly Span[]): Written {
  const writer: Writer = { homes, text: "", marks: [], open: [], unknown: [] };
  const value = write(writer, literal, "");
  const { text, marks, open, unknown } = writer;
  const at = (offset: number) => marks[markAt(marks, offset) + 1] ?? literal.start;
  const all = filesOf(homes, literal, places);
  const { file, dialect } = homes.homeAt(places[0]!.start);
  const source: Source = {
    file,
    text,
    toFile: (offset) => homes.homeAt(at(offset)).toFile(at(offset)),
    ...(all.size > 1 && { fileAt: (offset: number) => homes.homeAt(at(offset)).file }),
    problems: [],
    ...(open.length > 0 && { open: new Set(open) }),
    ...(!dialect.isLikeJson && { inWords }),
    encode: (json, start) => encode(homes, plainAt(marks, start), json),
  };
  return { document: { source, root: "", value }, unknown, homes: all };
}

/**
 * A JSON text as a literal of the program, in the quotes of the literal that it replaces; undefined where the value
 * is no plain text.
 */
function encode(homes: Homes, literal: Span | undefined, json: string): string | undefined {
  if (!literal) return undefined;
  try {
    const text: unknown = JSON.parse(json);
    return typeof text === "string"
      ? homes.programAt(literal.start).dialect.quote(text, written(homes.programAt, literal))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The index of an offset's numbers; out of range where no key or value begins or ends at it. */
function markAt(marks: Marks, offset: number): number {
  let low = 0;
  for (let high = marks.length / 3 - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    if (marks[middle * 3]! <= offset) low = middle;
    else high = middle - 1;
  }
  return marks[low * 3] === offset ? low * 3 : marks.length;
}

function plainAt(marks: Marks, offset: number): Span | undefined {
  const index = markAt(marks, offset);
  const end = marks[index + 2] ?? -1;
  return end < 0 ? undefined : { start: marks[index + 1]!, end };
}

/** The files that contain parts of a value or one of the places. */
function filesOf({ homeAt }: Homes, literal: Literal, places: readonly Span[]): ReadonlySet<Home> {
  const homes = new Set(places.map(({ start }) => homeAt(start)));
  const visit = (of: Literal): void => {
    homes.add(homeAt(of.start));
    if (of.kind === "list") of.items.forEach(visit);
    if (of.kind !== "object") return;
    for (const { keyStart, value } of of.properties.values()) {
      homes.add(homeAt(keyStart));
      visit(value);
    }
  };
  visit(literal);
  return homes;
}

function write(writer: Writer, literal: Literal, pointer: string): unknown {
  const isPlain = literal.kind === "string" && literal.isPlain;
  mark(writer, literal.start, isPlain ? literal.end : -1);
  const value = writeValue(writer, literal, pointer);
  mark(writer, literal.end);
  return value;
}

/** Maps the current end of `text` to its offset in the programs. */
function mark({ text, marks }: Writer, at: number, plainEnd = -1): void {
  marks.push(text.length, at, plainEnd);
}

function writeValue(writer: Writer, literal: Literal, pointer: string): unknown {
  const { programAt } = writer.homes;
  switch (literal.kind) {
    case "string":
      return writeText(writer, literal.text, pointer);
    case "number":
      writer.text += literal.raw;
      return literal.value;
    case "boolean":
      writer.text += String(literal.value);
      return literal.value;
    case "null":
      writer.text += "null";
      return null;
    case "object":
      return writeObject(writer, literal, pointer);
    case "list":
      if (literal.isOpen)
        return writeUnknown(
          writer,
          snippet(programAt, literal),
          "the list may have more items",
          pointer,
          literal.start,
        );
      return writeList(writer, literal, pointer);
    case "unknown":
      return writeUnknown(writer, literal.raw, literal.reason, pointer, literal.start);
  }
}

function writeUnknown(
  writer: Writer,
  raw: string,
  reason: string,
  pointer: string,
  at: number,
): Text {
  writer.unknown.push({ pointer, raw, reason });
  const hole = { raw: writer.homes.programAt(at).dialect.hole(raw), name: raw };
  const template = createTemplate(hole.raw, [hole]);
  writer.text += `"${HOLE}"`;
  return template;
}

function writeText(writer: Writer, text: Text, pointer: string): Text {
  if (isTemplate(text)) {
    for (const part of text.parts) {
      if (typeof part !== "string")
        writer.unknown.push({ pointer, raw: part.name, reason: `part of ${rawText(text)}` });
    }
  }
  writer.text += JSON.stringify(withHoles(text));
  return text;
}

function opening(writer: Writer, bracket: "{" | "[", { start }: Span): void {
  writer.text += bracket;
  mark(writer, start + 1);
  writer.text += " ";
}

function writeList(writer: Writer, literal: ListLiteral, pointer: string): unknown[] {
  opening(writer, "[", literal);
  const values = literal.items.map((item, index) => {
    if (index > 0) writer.text += ", ";
    return write(writer, item, `${pointer}/${index}`);
  });
  writer.text += " ]";
  return values;
}

function writeObject(writer: Writer, literal: ObjectLiteral, pointer: string): unknown {
  if (literal.isOpen) writer.open.push(pointer);
  const value: Record<string, unknown> = {};
  opening(writer, "{", literal);
  let separator = "";
  for (const [key, property] of literal.properties) {
    writer.text += separator;
    separator = ", ";
    mark(writer, property.keyStart);
    writer.text += JSON.stringify(key);
    mark(writer, property.keyEnd);
    writer.text += ": ";
    const held = write(writer, property.value, `${pointer}/${escapeSegment(key)}`);
    // Assigning "__proto__" would set the prototype.
    if (key === "__proto__") Object.defineProperty(value, key, { value: held, enumerable: true });
    else value[key] = held;
  }
  writer.text += " }";
  return value;
}
