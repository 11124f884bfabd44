import type { Span } from "../literal.js";
import { type Token, unescaped } from "../tokens.js";

const NAME = /@?[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*/y;
const NUMBER =
  /0[xXbB][\w]+|(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?[fFdDmMuUlL]{0,2}/y;
const TEXT = /(?:[$@]{0,9})"/y;
/** Without `>>`, which may close two lists of type arguments. */
const SIGN = /\?\?=|<<=|\?\?|\?\.(?!\d)|=>|::|\+\+|--|&&|\|\||<<|[=!<>+\-*/%&|^]=|->|\.\.|[^]/y;

/** Characters with which no text ends, and no hole or escape begins. */
const PLAIN = /[^\\"{}\n]+/y;

/** The tokens of the characters start..end of a C# text, and its comments. */
export function csharpTokens(
  text: string,
  start = 0,
  end = text.length,
): { tokens: Token[]; comments: Span[] } {
  const tokens: Token[] = [];
  const comments: Span[] = [];
  let at = start;
  const match = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    const isThere = expression.test(text) && expression.lastIndex <= end;
    return isThere ? text.slice(at, expression.lastIndex) : undefined;
  };
  const add = (kind: Token["kind"], word: string, length: number, parts?: Token["parts"]) => {
    tokens.push({ kind, word, start: at, end: at + length, parts });
    at += length;
  };
  const lineEnd = (): number => {
    const found = text.indexOf("\n", at);
    return found < 0 || found > end ? end : found;
  };
  while (at < end) {
    const character = text[at]!;
    if (/\s/.test(character) || character === "\uFEFF") at += 1;
    else if (text.startsWith("//", at)) {
      comments.push({ start: at, end: lineEnd() });
      at = lineEnd();
    } else if (text.startsWith("/*", at)) {
      const closing = text.indexOf("*/", at + 2);
      const behind = closing < 0 ? end : closing + 2;
      comments.push({ start: at, end: behind });
      at = behind;
    } else if (character === "#") at = lineEnd();
    else if (character === "'") {
      const found = /'(?:[^'\\\n]|\\[^\n]{1,9}?)'/y;
      add("sign", "'", match(found)?.length ?? 1);
    } else {
      const opening = match(TEXT);
      const number = opening === undefined && /[\d.]/.test(character) ? match(NUMBER) : undefined;
      const name = opening === undefined && number === undefined ? match(NAME) : undefined;
      if (opening !== undefined) {
        const { parts, end: behind } = readText(text, at, opening, end);
        add("text", "", behind - at, parts);
      } else if (number !== undefined) add("number", number, number.length);
      else if (name !== undefined) add("name", name.replace("@", ""), name.length);
      else {
        const sign = match(SIGN) ?? character;
        add("sign", sign, sign.length);
      }
    }
  }
  tokens.push({ kind: "end", word: "", start: end, end });
  return { tokens, comments };
}

interface ReadText {
  readonly parts: readonly (string | Span)[];
  readonly end: number;
}

function readText(text: string, start: number, opening: string, limit: number): ReadText {
  const dollars = opening.split("$").length - 1;
  const quotes = /^"{3,200}/.exec(
    text.slice(start + opening.length - 1, start + opening.length + 200),
  )?.[0];
  if (quotes && !opening.includes("@"))
    return readRaw(text, start + opening.length - 1, quotes, dollars, limit);
  const isVerbatim = opening.includes("@");
  const parts: (string | Span)[] = [];
  let at = start + opening.length;
  let from = at;
  const flush = () => {
    const piece = text.slice(from, at);
    const plain = dollars > 0 ? piece.replaceAll("{{", "{").replaceAll("}}", "}") : piece;
    if (plain !== "") parts.push(isVerbatim ? plain.replaceAll('""', '"') : unescaped(plain));
  };
  while (at < limit) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) {
      at = PLAIN.lastIndex;
      continue;
    }
    const character = text[at]!;
    if (character === '"') {
      if (!isVerbatim || text[at + 1] !== '"') break;
      at += 2;
    } else if (character === "\\" && !isVerbatim) at += 2;
    else if (character === "\n" && !isVerbatim) break;
    else if (dollars > 0 && (character === "{" || character === "}") && text[at + 1] === character)
      at += 2;
    else if (dollars > 0 && character === "{") {
      flush();
      const behind = endOfHole(text, at, limit);
      parts.push({ start: at + 1, end: behind });
      at = from = Math.min(behind + 1, limit);
    } else at += 1;
  }
  at = Math.min(at, limit);
  flush();
  return { parts, end: text[at] === '"' && at < limit ? at + 1 : at };
}

/**
 * Reads a raw text: three or more quotes up to the same number of quotes; as many braces as there are dollars open a
 * hole.
 */
function readRaw(
  text: string,
  start: number,
  quotes: string,
  dollars: number,
  limit: number,
): ReadText {
  const from = start + quotes.length;
  const found = text.indexOf(quotes, from);
  const closing = found < 0 || found > limit ? limit : found;
  const end = Math.min(closing + quotes.length, limit);
  const content = text.slice(from, closing);
  const [, lead = "", margin = ""] =
    /^[ \t]*(\r?\n)[^]*?\r?\n([ \t]*)$/.exec(content.length < 100_000 ? content : "") ?? [];
  const trim = (piece: string) => (margin === "" ? piece : piece.replaceAll(`\n${margin}`, "\n"));
  const first = lead === "" ? from : from + content.indexOf("\n") + 1 + margin.length;
  const last = lead === "" ? closing : Math.max(first, closing - margin.length - lead.length);
  if (dollars === 0) return { parts: [trim(text.slice(first, last))], end };
  const braces = "{".repeat(dollars);
  const parts: (string | Span)[] = [];
  let at = first;
  while (at < last) {
    const hole = text.indexOf(braces, at);
    if (hole < 0 || hole >= last) break;
    const inner = hole + dollars;
    const behind = endOfHole(text, inner - 1, last);
    if (hole > at) parts.push(trim(text.slice(at, hole)));
    parts.push({ start: inner, end: behind });
    at = Math.min(behind + dollars, last);
  }
  if (at < last) parts.push(trim(text.slice(at, last)));
  return { parts, end };
}

/** The offset of the `}` that closes the `{` at `start`. */
function endOfHole(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === "{" || character === "(" || character === "[") depth += 1;
    else if (character === "}" || character === ")" || character === "]") {
      depth -= 1;
      if (depth === 0) return at;
    } else if (character === '"') {
      const closing = text.indexOf('"', at + 1);
      const line = text.indexOf("\n", at);
      if (closing < 0 || (line >= 0 && line < closing)) return at;
      at = closing;
    } else if (character === "\n") return at;
  }
  return limit;
}
