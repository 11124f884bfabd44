import type { At, Suggestion } from "../rule.js";
import { quote } from "../words.js";

/** More than this are no choice that anybody wants to read through. */
const FEW = 8;

/** To write a text in the place of the value that stands at `at`. */
export function writing(at: At, text: string): Suggestion {
  const isSpan = typeof at === "object" && "source" in at;
  const edit = { replace: at, text: isSpan ? text : JSON.stringify(text) };
  return { title: `write ${quote(text)}`, edits: [edit] };
}

/**
 * To write one of the few texts that are allowed, none of which is near what stands at `at`. Not of a
 * single one: that it was meant is no more than possible, and a suggestion that is alone gets applied.
 */
export function choices(at: At, texts: readonly string[]): readonly Suggestion[] {
  return texts.length < 2 || texts.length > FEW ? [] : texts.map((text) => writing(at, text));
}
