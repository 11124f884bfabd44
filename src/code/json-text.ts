import { scanChildren } from "../json/scan.js";
import {
  createTemplate,
  type Hole,
  HOLE,
  isTemplate,
  type Text,
  withHoles,
} from "../json/template.js";
import { spelt } from "./field-names.js";
import type { Literal, Property, StringLiteral } from "./literal.js";

/**
 * The value of a JSON text: `JSON.stringify({ … })`, or JSON written as a text. Any other value is returned with its
 * fields under their JSON names.
 */
export function asJson(literal: Literal): Literal {
  if (literal.kind !== "string") return spelt(literal);
  if (literal.json) return spelt(literal.json);
  const text = withHoles(literal.text);
  if (!/^\s*\{/.test(text) || text.length > 100_000) return literal;
  try {
    const value: unknown = JSON.parse(text);
    const start = text.search(/\S/);
    return toLiteral(value, {
      literal,
      text,
      start,
      end: text.trimEnd().length,
      holes: holesOf(literal.text),
      depth: 0,
    });
  } catch {
    return literal;
  }
}

interface Part {
  readonly literal: StringLiteral;
  readonly text: string;
  /** Offsets of the value in the text. */
  readonly start: number;
  readonly end: number;
  /** Holes of the whole text that no part has used yet, in order. */
  readonly holes: Hole[];
  readonly depth: number;
}

function holesOf(text: Text): Hole[] {
  return isTemplate(text) ? text.parts.filter((part) => typeof part !== "string") : [];
}

/** All parts get the place of the whole text, because escapes make their own places unknown. */
function toLiteral(value: unknown, part: Part): Literal {
  const { start, end } = part.literal;
  if (part.depth > 50) throw new RangeError("nested too deeply");
  if (typeof value === "string")
    return { kind: "string", start, end, text: filled(value, part.holes), isPlain: false };
  if (typeof value === "number")
    return { kind: "number", start, end, value, raw: part.text.slice(part.start, part.end) };
  if (typeof value === "boolean") return { kind: "boolean", start, end, value };
  if (typeof value !== "object" || value === null) return { kind: "null", start, end };
  const children = scanChildren(part.text, part.start).map((child) => ({
    child,
    inner: { ...part, start: child.start, end: child.end, depth: part.depth + 1 },
  }));
  if (Array.isArray(value)) {
    const items = value.map((item, index) => toLiteral(item, children[index]!.inner));
    return { kind: "list", start, end, items, isOpen: false };
  }
  const properties = new Map<string, Property>();
  for (const { child, inner } of children) {
    const key = JSON.parse(part.text.slice(child.keyStart, child.keyEnd)) as string;
    const written: unknown = JSON.parse(part.text.slice(child.start, child.end));
    properties.set(key, { keyStart: start, keyEnd: end, value: toLiteral(written, inner) });
  }
  return { kind: "object", start, end, properties, isOpen: false };
}

/** The text with its holes in place of the `HOLE` characters. */
function filled(text: string, holes: Hole[]): Text {
  if (!text.includes(HOLE)) return text;
  const parts = text.split(HOLE).flatMap((piece, index): (string | Hole)[] => {
    const hole = index === 0 ? [] : [holes.shift() ?? { raw: HOLE, name: "" }];
    return piece === "" ? hole : [...hole, piece];
  });
  return createTemplate(
    parts.map((piece) => (typeof piece === "string" ? piece : piece.raw)).join(""),
    parts,
  );
}
