import type { JsonProblem } from "./document.js";

/**
 * A text in double quotes, a comment, or an unquoted text: an address, a GUID, a version of three numbers or more.
 * The order keeps a match from lying inside of another.
 */
const TOKENS =
  /"(?:[^"\\\r\n]|\\.)*"|\/\*[^]*?\*\/|(?<![\w:])\/\/[^\r\n]*|https?:\/\/[^\s"]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,9}(?:\.\d{1,9}){2,9}(?:[-+][\w.+-]{1,40})?/gi;

/** The unquoted texts in a broken JSON text, and the text with quoted stand-ins in their places. */
export interface BareTexts {
  /** The given text with each bare text replaced by a JSON text of the same length. */
  readonly masked: string;
  /** The bare texts by their offsets. */
  readonly texts: ReadonlyMap<number, string>;
  readonly problems: readonly JsonProblem[];
}

/**
 * Finds values without quotes that can only be texts. An editor or a mail has eaten their quotes, and a parser would
 * see numbers and words, and in an address a word, a colon and a comment.
 */
export function findBareTexts(whole: string): BareTexts {
  const texts = new Map<number, string>();
  const problems: JsonProblem[] = [];
  let masked = "";
  let end = 0;
  for (const match of whole.matchAll(TOKENS)) {
    const start = match.index;
    if (/^["/]/.test(match[0]) || !isValuePlace(whole, start)) continue;
    const text = withoutClosing(match[0]);
    if (!isEndOfValue(whole, start + text.length)) continue;
    texts.set(start, text);
    problems.push({
      message: `the text ${shown(text)} stands without quotes`,
      help: `put it in double quotes: "${text}"`,
      start,
      end: start + text.length,
      fix: JSON.stringify(text),
      isHarmless: true,
    });
    masked += `${whole.slice(end, start)}"${"x".repeat(text.length - 2)}"`;
    end = start + text.length;
  }
  return { masked: masked + whole.slice(end), texts, problems };
}

/** Whether a value may begin at `start`: false in the middle of a text that is torn or never closed. */
function isValuePlace(whole: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && " \t\r\n".includes(whole[before]!)) before--;
  return before < 0 || ":,[".includes(whole[before]!);
}

function isEndOfValue(whole: string, end: number): boolean {
  let after = end;
  while (" \t".includes(whole[after] ?? ".")) after++;
  return after === whole.length || '\r\n,}]/"'.includes(whole[after]!);
}

/** The text without the comma and brackets at its end, except for brackets that close one of its own. */
function withoutClosing(written: string): string {
  let text = written;
  for (;;) {
    const last = text.at(-1)!;
    const opening = last === "}" ? "{" : last === "]" ? "[" : undefined;
    const isOwn = opening !== undefined && text.split(opening).length >= text.split(last).length;
    if (last !== "," && (opening === undefined || isOwn)) return text;
    text = text.slice(0, -1);
  }
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
