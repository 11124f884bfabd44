import type { Text } from "../json/template.js";

/** Offsets in the text of a source file, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What is known of a value that a program builds, as JSON would have it: the same for every
 * language. What only the running program knows is a hole in a string, or unknown as a whole.
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
  /** The program may add properties: none can be called missing. */
  readonly isOpen: boolean;
  /** Of what a class makes. */
  readonly names?: FieldNames;
}

/** How JSON calls fields; undefined where it leaves one out. All others keep their name. */
export interface FieldNames {
  readonly json: ReadonlyMap<string, string | undefined>;
  /** As a program may ask for: `model_dump(by_alias=True)`. */
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
  /** The program may add items, before these too. */
  readonly isOpen: boolean;
}

export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly text: Text;
  /** The span is one quoted text of the source, which a fix may write anew. */
  readonly isPlain: boolean;
  /** The value whose JSON the text is: `JSON.stringify({ … })`. */
  readonly json?: Literal;
  /** It stands for a setting that is absent: where there is one, the text is another one. */
  readonly isSetting?: true;
}

export interface UnknownLiteral extends Span {
  readonly kind: "unknown";
  /** How the source writes it, on one line and shortened: the name of the hole. */
  readonly raw: string;
  /** Why it was not followed, in words for `--verbose`. */
  readonly reason: string;
  /** The decisions that tell whether it counts as true, where nothing else does. */
  readonly depends?: ReadonlySet<string>;
  /** What it is as a text, although nobody knows how JSON has it. */
  readonly asText?: string;
  /** What a tuple holds: its parts are known, although JSON does not have them. */
  readonly items?: readonly (Literal | undefined)[];
  /** The environment or a configuration has it, or has it not. */
  readonly isSetting?: true;
}

/** The value of a property; undefined where there is none, or no object. */
export function propertyOf(literal: Literal | undefined, key: string): Literal | undefined {
  return literal?.kind === "object" ? literal.properties.get(key)?.value : undefined;
}

/** The text that a string is, holes or not; undefined for everything else. */
export function textIn(literal: Literal | undefined): Text | undefined {
  return literal?.kind === "string" ? literal.text : undefined;
}
