import type { JsonProblem } from "./document.js";

/**
 * A text in double quotes, a comment, or what was meant as a text: an address, a GUID, a version of three numbers or
 * more. In this order, so that none is found inside of another.
 */
const TOKENS =
  /"(?:[^"\\\r\n]|\\.)*"|\/\*[^]*?\*\/|(?<![\w:])\/\/[^\r\n]*|https?:\/\/[^\s"]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,9}(?:\.\d{1,9}){2,9}(?:[-+][\w.+-]{1,40})?/gi;

/** What was found of texts that stand without quotes, and the whole with others in their places. */
export interface BareTexts {
  /** As long as the text that was given; each bare text is a JSON text there. */
  readonly masked: string;
  /** The bare texts by their offsets. */
  readonly texts: ReadonlyMap<number, string>;
  readonly problems: readonly JsonProblem[];
}

/**
 * Looks for values that stand without quotes and can be nothing but texts. An editor or a mail has eaten the quotes,
 * and a parser sees numbers and words, and of an address a word, a colon and a comment.
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

/** Not in the middle of a text that is torn or never closed. */
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

/** Without the comma and the brackets behind it, as far as they close nothing that the text itself opens. */
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
