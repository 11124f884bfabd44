import { HOLE, rawText, type Text, withHoles } from "../json/template.js";
import { closest } from "./closest.js";
import { type Cloud, graphCloud, graphHosts } from "./clouds.js";
import {
  findForm,
  type FoundForm,
  type GraphUrl,
  type GraphVersion,
  knownVersion,
  noIds,
  type PathIds,
  pathForms,
  readUnknownPath,
  splitGraphUrl,
} from "./graph-url.js";

/** Whom a notification addresses: one user, a chat, a team, or up to 100 users in bulk. */
export type Target = "user" | "chat" | "team" | "bulk";

/** A notification endpoint; undefined where a property is unknown or, in a relative URL, not said. */
export interface Endpoint {
  readonly kind: "endpoint";
  readonly target: Target;
  readonly host: string | undefined;
  /** Undefined also for a stand-in for Graph on this machine. */
  readonly cloud: Cloud | undefined;
  readonly version: GraphVersion | undefined;
  /**
   * documented: on one of the four API pages. metadata: addressable by Graph's metadata only (`/groups/{id}/team/…`,
   * a name with `microsoft.graph.`). me: `/me/teamwork/…`, which addresses the sender. legacy: the 2020 preview's
   * path without `/teamwork`.
   */
  readonly form: "documented" | "metadata" | "me" | "legacy";
  /** An object id or a user principal name, percent-decoded like the other ids. */
  readonly userId: string | undefined;
  readonly chatId: string | undefined;
  readonly teamId: string | undefined;
  readonly actionName: "sendActivityNotification" | "sendActivityNotificationToRecipients";
}

export type ParsedUrl =
  | Endpoint
  /** In Graph's list of permissions, but in no public metadata or page. */
  | { readonly kind: "unpublished"; readonly action: string }
  | {
      /** Meant as a notification endpoint, but none. */
      readonly kind: "wrong";
      readonly reason: "scheme" | "host" | "version" | "path";
      /** The wrong part as written; undefined where the version is missing. */
      readonly value: string | undefined;
      /** The right text: the whole URL, or for `path` the part from the path on; undefined if unclear. */
      readonly closest: string | undefined;
    }
  /** Holes hide the kind of URL. */
  | { readonly kind: "unknown" }
  /** Nothing to do with notifications; `cloud` is known where it is another Graph URL. */
  | {
      readonly kind: "other";
      readonly host: string | undefined;
      readonly cloud: Cloud | undefined;
    };

/** How messages call a notification by its target. */
export const notificationNames: Readonly<Record<Target, string>> = {
  user: "a notification to a user",
  chat: "a notification in a chat",
  team: "a notification in a team",
  bulk: "a notification to several users",
};

/** The path after the version of each target's documented endpoint. */
export const endpointPaths: Readonly<Record<Target, string>> = {
  user: "/users/{userId}/teamwork/sendActivityNotification",
  chat: "/chats/{chatId}/sendActivityNotification",
  team: "/teams/{teamId}/sendActivityNotification",
  bulk: "/teamwork/sendActivityNotificationToRecipients",
};

/** The cloud that a request goes to; the global one where its URL does not tell. */
export function cloudOf(endpoint: ParsedUrl | undefined): Cloud {
  return (endpoint?.kind === "endpoint" ? endpoint.cloud : undefined) ?? "global";
}

/** The path of the documented endpoint that does the same, with the id that is known. */
export function documentedPath({ target, userId, chatId, teamId }: Endpoint): string {
  const id = { user: userId, chat: chatId, team: teamId, bulk: undefined }[target];
  const path = endpointPaths[target];
  return id === undefined ? path : path.replace(/\{\w+\}/, () => id);
}

const SINGLE = "sendActivityNotification";
const BULK = "sendActivityNotificationToRecipients";

const single = SINGLE.toLowerCase();
const bulk = BULK.toLowerCase();

/** How a URL addresses a target. */
type Address = readonly [Target, Endpoint["form"]];

/**
 * Documented: the four API pages. Metadata: containment in Graph's metadata of 2026-08. Legacy: the
 * example of the 2020 preview page, bound to nothing in any metadata.
 */
const addresses = pathForms<Address>([
  [`users/{userId}/teamwork/${SINGLE}`, ["user", "documented"]],
  [`chats/{chatId}/${SINGLE}`, ["chat", "documented"]],
  [`teams/{teamId}/${SINGLE}`, ["team", "documented"]],
  [`teamwork/${BULK}`, ["bulk", "documented"]],
  [`me/teamwork/${SINGLE}`, ["user", "me"]],
  [`users/{userId}/${SINGLE}`, ["user", "legacy"]],
  [`users/{userId}/chats/{chatId}/${SINGLE}`, ["chat", "metadata"]],
  [`me/chats/{chatId}/${SINGLE}`, ["chat", "metadata"]],
  [`groups/{teamId}/team/${SINGLE}`, ["team", "metadata"]],
  [`users/{userId}/joinedTeams/{teamId}/${SINGLE}`, ["team", "metadata"]],
  [`me/joinedTeams/{teamId}/${SINGLE}`, ["team", "metadata"]],
]);

/** The namespace that OData allows before the name of an action. */
const QUALIFIER = /\/microsoft\.graph\./i;

/** The action on a team that a template defines, under any path. */
const OF_DEFINITION = new RegExp(`/teamDefinition/(?:microsoft\\.graph\\.)?${SINGLE}$`, "i");

/** In Graph's list of permissions since 2023-10, in no public metadata. */
const unpublished: ReadonlyMap<string, string> = new Map(
  [
    "recallActivityNotificationChainForRecipient",
    "markActivityNotificationChainAsInactionable",
    "activityNotificationOperations",
  ].map((name) => [name.toLowerCase(), name]),
);

/**
 * Parses the URL of a request. Absolute and relative (`/v1.0/…`, `/chats/…`) URLs are fine, segments may have any
 * case, the query and white space around do not count. Never throws.
 */
export function parseEndpoint(url: Text): ParsedUrl {
  const parts = splitGraphUrl(url);
  const form = findForm(parts.path, addresses) ?? findUndocumented(parts.path);
  if (form === undefined) return parseUnlisted(parts, url);

  const { host } = parts;
  const cloud = host === undefined ? undefined : graphCloud(host);
  const version = knownVersion(parts.version);
  if (cloud === undefined || parts.scheme !== "https" || version === undefined) {
    const wrong = findWrongOrigin(parts, cloud, version, url);
    if (wrong !== undefined) return wrong;
  }
  const { userId, chatId, teamId } = form.ids;
  return {
    kind: "endpoint",
    target: form.value[0],
    host,
    cloud,
    version,
    form: form.value[1],
    userId,
    chatId,
    teamId,
    actionName: form.value[0] === "bulk" ? BULK : SINGLE,
  };
}

/** Finds forms of which Graph's metadata has dozens: with a qualified action name, or for a team of a template. */
function findUndocumented(path: string): FoundForm<Address> | undefined {
  if (OF_DEFINITION.test(path)) return { ids: noIds(), value: ["team", "metadata"] };
  if (!QUALIFIER.test(path)) return undefined;
  const form = findForm(path.replace(QUALIFIER, "/"), addresses);
  if (form === undefined) return undefined;
  const [target, how] = form.value;
  return { ...form, value: [target, how === "documented" ? "metadata" : how] };
}

/** The first mistake before the path of a notification endpoint: in host, scheme or version. */
function findWrongOrigin(
  { scheme, host, open, version: written }: GraphUrl,
  cloud: Cloud | undefined,
  version: GraphVersion | undefined,
  url: Text,
): ParsedUrl | undefined {
  const raw = rawText(url).trim();
  if (host !== undefined && isThisMachine(host)) return undefined;
  if (host !== undefined && cloud === undefined) {
    const nearest = closest(host, graphHosts);
    const cure = nearest && raw.replace(new RegExp(escapeForRegExp(host), "i"), nearest);
    return { kind: "wrong", reason: "host", value: host, closest: cure };
  }
  if (scheme !== undefined && scheme !== "https") {
    const cure = raw.replace(/^[^:]*/, "https");
    return { kind: "wrong", reason: "scheme", value: scheme, closest: cure };
  }
  if (version !== undefined || open) return undefined;
  if (written !== undefined) {
    const cure = raw.replace(`/${written}/`, "/v1.0/");
    return { kind: "wrong", reason: "version", value: written, closest: cure };
  }
  if (host === undefined) return undefined;
  const cure = raw.replace(/^((?:[^/]*:\/\/)?[^/]*)\/+/, "$1/v1.0/");
  return { kind: "wrong", reason: "version", value: undefined, closest: cure };
}

/** Developers put mock servers and proxies in place of Graph. */
function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?$/.test(host);
}

function parseUnlisted(parts: GraphUrl, url: Text): ParsedUrl {
  const { host, open } = parts;
  const { shape, ids } = readUnknownPath(parts.path.replace(QUALIFIER, "/"));
  const cloud = host === undefined ? undefined : graphCloud(host);
  const segments = shape.split("/");
  const last = segments.at(-1) ?? "";

  const action = unpublished.get(last) ?? unpublished.get(segments.at(-2) ?? "");
  if (action !== undefined) return { kind: "unpublished", action };

  const foreign = host !== undefined && cloud === undefined && !isThisMachine(host);
  const named = shape.includes("activitynotification");
  // A hole in place of the action, or before a path without a root, may be anything.
  const rootless = open && !/^(?:users|chats|teams|groups)\/\*\/./.test(shape);
  const hidden = shape.includes(HOLE) || (last === "*" && withHoles(url).includes(HOLE));
  if (hidden || (rootless && (named || last === ""))) {
    return foreign && !named ? { kind: "other", host, cloud } : { kind: "unknown" };
  }
  const misspelt = !named && !foreign && last.length > 12 && closest(last, [single, bulk]);
  if ((!named && !misspelt) || (foreign && parts.version === undefined)) {
    return { kind: "other", host, cloud };
  }
  if (foreign) return findWrongOrigin(parts, cloud, undefined, url) ?? { kind: "unknown" };
  return {
    kind: "wrong",
    reason: "path",
    value: `/${pathOf(parts, url)}`,
    closest: closestPath(ids, segments),
  };
}

/** The path after the version, as written. */
function pathOf({ version, host, open }: GraphUrl, url: Text): string {
  const raw = rawText(url)
    .trim()
    .replace(/[?#].*$/s, "")
    .replace(/^[^/]*:\/\//, "");
  const path = host !== undefined || open ? raw.replace(/^[^/]*\/*/, "") : raw.replace(/^\/+/, "");
  return version === undefined ? path : path.slice(version.length + 1);
}

/** The documented endpoint of the chat, team or user that the path begins with, its id filled in. */
function closestPath(ids: PathIds, segments: readonly string[]): string | undefined {
  const has = (name: string) => segments.includes(name);
  const [target, id] = has("chats")
    ? (["chat", ids.chatId] as const)
    : has("teams") || has("groups")
      ? (["team", ids.teamId] as const)
      : has("users")
        ? (["user", ids.userId] as const)
        : segments.at(-1) === bulk || segments[0] === "teamwork"
          ? (["bulk", undefined] as const)
          : has("me")
            ? (["user", undefined] as const)
            : ([undefined, undefined] as const);
  if (target === undefined) return undefined;
  const path = endpointPaths[target];
  return id === undefined ? path : path.replace(/\{\w+\}/, () => id);
}

/** The source of a regular expression that matches exactly the text. */
export function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
