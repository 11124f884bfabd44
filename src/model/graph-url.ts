import { HOLE, type Text, withHoles } from "../json/template.js";

/** A URL as Graph sees it: where it goes, and the shape of its path apart from the ids. */
export interface GraphUrl {
  /** Lower case, without `://`; undefined where none is written or a hole hides it. */
  readonly scheme: string | undefined;
  /** Lower case; undefined for a relative URL and where a hole hides it. */
  readonly host: string | undefined;
  /** True where a hole stands for the host or the version, and so for any part of the URL before them. */
  readonly open: boolean;
  /** As written, where the first segment looks like a version: also `v2.0`. */
  readonly version: string | undefined;
  /**
   * The path behind the version in lower case, each id as a star. A hole anywhere but in an id
   * stays in it.
   */
  readonly shape: string;
  /** Ids by the lower-case collection they follow, percent-decoded; undefined where a hole hides them. */
  readonly ids: Readonly<Partial<Record<Collection, string | undefined>>>;
  readonly query: boolean;
}

/** A segment behind one of these is an id. */
type Collection =
  | "users"
  | "chats"
  | "teams"
  | "groups"
  | "joinedteams"
  | "installedapps"
  | "teamsapps"
  | "channels"
  | "messages"
  | "replies"
  | "tabs";

const collections: ReadonlySet<string> = new Set<Collection>([
  "users",
  "chats",
  "teams",
  "groups",
  "joinedteams",
  "installedapps",
  "teamsapps",
  "channels",
  "messages",
  "replies",
  "tabs",
]);

const looksLikeVersion = /^(?:v\d[\d.]*|beta)$/i;

/**
 * Takes any text apart as if it were a Graph URL, absolute or relative, without judging it. White
 * space around, query, fragment and slashes at the end do not count; `chats('id')` is
 * `chats/id`.
 */
export function splitGraphUrl(text: Text): GraphUrl {
  const whole = withHoles(text).trim();
  const end = whole.search(/[?#]/);
  let rest = end < 0 ? whole : whole.slice(0, end);

  let scheme: string | undefined;
  const colon = rest.indexOf("://");
  const absolute = colon > 0 && rest.indexOf("/") === colon + 1;
  if (absolute) {
    scheme = known(rest.slice(0, colon).toLowerCase());
    rest = rest.slice(colon + 3);
  }
  if (rest.includes("('")) rest = rest.replace(/\('([^'()/]*)'\)/g, "/$1");

  const segments = rest.split("/");
  let first = 0;
  if (!absolute) while (segments[first] === "") first++;
  let last = segments.length;
  while (last > first && segments[last - 1] === "") last--;

  let host: string | undefined;
  let open = false;
  const head = segments[first] ?? "";
  if (absolute || isHost(head) || head.includes(HOLE)) {
    host = known(head.toLowerCase().replace(/:443$/, ""));
    open = host === undefined;
    first++;
    while (segments[first] === "") first++;
  }

  let version: string | undefined;
  const next = segments[first];
  if (next !== undefined && first < last) {
    if (looksLikeVersion.test(next)) {
      version = next;
      first++;
    } else if (next.includes(HOLE)) {
      open = true;
      first++;
    }
  }

  const ids: Partial<Record<Collection, string | undefined>> = {};
  let shape = "";
  let collection: Collection | undefined;
  for (let i = first; i < last; i++) {
    const segment = segments[i]!;
    if (i > first) shape += "/";
    if (collection !== undefined && segment !== "") {
      ids[collection] = known(decode(segment));
      collection = undefined;
      shape += "*";
    } else {
      const name = segment.toLowerCase();
      collection = isCollection(name) ? name : undefined;
      shape += name;
    }
  }
  return { scheme, host, open, version, shape, ids, query: whole.charAt(end) === "?" };
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

function isCollection(name: string): name is Collection {
  return collections.has(name);
}
