import { HOLE, rawText, type Text } from "../json/template.js";
import { type Cloud, clouds, graphCloud } from "./clouds.js";
import type { Target } from "./endpoint.js";
import {
  findForm,
  type GraphVersion,
  knownVersion,
  pathForms,
  readUnknownPath,
  splitGraphUrl,
} from "./graph-url.js";

/** The Graph resources that a topic with `source: entityUrl` may name. */
export type EntityResource =
  | "installedApp"
  | "catalogApp"
  | "chat"
  | "chatMessage"
  | "team"
  | "channel"
  | "channelMessage"
  | "channelMessageReply"
  | "tab";

/**
 * A Graph resource in a topic. Ids are percent-decoded; undefined where a hole hides them or the resource has none.
 */
export interface Entity {
  readonly kind: "entity";
  readonly resource: EntityResource;
  /** Lower case; undefined where the URL has no scheme or a hole hides it. */
  readonly scheme: string | undefined;
  /** The URL begins with the path: `/teams/{id}`, without a host or a hole before it. */
  readonly isRelative: boolean;
  readonly host: string | undefined;
  readonly cloud: Cloud | undefined;
  readonly version: GraphVersion | undefined;
  readonly userId: string | undefined;
  readonly installationId: string | undefined;
  /** The catalog id in `/appCatalogs/teamsApps/{id}`. */
  readonly appId: string | undefined;
  readonly chatId: string | undefined;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  /** Of a reply: the message that the reply answers. */
  readonly messageId: string | undefined;
  readonly replyId: string | undefined;
  readonly tabId: string | undefined;
  /** The URL has a query string, with which phones open nothing (graph-docs-contrib#1216). */
  readonly query: boolean;
}

export type ParsedEntityUrl =
  | Entity
  | {
      /** Another Graph URL. */
      readonly kind: "graph";
      /** The path after the version, in lower case, with a star for each id. */
      readonly path: string;
      /** The URL with its missing or misspelt version corrected, where that makes it an entity's. */
      readonly closest: string | undefined;
    }
  | { readonly kind: "not-graph"; readonly host: string | undefined }
  /** Holes hide the kind of URL. */
  | { readonly kind: "unknown" };

/** The name of an entity in messages, and the path of its URL after the version. */
export const entityResources: Readonly<
  Record<EntityResource, { readonly name: string; readonly path: string }>
> = {
  installedApp: {
    name: "app installed for a user",
    path: "/users/{userId}/teamwork/installedApps/{installationId}",
  },
  catalogApp: { name: "app in the catalog", path: "/appCatalogs/teamsApps/{teamsAppId}" },
  chat: { name: "chat", path: "/chats/{chatId}" },
  chatMessage: { name: "message in a chat", path: "/chats/{chatId}/messages/{messageId}" },
  team: { name: "team", path: "/teams/{teamId}" },
  channel: { name: "channel", path: "/teams/{teamId}/channels/{channelId}" },
  channelMessage: {
    name: "message in a channel",
    path: "/teams/{teamId}/channels/{channelId}/messages/{messageId}",
  },
  channelMessageReply: {
    name: "reply in a channel",
    path: "/teams/{teamId}/channels/{channelId}/messages/{messageId}/replies/{replyId}",
  },
  tab: { name: "tab of a channel", path: "/teams/{teamId}/channels/{channelId}/tabs/{tabId}" },
};

/** Source: the lists "resources are supported when setting source" of the four API pages. */
export const supportedEntities: Readonly<Record<Target, readonly EntityResource[]>> = {
  user: ["installedApp", "catalogApp"],
  chat: ["chat", "chatMessage"],
  team: ["team", "channel", "channelMessage", "channelMessageReply", "tab"],
  bulk: ["catalogApp"],
};

/** Whether the endpoint takes the entity as a topic; true for every entity where the endpoint is not known. */
export function isSupported({ resource }: Entity, target: Target | undefined): boolean {
  return target === undefined || supportedEntities[target].includes(resource);
}

/** The documented paths, and below them other names that Graph's metadata has for the same thing. */
const forms = pathForms<EntityResource>([
  ["users/{userId}/teamwork/installedApps/{installationId}", "installedApp"],
  ["appCatalogs/teamsApps/{teamsAppId}", "catalogApp"],
  ["chats/{chatId}", "chat"],
  ["chats/{chatId}/messages/{messageId}", "chatMessage"],
  ["teams/{teamId}", "team"],
  ["teams/{teamId}/channels/{channelId}", "channel"],
  ["teams/{teamId}/channels/{channelId}/messages/{messageId}", "channelMessage"],
  [
    "teams/{teamId}/channels/{channelId}/messages/{messageId}/replies/{replyId}",
    "channelMessageReply",
  ],
  ["teams/{teamId}/channels/{channelId}/tabs/{tabId}", "tab"],
  ["me/teamwork/installedApps/{installationId}", "installedApp"],
  ["users/{userId}/chats/{chatId}", "chat"],
  ["users/{userId}/chats/{chatId}/messages/{messageId}", "chatMessage"],
  ["me/chats/{chatId}", "chat"],
  ["me/chats/{chatId}/messages/{messageId}", "chatMessage"],
  ["groups/{teamId}/team", "team"],
  ["groups/{teamId}/team/channels/{channelId}", "channel"],
  ["groups/{teamId}/team/channels/{channelId}/messages/{messageId}", "channelMessage"],
  [
    "groups/{teamId}/team/channels/{channelId}/messages/{messageId}/replies/{replyId}",
    "channelMessageReply",
  ],
  ["groups/{teamId}/team/channels/{channelId}/tabs/{tabId}", "tab"],
]);

/**
 * Parses the `value` of a topic with `source: entityUrl`. A hole as a whole segment is one id; a hole elsewhere makes
 * the resource unknown. Never throws.
 */
export function parseEntityUrl(value: Text): ParsedEntityUrl {
  const parts = splitGraphUrl(value);
  const { host, open, path, query } = parts;
  const cloud = host === undefined ? undefined : graphCloud(host);
  if (host !== undefined && cloud === undefined) return { kind: "not-graph", host };

  const form = findForm(path, forms);
  if (form === undefined) {
    const { shape } = readUnknownPath(path);
    if (open || shape.includes(HOLE)) return { kind: "unknown" };
    if (cloud === undefined && !looksRelative(value)) return { kind: "not-graph", host };
    return { kind: "graph", path: `/${shape}`, closest: undefined };
  }

  const version = knownVersion(parts.version);
  if (version === undefined && !open && (host !== undefined || parts.version !== undefined)) {
    const { shape } = readUnknownPath(path);
    return { kind: "graph", path: `/${shape}`, closest: withVersion(value, parts.version) };
  }
  const { ids } = form;
  return {
    kind: "entity",
    resource: form.value,
    scheme: parts.scheme,
    isRelative: host === undefined && !open,
    host,
    cloud,
    version,
    userId: ids.userId,
    installationId: ids.installationId,
    appId: ids.teamsAppId,
    chatId: ids.chatId,
    teamId: ids.teamId,
    channelId: ids.channelId,
    messageId: ids.messageId,
    replyId: ids.replyId,
    tabId: ids.tabId,
    query,
  };
}

/** A mistake in the writing of an entity URL, and the right URL. */
export interface EntitySlip {
  readonly kind: "scheme" | "version" | "query" | "relative";
  readonly cure: string;
}

/** Why an entity URL is not written as Graph wants it; `cloud` is where a relative one belongs by itself. */
export function findEntitySlip(
  { scheme, isRelative, query, cloud: own }: Entity,
  written: string,
  cloud: Cloud,
): EntitySlip | undefined {
  const url = written.trim();
  if (scheme !== undefined && scheme !== "https")
    return { kind: "scheme", cure: url.replace(/^[^:]*/, "https") };
  if (query) return { kind: "query", cure: url.replace(/\?.*$/s, "") };
  if (!isRelative) return undefined;
  const path = url.replace(/^\/*/, "/");
  const version = /^\/(?:v1\.0|beta)\//i.test(path) ? "" : "/v1.0";
  const { graphHost } = clouds[own ?? cloud];
  return { kind: "relative", cure: `https://${graphHost}${version}${path}` };
}

function looksRelative(value: Text): boolean {
  return /^\s*\/[^\s/]/.test(rawText(value));
}

function withVersion(value: Text, wrong: string | undefined): string {
  const raw = rawText(value).trim();
  return wrong === undefined
    ? raw.replace(/^((?:[^/]*:\/\/)?[^/]*)\/+/, "$1/v1.0/")
    : raw.replace(`${wrong}/`, "v1.0/");
}
