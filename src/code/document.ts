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
import type { Literal, ObjectLiteral, Span } from "./literal.js";
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
}

interface Writer {
  readonly homes: Homes;
  text: string;
  /** Maps offsets in `text` at which a key or value begins or ends to offsets in the programs. */
  readonly toFile: Map<number, number>;
  /** Maps the offset of a plain text in `text` to its span in the program. */
  readonly plain: Map<number, Span>;
  readonly open: Set<string>;
  readonly unknown: { pointer: string; raw: string; reason: string }[];
}

/**
 * Writes a literal as a document: the JSON that the program sends, with the place of each key and value in its file,
 * so that findings point into the code. A list that may have more items is unknown as a whole, because the order of
 * items counts. `place` is where the value is sent.
 */
export function writeDocument(homes: Homes, literal: Literal, place: Span): Written {
  const toFile = new Map<number, number>();
  const writer: Writer = {
    homes,
    text: "",
    toFile,
    plain: new Map(),
    open: new Set(),
    unknown: [],
  };
  const value = write(writer, literal, "");
  const { text, open, plain } = writer;
  const at = (offset: number) => toFile.get(offset) ?? literal.start;
  const source: Source = {
    file: homes.homeAt(place.start).file,
    text,
    toFile: (offset) => homes.homeAt(at(offset)).toFile(at(offset)),
    fileAt: (offset) => homes.homeAt(at(offset)).file,
    problems: [],
    open,
    ...(!homes.programAt(place.start).dialect.isLikeJson && { inWords }),
    encode: (json, start) => encode(homes, plain.get(start), json),
  };
  return { document: { source, root: "", value }, unknown: writer.unknown };
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

/** The files that contain parts of a value or one of the places. */
export function filesOf(
  { homeAt }: Homes,
  literal: Literal,
  places: readonly Span[],
): ReadonlySet<Home> {
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
  mark(writer, literal.start);
  const value = writeValue(writer, literal, pointer);
  mark(writer, literal.end);
  return value;
}

/** Maps the current end of `text` to its offset in the programs. */
function mark(writer: Writer, at: number): void {
  writer.toFile.set(writer.text.length, at);
}

function writeValue(writer: Writer, literal: Literal, pointer: string): unknown {
  const { programAt } = writer.homes;
  switch (literal.kind) {
    case "string":
      if (literal.isPlain) writer.plain.set(writer.text.length, literal);
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
      opening(writer, "[", literal);
      return between(writer, "]", literal.items, (item, index) =>
        write(writer, item, `${pointer}/${index}`),
      );
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
  writer.text += `${bracket} `;
  writer.toFile.set(writer.text.length - 1, start + 1);
}

function between<Item>(
  writer: Writer,
  closing: string,
  items: readonly Item[],
  each: (item: Item, index: number) => unknown,
): unknown[] {
  const values = items.map((item, index) => {
    if (index > 0) writer.text += ", ";
    return each(item, index);
  });
  writer.text += ` ${closing}`;
  return values;
}

function writeObject(writer: Writer, literal: ObjectLiteral, pointer: string): unknown {
  if (literal.isOpen) writer.open.add(pointer);
  const value: Record<string, unknown> = {};
  opening(writer, "{", literal);
  between(writer, "}", [...literal.properties], ([key, property]) => {
    mark(writer, property.keyStart);
    writer.text += JSON.stringify(key);
    mark(writer, property.keyEnd);
    writer.text += ": ";
    const held = write(writer, property.value, `${pointer}/${escapeSegment(key)}`);
    // Assigning "__proto__" would set the prototype.
    Object.defineProperty(value, key, {
      value: held,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
  return value;
}
