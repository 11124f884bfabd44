import type { JsonProblem } from "./document.js";

/** A text in double quotes, a comment, or an address; in this order, so that none is found inside of another. */
const TOKENS = /"(?:[^"\\\r\n]|\\.)*"|\/\*[^]*?\*\/|(?<![\w:])\/\/[^\r\n]*|https?:\/\/[^\s"]+/gi;

/** What was found of addresses that stand without quotes, and the text with others in their places. */
export interface BareUrls {
  /** As long as the text that was given; each address is a JSON text there. */
  readonly text: string;
  /** The addresses by their offsets. */
  readonly urls: ReadonlyMap<number, string>;
  readonly problems: readonly JsonProblem[];
}

/**
 * Looks for addresses that stand as values without quotes. An editor or a mail has eaten those, and a parser
 * sees a word, a colon and a comment.
 */
export function findBareUrls(text: string): BareUrls {
  const urls = new Map<number, string>();
  const problems: JsonProblem[] = [];
  let masked = "";
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const start = match.index;
    if (!/^https?:/i.test(match[0]) || !/[:,[\s]/.test(text[start - 1] ?? ":")) continue;
    const url = withoutClosing(match[0]);
    urls.set(start, url);
    problems.push({
      message: `the text ${shown(url)} stands without quotes`,
      help: `put it in double quotes: "${url}"`,
      start,
      end: start + url.length,
      fix: JSON.stringify(url),
      isHarmless: true,
    });
    masked += `${text.slice(end, start)}"${"x".repeat(url.length - 2)}"`;
    end = start + url.length;
  }
  return { text: masked + text.slice(end), urls, problems };
}

/** Without the comma and the brackets behind it, as far as they close nothing that the address opens. */
function withoutClosing(written: string): string {
  let url = written;
  for (;;) {
    const last = url.at(-1)!;
    const opening = last === "}" ? "{" : last === "]" ? "[" : undefined;
    const isOwn = opening !== undefined && url.split(opening).length >= url.split(last).length;
    if (last !== "," && (opening === undefined || isOwn)) return url;
    url = url.slice(0, -1);
  }
}

function shown(url: string): string {
  return url.length > 60 ? `${url.slice(0, 60)}…` : url;
}
