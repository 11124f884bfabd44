import { visible } from "../format/visible.js";

/**
 * A text as a string literal that TypeScript, C#, Python and JSON read alike: in double quotes, with an escape for
 * each character that ends a line, is invisible or changes the direction of text. `astral` escapes tags and selectors
 * (U+E0000 to U+E01EF) for languages that do not read pairs of surrogates.
 */
export function literal(text: string, astral?: (character: string) => string): string {
  const written = JSON.stringify(text);
  return visible(astral ? written.replace(/[\u{e0000}-\u{e01ef}]/gu, astral) : written);
}

/** A text for a block comment of TypeScript, on one line. */
export function comment(text: string): string {
  return visible(text).replaceAll("*/", "*\\/");
}

/** A union of string literals: `"a" | "b"`; `never` for no texts. */
export function union(texts: readonly string[]): string {
  return texts.length === 0 ? "never" : texts.map((text) => literal(text)).join(" | ");
}

/** Indents the lines of a text; empty lines stay empty. */
export function indent(text: string, by = "  "): string {
  return text.replace(/^(?=.)/gm, by);
}

/** Columns. */
const WIDTH = 100;

/** A value as JSON, with every part that fits into a line on one line. */
export function jsonText(value: unknown): string {
  /** The text of each object and list on one line, kept because the parts around it need the text again. */
  const lines = new Map<unknown, string>();

  function lineOf(part: unknown): string {
    if (typeof part === "string") return literal(part);
    if (typeof part !== "object" || part === null) return JSON.stringify(part);
    const line =
      lines.get(part) ??
      bracketed(
        part,
        membersOf(part).map(([key, item]) => key + lineOf(item)),
      );
    lines.set(part, line);
    return line;
  }

  function textOf(part: unknown, indentation: string, before: number): string {
    const line = lineOf(part);
    const isShort = indentation.length + before + line.length <= WIDTH;
    if (isShort || typeof part !== "object" || part === null) return line;
    const inner = `${indentation}  `;
    const items = membersOf(part).map(
      ([key, item]) => `\n${inner}${key}${textOf(item, inner, key.length)}`,
    );
    const [open, close] = Array.isArray(part) ? "[]" : "{}";
    return `${open}${items.join(",")}\n${indentation}${close}`;
  }

  return textOf(value, "", 0);
}

/** The members of an object or list, each with its key as written: `"name": `, or empty in a list. */
function membersOf(part: object): (readonly [key: string, unknown])[] {
  if (Array.isArray(part)) return part.map((item: unknown) => ["", item] as const);
  return Object.entries(part).map(([name, item]) => [`${literal(name)}: `, item] as const);
}

function bracketed(part: object, items: readonly string[]): string {
  if (Array.isArray(part)) return `[${items.join(", ")}]`;
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}
