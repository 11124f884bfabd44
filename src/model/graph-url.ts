import { HOLE, type Text, withHoles } from "../json/template.js";
import { sameId } from "./ids.js";

export type GraphVersion = "v1.0" | "beta";

/** A URL as Graph sees it: where it goes, and its path. */
export interface GraphUrl {
  /** Lower case, without `://`; undefined where none is written or a hole hides it. */
  readonly scheme: string | undefined;
  /** Lower case; undefined for a relative URL and where a hole hides it. */
  readonly host: string | undefined;
  /** True where a hole stands for the host or the version, and so for any part of the URL before them. */
  readonly open: boolean;
  /** As written, where the first segment looks like a version: also `v2.0`. */
  readonly version: string | undefined;
  /** What is written behind the version, without slashes at both ends; holes are `HOLE`. */
  readonly path: string;
  readonly query: boolean;
}

/** The ids in a path, percent-decoded; undefined where it has none, and where a hole hides one. */
export interface PathIds {
  readonly userId: string | undefined;
  readonly chatId: string | undefined;
  /** Of a group it is the team's. */
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  readonly messageId: string | undefined;
  readonly replyId: string | undefined;
  readonly tabId: string | undefined;
  readonly installationId: string | undefined;
  readonly teamsAppId: string | undefined;
}

/** A path that means something: the names of its segments, empty for an id, and which id that is. */
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

  let scheme: string | undefined;
  let from = 0;
  const colon = rest.indexOf("://");
  const absolute = colon > 0 && rest.indexOf("/") === colon + 1;
  if (absolute) {
    scheme = known(rest.slice(0, colon).toLowerCase());
    from = colon + 3;
  }
  let length = rest.length;
  while (length > from && rest.charCodeAt(length - 1) === SLASH) length -= 1;
  if (length < rest.length) rest = rest.slice(0, length);

  let host: string | undefined;
  let open = false;
  if (!absolute) from = skipSlashes(rest, from);
  const head = segmentAt(rest, from);
  if (absolute || isHost(head) || head.includes(HOLE)) {
    host = known(withoutPort(head.toLowerCase()));
    open = host === undefined;
    from = skipSlashes(rest, from + head.length);
  }

  let version: string | undefined;
  const next = segmentAt(rest, from);
  if (next === "v1.0" || looksLikeVersion.test(next)) version = next;
  else if (next.includes(HOLE)) open = true;
  if (version !== undefined || next.includes(HOLE)) from += next.length + 1;
  return { scheme, host, open, version, path: rest.slice(from), query: end >= 0 && end === query };
}

/** What stands there up to the next slash; nothing behind the end. */
export function segmentAt(path: string, start: number): string {
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

/** The version that a segment names, in any case. */
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

/** The form that a path has: as the documentation writes it, else in any case. */
export function findForm<T>(path: string, forms: readonly PathForm<T>[]): PathForm<T> | undefined {
  for (let index = 0; index < forms.length; index += 1) {
    if (hasForm(path, forms[index]!.names, false)) return forms[index];
  }
  return forms.find(({ names }) => hasForm(path, names, true));
}

function hasForm(path: string, names: readonly string[], inAnyCase: boolean): boolean {
  let start = 0;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index]!;
    const end = name === "" ? endOfSegment(path, start) : start + name.length;
    if (end === start) return false;
    if (!path.startsWith(name, start)) {
      if (!inAnyCase || !sameId(path.slice(start, end), name)) return false;
    }
    if (index === names.length - 1) return end === path.length;
    if (path.charCodeAt(end) !== SLASH) return false;
    start = end + 1;
  }
  return false;
}

/** The ids of a path that has the form. */
export function idsIn(path: string, { names, ids }: PathForm<unknown>): PathIds {
  const found = noIds();
  let start = 0;
  for (let index = 0; index < names.length; index += 1) {
    const id = ids[index];
    const end = endOfSegment(path, start);
    if (id !== undefined) found[id] = known(decode(path.slice(start, end)));
    start = end + 1;
  }
  return found;
}

/** All of them, so that every path looks the same to V8. */
function noIds(): { -readonly [Name in keyof PathIds]: PathIds[Name] } {
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

/** A host without the port that https has anyway. */
export function withoutPort(host: string): string {
  return host.endsWith(":443") ? host.slice(0, -4) : host;
}

/** A segment behind one of these is an id. */
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
 * A path of no known form, in lower case with a star for each id; and the first id of each kind. A
 * hole anywhere but in an id stays.
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

/** The text with its percent escapes decoded; as it is where they are not UTF-8. */
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

/** Only a host has a dot or a port there: a relative path begins with a version or a collection. */
function isHost(segment: string): boolean {
  return segment === "localhost" || (/\.|:\d/.test(segment) && !looksLikeVersion.test(segment));
}
