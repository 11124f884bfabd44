/**
 * A part of a string that a tool, a person or the running program fills in later. `raw` is the hole as written
 * (`${{TAB_DOMAIN}}`), `name` the name between its marks (`TAB_DOMAIN`).
 */
export interface Hole {
  readonly raw: string;
  readonly name: string;
}

const template: unique symbol = Symbol.for("teamslint.template") as never;

/**
 * A string that holds at least one hole: its known parts and its holes, in order.
 * In a view such a string is a Template and not a `string`, so that the compiler makes
 * every rule decide about values that nobody knows yet. Unknown is not wrong.
 */
export interface Template {
  readonly [template]: true;
  readonly raw: string;
  readonly parts: readonly (string | Hole)[];
}

/** A string of a view: known, or with holes. */
export type Text = string | Template;

/**
 * The character for each hole in `withHoles`: OBJECT REPLACEMENT CHARACTER, which means "something else goes here"
 * and occurs in no id, host or path.
 */
export const HOLE = "\uFFFC";

export function createTemplate(raw: string, parts: readonly (string | Hole)[]): Template {
  return { [template]: true, raw, parts };
}

export function isTemplate(value: unknown): value is Template {
  return typeof value === "object" && value !== null && template in value;
}

/** The text as one string in which each hole is the single character `HOLE`. */
export function withHoles(text: Text): string {
  if (typeof text === "string") return text;
  let all = "";
  for (const part of text.parts) all += typeof part === "string" ? part : HOLE;
  return all;
}

/** The text without its holes. */
export function knownPart(text: Text): string {
  return typeof text === "string" ? text : withHoles(text).replaceAll(HOLE, "");
}

/** The text as written, holes included: for messages. */
export function rawText(text: Text): string {
  return typeof text === "string" ? text : text.raw;
}

/** White space, no-break spaces and characters without a width, from the first to the last. */
const UNSEEN = /^[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]*$/;

/**
 * Whether a text is absent, null, empty, or only characters that nobody sees: white space, no-break spaces,
 * characters without a width. False for a template, which may become anything.
 */
export function isBlank(text: Text | null | undefined): boolean {
  return text === undefined || text === null || (typeof text === "string" && UNSEEN.test(text));
}

/** The text where it is known; undefined for absent, null and unknown texts, about which most rules say nothing. */
export function known(text: Text | null | undefined): string | undefined {
  return typeof text === "string" ? text : undefined;
}
