import type { Text } from "../json/template.js";

/** Offsets in the text of a source file, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A value that a program builds, in the form of JSON and equal for every language. Parts that only the running
 * program knows are holes in strings, or unknown values.
 */
export type Literal =
  | ObjectLiteral
  | ListLiteral
  | StringLiteral
  | (Span & { readonly kind: "number"; readonly value: number; readonly raw: string })
  | (Span & { readonly kind: "boolean"; readonly value: boolean })
  | (Span & { readonly kind: "null" })
  | UnknownLiteral;

export interface ObjectLiteral extends Span {
  readonly kind: "object";
  /** Each key once. */
  readonly properties: ReadonlyMap<string, Property>;
  /** True where the program may add properties, so that none counts as missing. */
  readonly isOpen: boolean;
  /** The names of fields, for an object of a class. */
  readonly names?: FieldNames;
}

/** Names of fields in JSON; undefined for a field that JSON omits. Fields that are not listed keep their name. */
export interface FieldNames {
  readonly json: ReadonlyMap<string, string | undefined>;
  /** Names that a program may request: `model_dump(by_alias=True)`. */
  readonly alias: ReadonlyMap<string, string>;
}

export interface Property {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Literal;
}

export interface ListLiteral extends Span {
  readonly kind: "list";
  readonly items: readonly Literal[];
  /** True where the program may add items, also before these. */
  readonly isOpen: boolean;
}

export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly text: Text;
  /** True where the span is a quoted text of the source, which a fix may replace. */
  readonly isPlain: boolean;
  /** The value whose JSON the text is: `JSON.stringify({ … })`. */
  readonly json?: Literal;
  /** Set where the text is the fallback of an absent setting, and the running program may have another text. */
  readonly isSetting?: true;
}

export interface UnknownLiteral extends Span {
  readonly kind: "unknown";
  /** The source text on one line, shortened: the name of the hole. */
  readonly raw: string;
  /** The reason why the value is not known, in words for `--verbose`. */
  readonly reason: string;
  /** The decisions on which the truth of the value depends, where nothing else decides it. */
  readonly depends?: ReadonlySet<string>;
  /** The value's text form, where only its form in JSON is unknown. */
  readonly asText?: string;
  /** The items of a tuple, which are known although JSON has no tuples. */
  readonly items?: readonly (Literal | undefined)[];
  /** The entries of a Map, which are known although JSON has no Maps. */
  readonly entries?: ObjectLiteral;
  /** Set where the value is read from the environment or a configuration, and may be absent. */
  readonly isSetting?: true;
}

/** The value of a property; undefined where the literal is no object or lacks the property. */
export function propertyOf(literal: Literal | undefined, key: string): Literal | undefined {
  return literal?.kind === "object" ? literal.properties.get(key)?.value : undefined;
}

/** The text of a string, holes included; undefined for any other value. */
export function textIn(literal: Literal | undefined): Text | undefined {
  return literal?.kind === "string" ? literal.text : undefined;
}
