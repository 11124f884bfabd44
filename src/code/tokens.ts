import type { Span } from "./literal.js";

/** A word, number, text or sign of a program. */
export interface Token extends Span {
  readonly kind: "name" | "number" | "text" | "sign" | "end";
  /** As written; of a text nothing, because `parts` has it. */
  readonly word: string;
  /** Of a text: what it says, and where an expression stands in it. */
  readonly parts?: readonly (string | Span)[];
  /** The indentation of the line that it begins; absent within a line and within brackets. */
  readonly indent?: number;
}

/** Moves the tokens of a text to the offset that it begins at, in place: a text has many. */
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

/** Where a parser stands in its tokens. The last token is an `end`, which is never left behind. */
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

/** Nothing that people write nests like this; deeper programs would end the stack. */
const DEEPEST = 400;

/** Counts the nesting of a recursive parser; what is too deep ends it as the stack's end would. */
export function checkDepth(depth: number): void {
  if (depth > DEEPEST) throw new RangeError("the program is nested too deeply");
}

/** The escapes that languages share; `\u0041`, `\x41`, and `\U0001F600` where it is one. */
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
