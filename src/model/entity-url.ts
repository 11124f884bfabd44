import { HOLE, rawText, type Text } from "../json/template.js";
import { type Cloud, graphCloud } from "./clouds.js";
import type { GraphVersion, Target } from "./endpoint.js";
import { splitGraphUrl } from "./graph-url.js";

/** What a topic with `source: entityUrl` may name. */
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

/** A Graph resource in a topic. Ids are percent-decoded; undefined is unknown or not part of it. */
export interface Entity {
  readonly kind: "entity";
  readonly resource: EntityResource;
  /** Lower case; undefined where none is written or a hole hides it. */
  readonly scheme: string | undefined;
  /** Neither host nor hole: `/teams/{id}`. */
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
  /** For a reply the message that it answers. */
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
      /** Behind the version; ids as written in lower case are stars. */
      readonly path: string;
      /** The URL with the version that it lacks or misspells, where that makes it an entity. */
      readonly closest: string | undefined;
    }
  | { readonly kind: "not-graph"; readonly host: string | undefined }
  /** Holes hide what it is. */
  | { readonly kind: "unknown" };

/** How messages call an entity, and the path of its URL behind the version. */
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

/** Whether the endpoint takes such an entity as a topic; without an endpoint any entity is. */
export function isSupported({ resource }: Entity, target: Target | undefined): boolean {
  return target === undefined || supportedEntities[target].includes(resource);
}

/** The documented paths, and below them other names that Graph's metadata has for the same thing. */
const shapes: ReadonlyMap<string, EntityResource> = new Map([
  ["users/*/teamwork/installedapps/*", "installedApp"],
  ["appcatalogs/teamsapps/*", "catalogApp"],
  ["chats/*", "chat"],
  ["chats/*/messages/*", "chatMessage"],
  ["teams/*", "team"],
  ["teams/*/channels/*", "channel"],
  ["teams/*/channels/*/messages/*", "channelMessage"],
  ["teams/*/channels/*/messages/*/replies/*", "channelMessageReply"],
  ["teams/*/channels/*/tabs/*", "tab"],
  ["me/teamwork/installedapps/*", "installedApp"],
  ["users/*/chats/*", "chat"],
  ["users/*/chats/*/messages/*", "chatMessage"],
  ["me/chats/*", "chat"],
  ["me/chats/*/messages/*", "chatMessage"],
  ["groups/*/team", "team"],
  ["groups/*/team/channels/*", "channel"],
  ["groups/*/team/channels/*/messages/*", "channelMessage"],
  ["groups/*/team/channels/*/messages/*/replies/*", "channelMessageReply"],
  ["groups/*/team/channels/*/tabs/*", "tab"],
]);

/**
 * Tells which resource the `value` of a topic with `source: entityUrl` names. A hole as a whole
 * segment is one id; elsewhere it hides what the URL is. Never throws.
 */
export function parseEntityUrl(value: Text): ParsedEntityUrl {
  const parts = splitGraphUrl(value);
  const { host, open, ids, shape } = parts;
  const cloud = host === undefined ? undefined : graphCloud(host);
  if (host !== undefined && cloud === undefined) return { kind: "not-graph", host };

  const resource = shapes.get(shape);
  if (resource === undefined) {
    if (open || shape.includes(HOLE)) return { kind: "unknown" };
    if (cloud === undefined && !looksRelative(value)) return { kind: "not-graph", host };
    return { kind: "graph", path: `/${shape}`, closest: undefined };
  }

  const lower = parts.version?.toLowerCase();
  const version = lower === "v1.0" || lower === "beta" ? lower : undefined;
  if (version === undefined && !open && (host !== undefined || lower !== undefined)) {
    return { kind: "graph", path: `/${shape}`, closest: withVersion(value, parts.version) };
  }
  return {
    kind: "entity",
    resource,
    scheme: parts.scheme,
    isRelative: host === undefined && !open,
    host,
    cloud,
    version,
    userId: ids.users,
    installationId: ids.installedapps,
    appId: ids.teamsapps,
    chatId: ids.chats,
    teamId: ids.teams ?? ids.groups,
    channelId: ids.channels,
    messageId: ids.messages,
    replyId: ids.replies,
    tabId: ids.tabs,
    query: parts.query,
  };
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
