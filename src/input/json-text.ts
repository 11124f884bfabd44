import type { Document } from "../json/document.js";
import { documentInString } from "../json/parse.js";
import { valueAt } from "../json/pointer.js";

/** A JSON text that was parsed, and its document, which is only made where something is to be said. */
export interface JsonText {
  readonly text: string;
  /** Of a broken text the part that could be saved. */
  readonly value: unknown;
  /** `JSON.parse` refused the text, and not for what `.http` files allow. */
  readonly isBroken: boolean;
  readonly document: () => Document;
}

/** A value in a JSON text. */
export interface Part {
  readonly in: JsonText;
  readonly pointer: string;
  readonly value: unknown;
}

/** A notification as it stands in JSON: its body, and the call that sends it where there is one. */
export interface FoundCall {
  readonly method: Part | undefined;
  readonly url: Part | undefined;
  readonly body: Part;
  /** In a Graph batch, where URLs begin behind the version. */
  readonly isBatched: boolean;
}

export interface FoundCalls {
  readonly calls: readonly FoundCall[];
  /** The texts in which they stand, each before those in it. */
  readonly texts: readonly FoundText[];
}

/** A text in which a notification stands. */
export interface FoundText {
  readonly text: JsonText;
  /** How many keys it has outside of the bodies. Infinity where nobody counted. */
  readonly keysAround: number;
}

export function partAt(part: Part, pointer: string): Part {
  const value = valueAt(part.value, pointer);
  return { in: part.in, pointer: part.pointer + pointer, value };
}

export function textAt(part: Part, pointer: string): Part | undefined {
  const found = partAt(part, pointer);
  return typeof found.value === "string" ? found : undefined;
}

/** Parses a text once. `make` makes its document, at the first call of `document`, or to save what a broken text holds. */
export function jsonText(text: string, make: () => Document): JsonText {
  let made: Document | undefined;
  const document = () => (made ??= make());
  try {
    return { text, value: JSON.parse(text), isBroken: false, document };
  } catch {
    const { value, source } = document();
    return { text, value, isBroken: source.problems.length > 0, document };
  }
}

/** The JSON text that a string holds. */
export function innerText(part: Part, text: string): JsonText {
  return jsonText(text, () => documentInString(part.in.document(), part.pointer, true)!);
}

const SPACE = 32;
const BRACE = 123;
const BRACKET = 91;

/** An object or list as text; `{{payload}}` is a variable and no JSON. */
export function isJsonText(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most strings are words.
  if (first > SPACE && first !== BRACE && first !== BRACKET) return false;
  return /^\s*(?:\{(?!\{)|\[)/.test(text);
}
