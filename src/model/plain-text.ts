import { type Text, withHoles } from "../json/template.js";

const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Bold, code, a link, a heading. Each alternative ends where the next match could begin, so a search is linear. */
const MARKDOWN = /\*\*[^*\s][^*]*\*\*|`[^`]+`|\[[^[\]]+\]\([^()[\]\s]+\)|^#{1,6} /;

/** The formatting in a text that should be one plain line; undefined where it has none. Holes do not count. */
export function formattingOf(text: Text): "a line break" | "Markdown" | undefined {
  const shown = withHoles(text);
  if (LINE_BREAK.test(shown)) return "a line break";
  return MARKDOWN.test(shown) ? "Markdown" : undefined;
}
