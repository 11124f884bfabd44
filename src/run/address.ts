import type { JsonObject } from "../json/object.js";
import { isBlank } from "../json/template.js";
import { type Endpoint, parseEndpoint } from "../model/endpoint.js";
import { type Entity, parseEntityUrl } from "../model/entity-url.js";
import {
  appInstalledFor,
  decodeInstallationId,
  isGuid,
  sameId,
  sameTargetId,
} from "../model/ids.js";
import { findSample } from "../model/samples.js";
import { isIdIfAny, ODD, type Odd } from "./usual.js";

/** A URL and a topic of a request, which are about one chat, team or user. */
export interface Address {
  readonly endpoint: Endpoint | undefined;
  /** Undefined where the topic is a text. */
  readonly entity: Entity | undefined;
  /** The app in the id of an installation that the entity is. */
  readonly installedApp: string | undefined;
}

export function readAddress(url: string | undefined, { source, value }: JsonObject): Address | Odd {
  if (typeof value !== "string") return ODD;
  if (source === "entityUrl") return addressOf(url, value);
  if (source !== "text" || isBlank(value) || value.includes("://") || findSample(value)) return ODD;
  return addressOf(url, undefined);
}

/** The last addresses: a log has few chats, teams and tabs, and many users. */
const addresses: { url: string | undefined; entityUrl: string | undefined; is: Address }[] = [];
const MOST_ADDRESSES = 8;
let nextAddress = 0;

function addressOf(url: string | undefined, entityUrl: string | undefined): Address | Odd {
  for (let at = 0; at < addresses.length; at += 1) {
    const known = addresses[at]!;
    if (known.url === url && known.entityUrl === entityUrl) return known.is;
  }
  const is = parseAddress(url, entityUrl);
  if (is !== ODD && (is.endpoint?.userId ?? is.entity?.userId) === undefined) {
    addresses[nextAddress] = { url, entityUrl, is };
    nextAddress = (nextAddress + 1) % MOST_ADDRESSES;
  }
  return is;
}

function parseAddress(url: string | undefined, entityUrl: string | undefined): Address | Odd {
  const endpoint = url === undefined ? undefined : readEndpoint(url);
  const entity = entityUrl === undefined ? undefined : readEntity(entityUrl);
  if (endpoint === ODD || entity === ODD) return ODD;
  const isOnePlace =
    areOne("chat", endpoint?.chatId, entity?.chatId) &&
    areOne("team", endpoint?.teamId, entity?.teamId) &&
    areOne("user", endpoint?.userId, entity?.userId);
  const installedApp = readInstallation(entity, endpoint?.userId);
  return isOnePlace && installedApp !== ODD ? { endpoint, entity, installedApp } : ODD;
}

function readEndpoint(url: string): Endpoint | Odd {
  const parsed = parseEndpoint(url);
  if (parsed.kind !== "endpoint" || hasTail(url)) return ODD;
  const { userId, chatId, teamId } = parsed;
  return isIdIfAny(userId) && isIdIfAny(chatId) && isIdIfAny(teamId) ? parsed : ODD;
}

function readEntity(url: string): Entity | Odd {
  const parsed = parseEntityUrl(url);
  if (parsed.kind !== "entity" || hasTail(url)) return ODD;
  const { userId, chatId, teamId, channelId } = parsed;
  const areIds = isIdIfAny(userId) && isIdIfAny(chatId) && isIdIfAny(teamId);
  return areIds && isIdIfAny(channelId) ? parsed : ODD;
}

/** A query or a fragment may hold anything. */
function hasTail(url: string): boolean {
  return url.includes("?") || url.includes("#");
}

/** The app that an installation's id is made of; undefined where there is no id, or one that tells nothing. */
function readInstallation(
  entity: Entity | undefined,
  user: string | undefined,
): string | undefined | Odd {
  const id = entity?.installationId;
  if (id === undefined) return undefined;
  const named = entity?.userId ?? user;
  const owner = named !== undefined && isGuid(named) ? named : undefined;
  const own = owner === undefined ? undefined : appInstalledFor(owner, id);
  if (own !== undefined) return own;
  if (isGuid(id)) return ODD;
  const decoded = decodeInstallationId(id);
  if (!decoded) return undefined;
  return owner !== undefined && !sameId(decoded.userId, owner) ? ODD : decoded.appId;
}

/** Compares two ids; true where one is missing. */
function areOne(
  kind: "chat" | "team" | "user",
  one: string | undefined,
  other: string | undefined,
): boolean {
  return one === undefined || other === undefined || sameTargetId(kind, one, other);
}

/** Compares a chat and a team that the recipient names with those of the address, as far as both have them. */
export function isAt(
  { endpoint, entity }: Address,
  chatId: string | undefined,
  teamId: string | undefined,
): boolean {
  return (
    areOne("chat", chatId, endpoint?.chatId ?? entity?.chatId) &&
    areOne("team", teamId, endpoint?.teamId ?? entity?.teamId)
  );
}

/** All but the ids; of an entity the app's counts. */
export function sameAddress(one: Address, other: Address): boolean {
  return (
    one === other ||
    (one.installedApp === other.installedApp &&
      sameEndpoint(one.endpoint, other.endpoint) &&
      sameEntity(one.entity, other.entity))
  );
}

function sameEndpoint(one: Endpoint | undefined, other: Endpoint | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.target === other.target &&
    one.form === other.form &&
    one.host === other.host &&
    one.version === other.version
  );
}

function sameEntity(one: Entity | undefined, other: Entity | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.resource === other.resource &&
    one.scheme === other.scheme &&
    one.isRelative === other.isRelative &&
    one.host === other.host &&
    one.version === other.version &&
    one.appId === other.appId
  );
}
