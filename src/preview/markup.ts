import { shown } from "./shown.js";

const content: unique symbol = Symbol("content");

/** HTML that was made by `markup`, and so holds no text of anybody else as markup. */
export interface Markup {
  readonly [content]: string;
}

type Value = Markup | string | number | undefined | false | readonly Markup[];

/**
 * Makes HTML of a template. Texts in it are escaped so that they stay texts, between tags as well as in
 * a quoted attribute, and what could rearrange a line is made visible; `undefined` and `false` are nothing.
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = strings[0]!;
  for (const [index, value] of values.entries()) text += render(value) + strings[index + 1]!;
  return { [content]: text };
}

/** The HTML as a string. */
export function textOfMarkup(made: Markup): string {
  return made[content];
}

/** A text that is trusted as it is: a style sheet or a script of ours. */
export function trusted(text: string): Markup {
  return { [content]: text };
}

function render(value: Value): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escapeText(value);
  return isMarkup(value) ? value[content] : value.map((item) => item[content]).join("");
}

function isMarkup(value: Markup | readonly Markup[]): value is Markup {
  return content in value;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeText(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => entities[character]!);
}
