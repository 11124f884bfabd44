import type { At, Suggestion } from "../rule.js";
import { quote } from "../words.js";

/** The most choices that become suggestions; a longer list gives none, because readers skip it. */
const FEW = 8;

/** The suggestion to replace the value at `at` by a text. */
export function writing(at: At, text: string): Suggestion {
  const isSpan = typeof at === "object" && "source" in at;
  const edit = { replace: at, text: isSpan ? text : JSON.stringify(text) };
  return { title: `write ${quote(text)}`, edits: [edit] };
}

/**
 * Suggestions to replace the value at `at` by one of the allowed texts, where no text is near the written one. None
 * for a single text: it may not be the intended one, and a suggestion without alternatives gets applied.
 */
export function choices(at: At, texts: readonly string[]): readonly Suggestion[] {
  return texts.length < 2 || texts.length > FEW ? [] : texts.map((text) => writing(at, text));
}
