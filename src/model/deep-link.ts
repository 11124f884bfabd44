import { HOLE, type Text, withHoles } from "../json/template.js";
import { browserHost, withSlashes } from "./browser-url.js";
import { type Cloud, teamsHost } from "./clouds.js";
import { decode } from "./graph-url.js";
import { brokenEscape, type LinkProblem, type LinkQuery, parseLinkQuery } from "./link-query.js";
import { remembering } from "./remembering.js";

/** The kinds of Teams deep links by the segment behind `/l/`. */
export type LinkKind =
  | "entity"
  | "app"
  | "task"
  | "stage"
  | "message"
  | "channel"
  | "team"
  | "chat"
  | "call"
  | "meeting"
  | "meetup-join"
  | "file";

/** A Teams deep link, `https://{Teams host}/l/{kind}/…`. Undefined is absent or unknown. */
export interface TeamsLink {
  readonly kind: LinkKind;
  readonly host: string | undefined;
  /** Empty where the host is unknown. */
  readonly clouds: readonly Cloud[];
  /** As written, also where the id is no GUID; only entity, app, task and stage links have an app id. */
  readonly appId: string | undefined;
  /** Percent-decoded; only entity links have an entity id, and it is optional. */
  readonly entityId: string | undefined;
  /** The JSON object of the `context` parameter; undefined also where the parameter is no JSON object. */
  readonly context: Readonly<Record<string, unknown>> | undefined;
  /** Parameters by name, decoded; the value is undefined where a hole hides it. */
  readonly query: LinkQuery;
  readonly problems: readonly LinkProblem[];
}

export type DeepLink =
  | TeamsLink
  | {
      /** Begins `/l/`, but of a kind that the deep-link pages do not list. */
      readonly kind: "undocumented";
      readonly name: string;
      readonly host: string | undefined;
      readonly clouds: readonly Cloud[];
    }
  | {
      /** A Teams URL whose path does not begin `/l/`, as browsers show it; `path` as written. */
      readonly kind: "other-teams";
      readonly host: string;
      readonly path: string;
    }
  | { readonly kind: "not-teams"; readonly host: string }
  /** Words, white space, or no scheme; `closest` is the URL that can be made of the text, if any. */
  | { readonly kind: "not-url"; readonly closest: string | undefined }
  | { readonly kind: "not-https"; readonly scheme: string; readonly closest: string | undefined }
  /** Holes hide the kind of link. */
  | { readonly kind: "unknown" };

interface LinkForm {
  /** Segments behind the kind, in order, as messages call them. */
  readonly segments: readonly string[];
  /** The number of segments that a link must have. */
  readonly required: number;
}

/** Source: Microsoft's deep-link pages for applications, teams, chats, calls and meetings. */
export const linkForms: Readonly<Record<LinkKind, LinkForm>> = {
  entity: { segments: ["app id", "entity id"], required: 1 },
  app: { segments: ["app id"], required: 1 },
  task: { segments: ["app id"], required: 1 },
  stage: { segments: ["app id", "0"], required: 1 },
  message: { segments: ["channel or chat id", "message id"], required: 2 },
  channel: { segments: ["channel id", "channel name"], required: 1 },
  team: { segments: ["team thread id", "conversations"], required: 1 },
  chat: { segments: ["chat id", "conversations"], required: 1 },
  call: { segments: ["0", "0"], required: 0 },
  meeting: { segments: ["new"], required: 1 },
  "meetup-join": { segments: ["thread id", "0"], required: 1 },
  file: { segments: ["file id"], required: 1 },
};

const withApp: ReadonlySet<string> = new Set<LinkKind>(["entity", "app", "task", "stage"]);

/** Scheme, host, path, query without `?`. */
const anatomy = /^([A-Za-z][A-Za-z0-9+.\-\uFFFC]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/;

/**
 * Parses the `webUrl` of a topic. A hole as a whole segment is one unknown segment; a hole elsewhere in host or path
 * makes the kind of link unknown. Never throws.
 */
export function parseDeepLink(url: Text): DeepLink {
  const whole = withHoles(url);
  const end = whole.indexOf("?");
  const place = end < 0 ? whole : whole.slice(0, end);
  const link = placeOf(place);
  if (!("problems" in link) || link.problems.length > 0 || place.includes("#"))
    return parseWhole(whole);
  if (end < 0) return link;
  const behind = whole.slice(end + 1);
  if (/\s/.test(behind)) return { kind: "not-url", closest: mendSpaces(whole) };
  const hash = behind.indexOf("#");
  return withQuery(link, hash < 0 ? behind : behind.slice(0, hash));
}

/** The links of an app go to few places, and differ in their queries. */
const placeOf = remembering((place) => parseWhole(withHoles(place)));

/** Adds a query to the link that was parsed from the URL before its `?`. */
function withQuery(place: TeamsLink, text: string): TeamsLink {
  const { query, context, problems } = parseLinkQuery(text, place.kind === "message");
  const { kind, host, clouds, appId, entityId } = place;
  return { kind, host, clouds, appId, entityId, context, query, problems };
}

function parseWhole(whole: string): DeepLink {
  if (/\s/.test(whole)) return { kind: "not-url", closest: mendSpaces(whole) };
  const match = anatomy.exec(withSlashes(whole));
  if (match === null) return parseWithoutScheme(whole);
  const [, scheme = "", authority = "", path = "", query] = match;

  if (scheme.includes(HOLE)) return parseAt(undefined, path, query, whole);
  if (scheme.toLowerCase() !== "https") {
    const http = scheme.toLowerCase() === "http" && isKnown(whole);
    const closest = http ? `https${whole.slice("http".length)}` : undefined;
    return { kind: "not-https", scheme: scheme.toLowerCase(), closest };
  }
  return parseAt(authority, path, query, whole);
}

function parseAt(
  authority: string | undefined,
  path: string,
  query: string | undefined,
  whole: string,
): DeepLink {
  const written = known(authority ?? HOLE);
  const host = written === undefined ? undefined : browserHost(written);
  const teams = host === undefined ? undefined : teamsHost(host);
  if (host !== undefined && teams === undefined) return { kind: "not-teams", host };
  const clouds = teams?.clouds ?? [];

  const [, prefix = "", name = "", ...rest] = path.split("/");
  if (prefix.toLowerCase() !== "l") {
    if (host === undefined || prefix.includes(HOLE)) return { kind: "unknown" };
    const shown = whole.slice(whole.indexOf("://") + "://".length + (authority?.length ?? 0));
    return { kind: "other-teams", host, path: shown.replaceAll(HOLE, "…") };
  }
  if (name.includes(HOLE)) return { kind: "unknown" };
  const kind = name.toLowerCase();
  if (!isLinkKind(kind)) return { kind: "undocumented", name, host, clouds };

  const segments = rest.map((segment) => known(decode(segment)));
  const { query: parameters, context, problems } = parseLinkQuery(query, kind === "message");
  const missing = path.includes(HOLE) ? undefined : findMissing(kind, rest);
  const ofPath = [missing, ...rest.map(brokenEscape), findOddWriting(whole, authority, host)];
  return {
    kind,
    host,
    clouds,
    appId: withApp.has(kind) ? segments[0] || undefined : undefined,
    entityId: kind === "entity" ? segments[1] || undefined : undefined,
    context,
    query: parameters,
    problems: [...ofPath.flatMap((problem) => problem ?? []), ...problems],
  };
}

/** Backslashes, a user name or an odd host that browsers read as the intended link, and other readers perhaps not. */
function findOddWriting(
  whole: string,
  authority: string | undefined,
  host: string | undefined,
): LinkProblem | undefined {
  if (authority === undefined || host === undefined) return undefined;
  const slashed = withSlashes(whole);
  if (slashed === whole && authority.toLowerCase().replace(/:443$/, "") === host) return undefined;
  const closest = `https://${host}${slashed.slice("https://".length + authority.length)}`;
  return { kind: "only-for-browsers", value: whole, closest };
}

function findMissing(kind: LinkKind, segments: readonly string[]): LinkProblem | undefined {
  const { segments: names, required } = linkForms[kind];
  for (let i = 0; i < required; i++) {
    if (!segments[i]) return { kind: "segment-missing", value: names[i]!, closest: formOf(kind) };
  }
  return undefined;
}

/** `/l/message/<channel or chat id>/<message id>`. */
function formOf(kind: LinkKind): string {
  const segments = linkForms[kind].segments.map((name) =>
    / (?:id|name)$/.test(name) ? `<${name}>` : name,
  );
  return `/l/${kind}/${segments.join("/")}`;
}

function parseWithoutScheme(whole: string): DeepLink {
  const slash = whole.indexOf("/");
  const head = slash < 0 ? whole : whole.slice(0, slash);
  if (head.includes(HOLE)) {
    const behind = slash < 0 ? "" : whole.slice(slash);
    const [, path = "", query] = /^([^?#]*)(?:\?([^#]*))?/.exec(behind) ?? [];
    return parseAt(undefined, path, query, whole);
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(whole)?.[1]?.toLowerCase();
  if (scheme === "msteams") {
    const link = whole.slice("msteams:".length);
    const closest = /^https:/i.test(link)
      ? link
      : `https://teams.microsoft.com/${link.replace(/^\/+/, "")}`;
    return { kind: "not-https", scheme, closest: isKnown(closest) ? closest : undefined };
  }
  if (scheme === "https" && !isKnown(whole)) return { kind: "unknown" };
  if (scheme === "https") return { kind: "not-url", closest: undefined };
  // `teams.microsoft.com:443/…` has a port there, not a scheme.
  if (scheme !== undefined && !scheme.includes(".")) {
    return { kind: "not-https", scheme, closest: undefined };
  }
  const closest = teamsHost(head) !== undefined && isKnown(whole) ? `https://${whole}` : undefined;
  return { kind: "not-url", closest };
}

/** A link with white space around or inside, as it should be; undefined for words. */
function mendSpaces(whole: string): string | undefined {
  const trimmed = whole.trim();
  return /^https:\/\/\S/i.test(trimmed) && isKnown(trimmed)
    ? trimmed.replace(/[\r\n\t]+/g, "").replace(/\s/g, "%20")
    : undefined;
}

function isLinkKind(name: string): name is LinkKind {
  return Object.hasOwn(linkForms, name);
}

function isKnown(text: string): boolean {
  return !text.includes(HOLE);
}

function known(text: string): string | undefined {
  return isKnown(text) ? text : undefined;
}
