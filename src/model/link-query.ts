import { HOLE } from "../json/template.js";
import { decode } from "./graph-url.js";

/** Parameters by name, decoded; the value is undefined where a hole hides it. */
export type LinkQuery = ReadonlyMap<string, string | undefined>;

/** A mistake in the way a deep link is written. */
export interface LinkProblem {
  readonly kind:
    /** `value` names the missing segment (`app id`); `closest` is the form of the link. */
    | "segment-missing"
    /** `context` holds JSON that is not percent-encoded; `closest` is the encoded parameter. */
    | "context-not-encoded"
    /** `context` is encoded twice; `closest` is the parameter encoded once. */
    | "context-encoded-twice"
    /** `context` is no JSON object; `value` is the decoded text. */
    | "context-not-json"
    /** `value` is the second `?` with the parameter name; `closest` replaces it. */
    | "second-question-mark"
    /** `value` is the parameter with `+` for spaces, `closest` the parameter with `%20`. */
    | "plus-for-space"
    /** `value` is the segment or parameter with a lone `%`, `closest` has `%25` there. */
    | "percent-not-encoded"
    /** `value` is the segment or parameter whose escapes are in Latin-1, `closest` has them in UTF-8. */
    | "escape-not-utf-8"
    /** Backslashes or a user name: `value` is the link, `closest` the link that a browser makes of it. */
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

/** Parameters of the deep-link pages that hold words, in which a plus was hardly meant as a plus. */
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
    // A question mark after an address in a parameter is part of the address, and wants encoding.
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
    // A pair that could be decoded has no broken escape.
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

/** The first mistake in the percent escapes of a segment or a parameter; undefined where there is none, or a hole. */
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

/** `once` is the raw text decoded, `broken` the mistake in its escapes. */
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

/** `encodeURIComponent`, but a text with half a surrogate pair, which that function refuses, stays as it is. */
function encode(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
