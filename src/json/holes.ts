import { createTemplate, type Hole, type Text } from "./template.js";

/**
 * The forms of rules.md, principle 2, and `HOLE`, which the `.http` reader writes for a bare `{{variable}}`. Every
 * repetition is bounded, so that no text makes a search slow.
 *
 *
 * A `%name%` that can be read as two percent escapes with text between (`%E4hello%20`) is no hole. Build tools write
 * `__NAME__`; Handlebars, the Agents Toolkit and REST clients write braces.
 */
const doubled = [
  /\$?\{\{\{[^{}\r\n]{1,200}\}\}\}/,
  /\$?\{\{[^{}\r\n]{1,200}\}\}/,
  /<<[^<>\r\n]{1,200}>>/,
  /%(?![0-9A-Fa-f]{2}[\w-]{0,100}%[0-9A-Fa-f]{2})[A-Za-z_][\w-]{0,100}%/,
  /__[A-Za-z](?:_?[A-Za-z0-9.-]){0,100}__/,
  /\uFFFC+/,
];

/** `{userId | user-principal-name}` as the API documents write it, `${userId}` as code does. */
const single = /\$?\{[A-Za-z_$][\w.$ |-]{0,200}\}/;

const DOUBLED = "<<|%[A-Za-z_]|__[A-Za-z]|\\[\\[|\\uFFFC";

/**
 * The source of an expression, readable for validators of other languages too, that matches every string with a hole
 * and some strings without.
 */
export const HOLE_MARKS: Readonly<Record<Braces, string>> = {
  double: `\\{\\{|${DOUBLED}`,
  "single-too": `\\{[{A-Za-z_$]|${DOUBLED}`,
};

/** Escaped braces: a JSON text may write them as `\u007b`. */
const ESCAPED = "|\\\\u00[37][BCbc]";
const MARK = new RegExp(HOLE_MARKS["single-too"] + ESCAPED);
const DOUBLE_MARK = new RegExp(HOLE_MARKS.double + ESCAPED);

/** The localization token of agents (manifest 1.19 and above), which is always a whole string. */
const TOKEN = /^\[\[([^[\]\r\n]{1,200})\]\]$/;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Made at the first use. */
let forms: { readonly double: RegExp; readonly "single-too": RegExp } | undefined;

/** The braces that mark a hole: `{{name}}` alone, or `{name}` as well. */
export type Braces = "double" | "single-too";

/**
 * A cheap test of a string or a whole JSON text, escaped braces included: false means that `textOf` finds no hole in
 * it.
 */
export function mayHoldHoles(raw: string, braces: Braces = "single-too"): boolean {
  return (braces === "double" ? DOUBLE_MARK : MARK).test(raw);
}

/**
 * A string with its holes found, as a Template; unchanged where it has no hole. `single-too` is for URLs and ids,
 * where `{name}` is a hole as well. Braces around a GUID are part of the text.
 */
export function textOf(raw: string, braces: Braces): Text {
  if (!mayHoldHoles(raw, braces)) return raw;
  const token = TOKEN.exec(raw);
  if (token) return createTemplate(raw, [{ raw, name: token[1]!.trim() }]);
  const parts: (string | Hole)[] = [];
  let end = 0;
  for (const match of raw.matchAll(formsOf(braces))) {
    const name = nameOf(match[0]);
    if (name === undefined) continue;
    if (match.index > end) parts.push(raw.slice(end, match.index));
    parts.push({ raw: match[0], name });
    end = match.index + match[0].length;
  }
  if (end === 0) return raw;
  if (end < raw.length) parts.push(raw.slice(end));
  return createTemplate(raw, parts);
}

function formsOf(braces: Braces): RegExp {
  forms ??= { double: anyOf(doubled), "single-too": anyOf([...doubled, single]) };
  return forms[braces];
}

function anyOf(expressions: readonly RegExp[]): RegExp {
  return new RegExp(expressions.map(({ source }) => source).join("|"), "g");
}

/** The name between a hole's marks; empty for `HOLE`, undefined where the marks hold nothing or a GUID. */
function nameOf(hole: string): string | undefined {
  if (hole.startsWith("\uFFFC")) return "";
  const name = hole
    .replace(/^(?:\$?\{+|<<|%|__)/, "")
    .replace(/(?:\}{1,3}|>>|%|__)$/, "")
    .trim();
  return name === "" || GUID.test(name) ? undefined : name;
}
