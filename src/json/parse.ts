import type { Decoded } from "../files/decode.js";
import { HOLE } from "./template.js";
import { type Document, type Source, type TextFile, tooDeep } from "./document.js";
import { loadTolerant } from "./load.js";
import { segmentsOf, valueAt } from "./pointer.js";
import { locate, skipString } from "./scan.js";

/** Accepted levels of nesting; Microsoft's own schemas need nine. */
const DEEPEST = 200;

/**
 * Makes a TextFile of a text, without its byte order mark. `line` and `offset` (UTF-16 units) are for a piece of a
 * file.
 */
export function textFile(file: string, text: string, line = 1, offset = 0): TextFile {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { file, text: mark ? text.slice(1) : text, line, offset: offset + mark };
}

/** Makes a TextFile of a decoded file, with the damage to its encoding. */
export function decodedFile(file: string, { text, damage }: Decoded): TextFile {
  const found = textFile(file, text);
  if (!damage) return found;
  return { ...found, damage: { ...damage, offset: Math.max(0, damage.offset - found.offset) } };
}

/**
 * The whole file as JSON. Never throws: the mistakes for which `JSON.parse` refuses the text are in
 * `source.problems`.
 */
export function parseFile(file: TextFile): Document {
  return parseText({ file, text: file.text, toFile: same });
}

/**
 * The characters start..end of the file as JSON. With `http`, comment lines and bare `{{variables}}`
 * are no mistakes, as in the body of a request in an `.http` file.
 */
export function parseSection(file: TextFile, start: number, end: number, http = false): Document {
  const text = file.text.slice(start, end);
  return parseMaybeHttp({ file, text, toFile: (offset) => start + offset }, http);
}

/**
 * A value inside a document as a document of its own, to which pointers of findings are relative. `value` saves the
 * lookup where the caller has it.
 */
export function documentAt(
  document: Document,
  pointer: string,
  value = valueAt(document.value, pointer),
): Document {
  return { source: document.source, root: document.root + pointer, value };
}

/**
 * The JSON that a string value holds (`body.raw` of Postman, `postData.text` of HAR); undefined where the pointer
 * names no string. Places lie in the outer file, with the string's escapes counted. `http` as in `parseSection`:
 * Postman allows the same forms.
 */
export function documentInString(
  document: Document,
  pointer: string,
  http = false,
): Document | undefined {
  const text = valueAt(document.value, pointer);
  if (typeof text !== "string") return undefined;
  const outer = document.source;
  const { child } = locate(outer, segmentsOf(document.root + pointer));
  const token = outer.text.slice(child.start, child.end);
  const toFile = (offset: number) => outer.toFile(child.start + escapedOffset(token, offset));
  const encode = (plain: string) => {
    const escaped = JSON.stringify(plain).slice(1, -1);
    return outer.encode ? outer.encode(escaped, child.start) : escaped;
  };
  return parseMaybeHttp({ file: outer.file, text, toFile, encode }, http);
}

/** The offset in a JSON token of the character that has `offset` in the decoded string. */
function escapedOffset(token: string, offset: number): number {
  if (!token.includes("\\")) return 1 + offset;
  let at = 1;
  for (let count = 0; count < offset && at < token.length - 1; count += 1) {
    if (token[at] !== "\\") at += 1;
    else at += token[at + 1] === "u" ? 6 : 2;
  }
  return at;
}

type Unread = Omit<Source, "problems" | "outline">;

function parseMaybeHttp(unread: Unread, http: boolean): Document {
  const document = parseText(unread);
  if (!http || document.source.problems.length === 0) return document;
  return parseText({ ...unread, text: withoutHttpForms(unread.text) });
}

function parseText(unread: Unread): Document {
  const { text } = unread;
  try {
    const value: unknown = JSON.parse(text);
    if (!hasBrackets(text, DEEPEST) || !isDeeper(value, DEEPEST)) {
      return { source: { ...unread, problems: [] }, root: "", value };
    }
  } catch {
    const { value, outline, problems } = loadTolerant().parseTolerant(text);
    const deep = isDeeper(value, DEEPEST);
    const source = { ...unread, outline, problems: deep ? [...problems, tooDeep] : problems };
    return { source, root: "", value: deep ? undefined : value };
  }
  return { source: { ...unread, problems: [tooDeep] }, root: "", value: undefined };
}

/**
 * Whether a text has more than `count` opening brackets: each level of nesting needs one, and few texts have many.
 */
function hasBrackets(text: string, count: number): boolean {
  let found = 0;
  for (const bracket of "[{") {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      found += 1;
      if (found > count) return true;
    }
  }
  return false;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const child of Object.values(value)) if (isDeeper(child, levels - 1)) return true;
  return false;
}

/**
 * The text with comment lines blanked and each bare `{{variable}}` turned into a string of holes,
 * at the same length, so that every offset still holds.
 */
function withoutHttpForms(written: string): string {
  const text = written.replace(/^[ \t]*(?:#|\/\/)[^\n\r]*/gm, (line) => " ".repeat(line.length));
  const quoteOrBraces = /"|\{\{/g;
  const variable = /\{\{[^{}\n\r]{1,200}\}\}/y;
  let result = "";
  let end = 0;
  for (let match = quoteOrBraces.exec(text); match; match = quoteOrBraces.exec(text)) {
    variable.lastIndex = match.index;
    if (variable.test(text)) {
      const length = variable.lastIndex - match.index;
      result += `${text.slice(end, match.index)}"${HOLE.repeat(length - 2)}"`;
      end = quoteOrBraces.lastIndex = variable.lastIndex;
    } else if (match[0] === '"') {
      const behind = skipString(text, match.index);
      // A text that is not closed on its line is a mistake; the next quote opens another text.
      const isClosed = !/[\n\r]/.test(text.slice(match.index, behind));
      if (isClosed) quoteOrBraces.lastIndex = behind;
    }
  }
  return result + text.slice(end);
}

function same(offset: number): number {
  return offset;
}
