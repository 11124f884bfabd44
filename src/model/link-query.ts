import { HOLE } from "../json/template.js";
import { decode } from "./graph-url.js";

/** Parameters by name, decoded; the value is undefined where a hole hides it. */
export type LinkQuery = ReadonlyMap<string, string | undefined>;

/** What is wrong with the writing of a deep link. */
export interface LinkProblem {
  readonly kind:
    /** `value` is what the segment is; `closest` the form of the link. */
    | "segment-missing"
    /** `context` holds JSON as it is; `closest` is the same, encoded. */
    | "context-not-encoded"
    /** `context` is encoded twice; `closest` is the same, encoded once. */
    | "context-encoded-twice"
    /** `context` is no JSON object; `value` is the decoded text. */
    | "context-not-json"
    /** `closest` is what to write for the second `?` and the name behind it. */
    | "second-question-mark"
    /** `value` is the parameter with `+` for spaces, `closest` the same with `%20`. */
    | "plus-for-space"
    /** `value` is the segment or parameter with a lone `%`, `closest` the same with `%25`. */
    | "percent-not-encoded"
    /** `value` is the segment or parameter whose escapes are in Latin-1, `closest` the same in UTF-8. */
    | "escape-not-utf-8"
    /** Backslashes or a user name: `value` is the link, `closest` the same as a browser reads it. */
    | "only-for-browsers";
  readonly value: string;
  readonly closest: string | undefined;
}

interface ParsedQuery {
  readonly query: LinkQuery;
  readonly context: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly LinkProblem[];
}

const nothing: ParsedQuery = { query: new Map(), context: undefined, problems: [] };

/** Those parameters of the deep-link pages that hold words, where a plus is hardly meant as such. */
const wordy: ReadonlySet<string> = new Set([
  "label",
  "title",
  "topicName",
  "message",
  "teamName",
  "channelName",
  "subject",
  "content",
]);

/**
 * Reads the query of a deep link, without `?`. `plainContext` accepts a context that is not
 * encoded, the form in which the page on message links shows `{"contextType":"chat"}`.
 */
export function parseLinkQuery(text: string | undefined, plainContext: boolean): ParsedQuery {
  if (text === undefined || text === "") return nothing;
  const problems: LinkProblem[] = [];
  const query = new Map<string, string | undefined>();
  let context: Record<string, unknown> | undefined;

  let rest = text;
  const question = text.includes("?") ? /\?([A-Za-z]+)=/.exec(text) : null;
  if (question !== null) {
    const [value, name] = question;
    // Behind an address the question mark belongs to the address, which wants encoding.
    const before = text.slice(text.lastIndexOf("&", question.index) + 1, question.index);
    const mark = before.includes("://") ? "%3F" : "&";
    problems.push({ kind: "second-question-mark", value, closest: `${mark}${name}=` });
    rest = `${text.slice(0, question.index)}${mark}${text.slice(question.index + 1)}`;
  }

  for (let start = 0; start <= rest.length;) {
    const and = rest.indexOf("&", start);
    const pair = rest.slice(start, and < 0 ? rest.length : and);
    start += pair.length + 1;
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const raw = equals < 0 ? "" : pair.slice(equals + 1);
    if (name === "" || name.includes(HOLE)) continue;
    if (raw.includes(HOLE)) {
      query.set(name, undefined);
      continue;
    }
    const value = decode(raw);
    query.set(name, value);
    // What could be decoded has no broken escape.
    const isDecoded = value !== raw && !name.includes("%");
    const broken = isDecoded ? undefined : brokenEscape(pair);
    if (name === "context" && raw !== "") {
      const read = readContext(raw, value, broken, plainContext);
      context = read.context;
      if (read.problem !== undefined) problems.push(read.problem);
    } else if (raw.includes("+") && wordy.has(name)) {
      problems.push({
        kind: "plus-for-space",
        value: pair,
        closest: pair.replaceAll("+", "%20"),
      });
    } else if (broken) problems.push(broken);
  }
  return { query, context, problems };
}

/** What is wrong with the percent escapes of a segment or a parameter, the first thing first. */
export function brokenEscape(text: string): LinkProblem | undefined {
  // A hole may hold the rest of an escape.
  if (!text.includes("%") || text.includes(HOLE)) return undefined;
  if (/%(?![0-9a-f]{2})/i.test(text)) {
    const closest = text.replace(/%(?![0-9a-f]{2})/gi, "%25");
    return { kind: "percent-not-encoded", value: text, closest };
  }
  try {
    decodeURIComponent(text);
    return undefined;
  } catch {
    const closest = text.replace(/%[89a-f][0-9a-f]/gi, (escape) =>
      encodeURIComponent(String.fromCharCode(Number.parseInt(escape.slice(1), 16))),
    );
    return { kind: "escape-not-utf-8", value: text, closest };
  }
}

interface ReadContext {
  readonly context: Record<string, unknown> | undefined;
  readonly problem?: LinkProblem;
}

/** `once` is the raw text decoded, and `broken` what is wrong with its escapes. */
function readContext(
  raw: string,
  once: string,
  broken: LinkProblem | undefined,
  plainAllowed: boolean,
): ReadContext {
  const context = parseObject(once);
  if (context !== undefined) {
    if (!plainAllowed && (raw.includes("{") || raw.includes('"')))
      return { context, problem: problem("context-not-encoded", raw, once) };
    return { context, ...(broken && { problem: broken }) };
  }
  if (broken) return { context: undefined, problem: broken };
  const twice = decode(once);
  const inner = twice === once ? undefined : parseObject(twice);
  if (inner !== undefined) {
    return { context: inner, problem: problem("context-encoded-twice", raw, twice) };
  }
  const spaced = decode(raw.replaceAll("+", "%20"));
  const unplussed = raw.includes("+") ? parseObject(spaced) : undefined;
  if (unplussed !== undefined) {
    return { context: unplussed, problem: problem("plus-for-space", raw, spaced) };
  }
  return {
    context: undefined,
    problem: { kind: "context-not-json", value: once, closest: undefined },
  };
}

function problem(kind: LinkProblem["kind"], raw: string, json: string): LinkProblem {
  return { kind, value: `context=${raw}`, closest: `context=${encode(json)}` };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** As `encodeURIComponent`, which refuses one half of a surrogate pair. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
