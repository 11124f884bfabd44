import { HOLE, type Text, withHoles } from "../json/template.js";
import { sameId } from "./ids.js";

export type GraphVersion = "v1.0" | "beta";

/** The parts of a URL that Graph distinguishes. */
export interface GraphUrl {
  /** Lower case, without `://`; undefined where the URL has no scheme or a hole hides it. */
  readonly scheme: string | undefined;
  /** Lower case; undefined for a relative URL and where a hole hides it. */
  readonly host: string | undefined;
  /** True where the host or the version is a hole, which may hold any part of the URL up to there. */
  readonly open: boolean;
  /** As written; set where the first segment looks like a version, `v2.0` too. */
  readonly version: string | undefined;
  /** The path after the version as written, without slashes at both ends; holes are `HOLE`. */
  readonly path: string;
  readonly query: boolean;
}

/** The ids in a path, percent-decoded; undefined where the path has no such id or a hole hides it. */
export interface PathIds {
  readonly userId: string | undefined;
  readonly chatId: string | undefined;
  /** The id of a team or of its group: they are the same. */
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  readonly messageId: string | undefined;
  readonly replyId: string | undefined;
  readonly tabId: string | undefined;
  readonly installationId: string | undefined;
  readonly teamsAppId: string | undefined;
}

/** A known path: its segments' names (empty for an id), the ids by segment, and a value for the path. */
export interface PathForm<T> {
  /** In the case of the documentation. */
  readonly names: readonly string[];
  readonly ids: readonly (keyof PathIds | undefined)[];
  readonly value: T;
}

const SLASH = 47;

const looksLikeVersion = /^(?:v\d[\d.]*|beta)$/i;

/**
 * Takes any text apart as if it were a Graph URL, absolute or relative, without judging it. White
 * space around, query, fragment and slashes at the end do not count; `chats('id')` is
 * `chats/id`.
 */
export function splitGraphUrl(text: Text): GraphUrl {
  const whole = withHoles(text).trim();
  const query = whole.indexOf("?");
  const hash = whole.indexOf("#");
  const end = query < 0 || (hash >= 0 && hash < query) ? hash : query;
  let rest = end < 0 ? whole : whole.slice(0, end);
  if (rest.includes("('")) rest = rest.replace(/\('([^'()/]*)'\)/g, "/$1");
  const { written, scheme, host, open, version } = originOf(rest);
  const path = rest.slice(written.length, endWithoutSlashes(rest, written.length));
  return { scheme, host, open, version, path, query: end >= 0 && end === query };
}

/** The part of a URL before its path, as written and as understood. */
interface Origin extends Pick<GraphUrl, "scheme" | "host" | "open" | "version"> {
  readonly written: string;
}

/** The last origin that ends with a version and a slash: any URL that begins like it has the same. */
let lastOrigin: Origin | undefined;

function originOf(url: string): Origin {
  // V8 compares a piece in half the time of `startsWith`.
  if (lastOrigin && url.slice(0, lastOrigin.written.length) === lastOrigin.written)
    return lastOrigin;
  const origin = readOrigin(url);
  if (origin.version !== undefined && origin.written.endsWith("/")) lastOrigin = origin;
  return origin;
}

function readOrigin(url: string): Origin {
  let scheme: string | undefined;
  let from = 0;
  const colon = url.indexOf("://");
  const absolute = colon > 0 && url.indexOf("/") === colon + 1;
  if (absolute) {
    scheme = known(url.slice(0, colon).toLowerCase());
    from = colon + 3;
  }

  let host: string | undefined;
  let open = false;
  if (!absolute) from = skipSlashes(url, from);
  const head = segmentAt(url, from);
  if (absolute || isHost(head) || head.includes(HOLE)) {
    host = known(withoutPort(head.toLowerCase()));
    open = host === undefined;
    from = skipSlashes(url, from + head.length);
  }

  let version: string | undefined;
  const next = segmentAt(url, from);
  if (looksLikeVersion.test(next)) version = next;
  else if (next.includes(HOLE)) open = true;
  if (version !== undefined || next.includes(HOLE)) from += next.length + 1;
  return { written: url.slice(0, from), scheme, host, open, version };
}

/** The characters from `start` up to the next slash; empty at the end of the path. */
function segmentAt(path: string, start: number): string {
  return path.slice(start, endOfSegment(path, start));
}

function endOfSegment(path: string, start: number): number {
  const slash = path.indexOf("/", start);
  return slash < 0 ? path.length : slash;
}

function skipSlashes(path: string, start: number): number {
  let at = start;
  while (path.charCodeAt(at) === SLASH) at += 1;
  return at;
}

/** The end of a URL without its last slashes, `start` at least. */
function endWithoutSlashes(url: string, start: number): number {
  let end = url.length;
  while (end > start && url.charCodeAt(end - 1) === SLASH) end -= 1;
  return end;
}

/** The version that a segment names, in any case; undefined for any other segment. */
export function knownVersion(segment: string | undefined): GraphVersion | undefined {
  if (segment === "v1.0" || segment === "beta" || segment === undefined) return segment;
  const lower = segment.toLowerCase();
  return lower === "v1.0" || lower === "beta" ? lower : undefined;
}

/** Forms by their paths as the documentation writes them: `chats/{chatId}/messages/{messageId}`. */
export function pathForms<T>(entries: readonly (readonly [string, T])[]): PathForm<T>[] {
  return entries.map(([path, value]) => {
    const segments = path.split("/");
    const ids = segments.map((segment) =>
      segment.startsWith("{") ? (segment.slice(1, -1) as keyof PathIds) : undefined,
    );
    return { names: segments.map((segment, at) => (ids[at] ? "" : segment)), ids, value };
  });
}

/** A known path: the value of its form, and the ids in it. */
export interface FoundForm<T> {
  readonly value: T;
  readonly ids: PathIds;
}

/** The form of a path, in the documentation's case first, then in any case; undefined for a path of no form. */
export function findForm<T>(path: string, forms: readonly PathForm<T>[]): FoundForm<T> | undefined {
  return findWritten(path, forms, false) ?? findWritten(path, forms, true);
}

function findWritten<T>(
  path: string,
  forms: readonly PathForm<T>[],
  inAnyCase: boolean,
): FoundForm<T> | undefined {
  for (let index = 0; index < forms.length; index += 1) {
    const ids = idsIn(path, forms[index]!, inAnyCase);
    if (ids) return { value: forms[index]!.value, ids };
  }
  return undefined;
}

/** The ids of a path; undefined where it has another form. */
function idsIn(
  path: string,
  { names, ids }: PathForm<unknown>,
  inAnyCase: boolean,
): PathIds | undefined {
  let found: MutableIds | undefined;
  let start = 0;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index]!;
    const end = name === "" ? endOfSegment(path, start) : start + name.length;
    if (end === start || (index < names.length - 1 && path.charCodeAt(end) !== SLASH))
      return undefined;
    // V8 compares a piece in less time than `startsWith` takes.
    const segment = path.slice(start, end);
    if (name === "") (found ??= noIds())[ids[index]!] = known(decode(segment));
    else if (segment !== name && !(inAnyCase && sameId(segment, name))) return undefined;
    start = end + 1;
  }
  return start === path.length + 1 ? (found ?? noIds()) : undefined;
}

type MutableIds = { -readonly [Name in keyof PathIds]: PathIds[Name] };

/** Sets every key, so that V8 gives all id objects one hidden class. */
export function noIds(): MutableIds {
  return {
    userId: undefined,
    chatId: undefined,
    teamId: undefined,
    channelId: undefined,
    messageId: undefined,
    replyId: undefined,
    tabId: undefined,
    installationId: undefined,
    teamsAppId: undefined,
  };
}

/** The host without `:443`, the port that https implies. */
function withoutPort(host: string): string {
  return host.endsWith(":443") ? host.slice(0, -4) : host;
}

/** Names of collections: the segment after each is an id. */
const collections = new Map<string, keyof PathIds>([
  ["users", "userId"],
  ["chats", "chatId"],
  ["teams", "teamId"],
  ["groups", "teamId"],
  ["joinedteams", "teamId"],
  ["installedapps", "installationId"],
  ["teamsapps", "teamsAppId"],
  ["channels", "channelId"],
  ["messages", "messageId"],
  ["replies", "replyId"],
  ["tabs", "tabId"],
]);

/**
 * A path of no known form: in lower case with a star for each id, and the first id of each kind. Holes outside of ids
 * stay.
 */
export function readUnknownPath(path: string): { readonly shape: string; readonly ids: PathIds } {
  const ids = noIds();
  let collection: keyof PathIds | undefined;
  const shape = path.split("/").map((segment) => {
    if (collection !== undefined && segment !== "") {
      ids[collection] ??= known(decode(segment));
      collection = undefined;
      return "*";
    }
    const name = segment.toLowerCase();
    collection = collections.get(name);
    return name;
  });
  return { shape: shape.join("/"), ids };
}

/** The text with its percent escapes decoded; unchanged where the escapes are not UTF-8. */
export function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text, or undefined where a hole makes it unknown. */
function known(text: string): string | undefined {
  return text.includes(HOLE) ? undefined : text;
}

/** A first segment with a dot or a port is a host: relative paths begin with a version or a collection. */
function isHost(segment: string): boolean {
  return segment === "localhost" || (/\.|:\d/.test(segment) && !looksLikeVersion.test(segment));
}
