import type { Template } from "../json/template.js";

/**
 * The form in which rules see a document: plain values, every property optional. A part whose type the schema refused
 * is undefined, so `body.topic?.webUrl` has the type that TypeScript says, and a rule needs no guards. A string or
 * number that somebody fills in later is a Template.
 */
export type View<T> = T extends string | number | boolean
  ? T | Template
  : T extends null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly (View<Item> | undefined)[]
      : { readonly [Key in keyof T]?: View<T[Key]> | undefined };
