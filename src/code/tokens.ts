import type { Span } from "./literal.js";

/** A word, number, text or sign of a program. */
export interface Token extends Span {
  readonly kind: "name" | "number" | "text" | "sign" | "end";
  /** As written; empty for a text, which is in `parts`. */
  readonly word: string;
  /** For a text: its pieces, and the spans of expressions in it. */
  readonly parts?: readonly (string | Span)[] | undefined;
  /** The indentation, in columns, of the line that the token begins; absent within a line and within brackets. */
  readonly indent?: number | undefined;
}

/** Adds `start` to the offsets of tokens, in place, because a text has many tokens. */
export function tokensFrom(start: number, tokens: Token[]): Token[] {
  const move = (span: { start: number; end: number }) => {
    span.start += start;
    span.end += start;
  };
  for (const token of tokens) {
    move(token);
    for (const part of token.parts ?? []) if (typeof part !== "string") move(part);
  }
  return tokens;
}

/** A parser's position in its tokens. The last token is an `end`, after which the cursor never moves. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

export function peek(cursor: Cursor, ahead = 0): Token {
  return cursor.tokens[Math.min(cursor.at + ahead, cursor.tokens.length - 1)]!;
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  if (cursor.at < cursor.tokens.length - 1) cursor.at += 1;
  return token;
}

/** Whether the next token is this sign or this word. */
export function isNext(cursor: Cursor, word: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token.word === word && (token.kind === "sign" || token.kind === "name");
}

export function takeIf(cursor: Cursor, word: string): boolean {
  const is = isNext(cursor, word);
  if (is) take(cursor);
  return is;
}

/** Deeper nesting than people write; recursion below it would overflow the stack. */
const DEEPEST = 400;

/** Checks the nesting of a recursive parser. Throws a RangeError, as a stack overflow does, where it is too deep. */
export function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new RangeError("the program is nested too deeply");
}

/** A text with the escapes that languages share decoded: `\n`, `\u0041`, `\x41`, `\U0001F600`. */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{1,4})|(\r?\n)|([^]))/g,
    (_, short?: string, long?: string, byte?: string, line?: string, sign?: string) => {
      const digits = short ?? long ?? byte;
      if (digits !== undefined) {
        const point = parseInt(digits, 16);
        return point > 0x10ffff ? "\uFFFD" : String.fromCodePoint(point);
      }
      if (line !== undefined) return "";
      return SIGNS[sign ?? ""] ?? (`"'\\`.includes(sign ?? "") ? sign! : `\\${sign}`);
    },
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\x07",
  "0": "\0",
};
