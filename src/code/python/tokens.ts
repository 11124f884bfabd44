import type { Span } from "../literal.js";
import { type Token, unescaped } from "../tokens.js";

const NAME = /[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*/y;
const NUMBER = /(?:0[xXoObB][\w]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?[jJ]?)/y;
const TEXT = /[rRbBuUfFtT]{0,2}(?:"""|'''|"|')/y;
const SIGN = /\*\*=|\/\/=|>>=|<<=|\.\.\.|\*\*|\/\/|->|:=|[=!<>+\-*/%&|^@]=|<<|>>|[^]/y;

/** Characters with which no text ends, and no hole or escape begins. */
const PLAIN = /[^\\'"{}\n]+/y;

/** The tokens of the characters start..end of a Python text, and its comments. */
export function pythonTokens(
  text: string,
  start = 0,
  end = text.length,
): { tokens: Token[]; comments: Span[] } {
  const tokens: Token[] = [];
  const comments: Span[] = [];
  let at = start;
  let depth = 0;
  let indent: number | undefined = 0;
  const match = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    const isThere = expression.test(text) && expression.lastIndex <= end;
    return isThere ? text.slice(at, expression.lastIndex) : undefined;
  };
  const add = (kind: Token["kind"], word: string, length: number, parts?: Token["parts"]) => {
    const isFirst = indent !== undefined && depth === 0;
    const column = isFirst ? indent : undefined;
    tokens.push({ kind, word, start: at, end: at + length, parts, indent: column });
    if (isFirst) indent = undefined;
    at += length;
  };
  while (at < end) {
    const character = text[at]!;
    if (character === "\n" || character === "\r") {
      at += 1;
      if (depth === 0) indent = 0;
    } else if (character === " " || character === "\t" || character === "\f") {
      if (indent !== undefined) indent += character === "\t" ? 8 - (indent % 8) : 1;
      at += 1;
    } else if (character === "\\" && /[\r\n]/.test(text[at + 1] ?? "")) {
      at += text[at + 1] === "\r" && text[at + 2] === "\n" ? 3 : 2;
    } else if (character === "#") {
      const from = at;
      while (at < end && text[at] !== "\n" && text[at] !== "\r") at += 1;
      comments.push({ start: from, end: at });
    } else {
      const opening = match(TEXT);
      if (opening !== undefined) {
        const { parts, end: behind } = readText(text, at, opening, end);
        add("text", "", behind - at, parts);
        continue;
      }
      const number = /[\d.]/.test(character) ? match(NUMBER) : undefined;
      const name = number === undefined ? match(NAME) : undefined;
      if (number !== undefined) add("number", number, number.length);
      else if (name !== undefined) add("name", name, name.length);
      else {
        const sign = match(SIGN) ?? character;
        if (/[)\]}]/.test(sign)) depth = Math.max(0, depth - 1);
        add("sign", sign, sign.length);
        if (/[([{]/.test(sign)) depth += 1;
      }
    }
  }
  tokens.push({ kind: "end", word: "", start: end, end, indent: 0 });
  return { tokens, comments };
}

/** Reads a text from its opening to its closing quotes; an unclosed text ends with its line. */
function readText(
  text: string,
  start: number,
  opening: string,
  limit: number,
): { parts: (string | Span)[]; end: number } {
  const prefix = /^[a-z]*/i.exec(opening)![0].toLowerCase();
  const quotes = opening.slice(prefix.length);
  const isRaw = prefix.includes("r");
  const hasHoles = /[ft]/.test(prefix);
  const parts: (string | Span)[] = [];
  let at = start + opening.length;
  let from = at;
  const flush = (to: number) => {
    const piece = text.slice(from, to);
    const plain = hasHoles ? piece.replaceAll("{{", "{").replaceAll("}}", "}") : piece;
    if (plain !== "") parts.push(isRaw ? plain : unescaped(plain));
  };
  while (at < limit) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) {
      at = PLAIN.lastIndex;
      continue;
    }
    if (text.startsWith(quotes, at)) {
      flush(at);
      return { parts, end: at + quotes.length };
    }
    const character = text[at]!;
    // A backslash does not hide the brace of a hole.
    if (character === "\\") at += hasHoles && text[at + 1] === "{" ? 1 : 2;
    else if (character === "\n" && quotes.length === 1) break;
    else if (hasHoles && (character === "{" || character === "}") && text[at + 1] === character)
      at += 2;
    else if (hasHoles && character === "{") {
      flush(at);
      const behind = endOfHole(text, at, limit);
      parts.push({ start: at + 1, end: behind });
      at = behind + 1;
      from = at;
    } else at += 1;
  }
  at = Math.min(at, limit);
  flush(at);
  return { parts, end: at };
}

/** The offset of the `}` that closes the `{` at `start`; nested texts may hold braces. */
function endOfHole(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === "{" || character === "[" || character === "(") depth += 1;
    else if (character === "}" || character === "]" || character === ")") {
      depth -= 1;
      if (depth === 0) return at;
    } else if (character === '"' || character === "'") {
      const closing = text.indexOf(character, at + 1);
      const line = text.indexOf("\n", at);
      if (closing < 0 || (line >= 0 && line < closing)) return at;
      at = closing;
    } else if (character === "\n" || character === "\r") return at;
  }
  return limit;
}
