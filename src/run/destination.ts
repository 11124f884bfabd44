import { isObject, type JsonObject } from "../json/object.js";
import { isBlank, rawText, type Text } from "../json/template.js";
import { parseDeepLink, type TeamsLink } from "../model/deep-link.js";
import { type Endpoint, parseEndpoint } from "../model/endpoint.js";
import { type Entity, parseEntityUrl } from "../model/entity-url.js";
import {
  decodeInstallationId,
  isGuid,
  isUserPrincipalName,
  sameId,
  sameTargetId,
} from "../model/ids.js";
import { LONGEST_LINK, MOST_RECIPIENTS } from "../model/limits.js";
import { remembering } from "../model/remembering.js";
import { findSample } from "../model/samples.js";

/** Where a request goes: to whom, and where a click leads. */
export interface Destination {
  readonly endpoint: Endpoint | undefined;
  /** Undefined where the topic is a text. */
  readonly entity: Entity | undefined;
  /** The app in the id of an installation that the entity is. */
  readonly installedApp: string | undefined;
  readonly link: TeamsLink | undefined;
  readonly teamsAppId: string | undefined;
  /** Of all recipients: their type and which ids they have. */
  readonly recipient: Recipient | undefined;
  readonly isBulk: boolean;
  readonly isBatched: boolean;
  /** How many keys of the body were read for it. They do not count. */
  readonly keys: number;
}

interface Recipient {
  readonly type: string;
  readonly userId: string | undefined;
  readonly chatId: string | undefined;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  /** How many keys it has, or all of a list. They do not count. */
  readonly keys: number;
}

/** A part that is of no usual form. */
const ODD: unique symbol = Symbol("odd");
type Odd = typeof ODD;

/** Undefined where something is of no usual form. */
export function readDestination(
  body: JsonObject,
  url: unknown,
  isBatched: boolean,
): Destination | undefined {
  const { topic, teamsAppId, recipient: one, recipients: several } = body;
  if (!isObject(topic) || !isTextIfAny(teamsAppId)) return undefined;
  const isBulk = several !== undefined;
  const { webUrl } = topic;
  if (!isTextIfAny(url) || !isTextIfAny(webUrl)) return undefined;
  const endpoint = url === undefined ? undefined : endpointOf(url).plain;
  const entity = readTopic(topic);
  const link = webUrl === undefined ? undefined : readLink(webUrl);
  const recipient = isBulk
    ? readRecipients(several, one)
    : one === undefined
      ? undefined
      : readRecipient(one);
  if (endpoint === ODD || entity === ODD || link === ODD || recipient === ODD) return undefined;
  const isOnePlace =
    areOne("chat", endpoint?.chatId, entity?.chatId) &&
    areOne("team", endpoint?.teamId, entity?.teamId) &&
    areOne("user", endpoint?.userId, entity?.userId) &&
    areOne("chat", recipient?.chatId, endpoint?.chatId ?? entity?.chatId) &&
    areOne("team", recipient?.teamId, endpoint?.teamId ?? entity?.teamId);
  const installedApp = readInstallation(entity, endpoint?.userId);
  if (!isOnePlace || installedApp === ODD) return undefined;
  let keys = 3;
  if (webUrl !== undefined) keys += 1;
  if (teamsAppId !== undefined) keys += 1;
  if (recipient !== undefined) keys += 1 + recipient.keys;
  return { endpoint, entity, installedApp, link, teamsAppId, recipient, isBulk, isBatched, keys };
}

interface Plain<T> {
  readonly plain: T | Odd;
}

// A log has few chats, teams and tabs.
const endpointOf = remembering((url): Plain<Endpoint> => ({ plain: readEndpoint(url) }));
const entityOf = remembering((url): Plain<Entity> => ({ plain: readEntity(url) }));
const placeOf = remembering((place) => ({ hasSample: findSample(rawText(place)) !== undefined }));

/** Reads an endpoint. An id of a documentation sample makes it odd: such an id is never sound. */
function readEndpoint(url: Text): Endpoint | Odd {
  const parsed = parseEndpoint(url);
  if (parsed.kind !== "endpoint" || hasTail(url)) return ODD;
  const { userId, chatId, teamId } = parsed;
  return isIdIfAny(userId) && isIdIfAny(chatId) && isIdIfAny(teamId) ? parsed : ODD;
}

function readEntity(url: Text): Entity | Odd {
  const parsed = parseEntityUrl(url);
  if (parsed.kind !== "entity" || hasTail(url)) return ODD;
  const { userId, chatId, teamId, channelId } = parsed;
  const areIds = isIdIfAny(userId) && isIdIfAny(chatId) && isIdIfAny(teamId);
  return areIds && isIdIfAny(channelId) ? parsed : ODD;
}

/** Behind a URL may stand anything. */
function hasTail(url: Text): boolean {
  const written = rawText(url);
  return written.includes("?") || written.includes("#");
}

/** The entity of a topic; undefined where the topic is words. */
function readTopic(topic: JsonObject): Entity | undefined | Odd {
  const { source, value } = topic;
  if (typeof value !== "string") return ODD;
  if (source === "entityUrl") return entityOf(value).plain;
  if (source !== "text" || isBlank(value) || value.includes("://")) return ODD;
  return findSample(value) ? ODD : undefined;
}

/** A link of a documented kind, without a mistake in its writing. */
function readLink(webUrl: string): TeamsLink | Odd {
  const end = webUrl.indexOf("?");
  const { hasSample } = placeOf(end < 0 ? webUrl : webUrl.slice(0, end));
  if (hasSample || webUrl.length > LONGEST_LINK || webUrl.includes("#")) return ODD;
  const link = parseDeepLink(webUrl);
  if (!("problems" in link) || link.problems.length > 0) return ODD;
  for (const value of link.query.values()) {
    if (value !== undefined && findSample(value)) return ODD;
  }
  return link;
}

function readRecipient(recipient: unknown): Recipient | Odd {
  if (!isObject(recipient)) return ODD;
  const { "@odata.type": type, userId, chatId, teamId, channelId } = recipient;
  if (typeof type !== "string") return ODD;
  if (!isIdIfAny(userId) || !isIdIfAny(chatId) || !isIdIfAny(teamId) || !isIdIfAny(channelId))
    return ODD;
  if (userId !== undefined && !isGuid(userId) && !isUserPrincipalName(userId)) return ODD;
  let keys = 1;
  if (userId !== undefined) keys += 1;
  if (chatId !== undefined) keys += 1;
  if (teamId !== undefined) keys += 1;
  if (channelId !== undefined) keys += 1;
  return { type, userId, chatId, teamId, channelId, keys };
}

/** The type and the ids that all recipients of a list have; no recipient may be listed twice. */
function readRecipients(list: unknown, one: unknown): Recipient | Odd {
  if (one !== undefined || !Array.isArray(list) || list.length > MOST_RECIPIENTS) return ODD;
  const users = new Set<string | undefined>();
  let first: Recipient | undefined;
  for (const item of list) {
    const recipient = readRecipient(item);
    if (recipient === ODD) return ODD;
    first ??= recipient;
    if (!sameRecipient(first, recipient)) return ODD;
    users.add(recipient.userId?.toLowerCase());
  }
  if (!first || users.size < list.length) return ODD;
  return { ...first, keys: first.keys * list.length };
}

/** The app that an installation's id is made of; undefined where there is no id, or one that tells nothing. */
function readInstallation(
  entity: Entity | undefined,
  user: string | undefined,
): string | undefined | Odd {
  const id = entity?.installationId;
  if (id === undefined) return undefined;
  if (isGuid(id)) return ODD;
  const decoded = decodeInstallationId(id);
  if (!decoded) return undefined;
  const owner = entity?.userId ?? user;
  return owner !== undefined && isGuid(owner) && !sameId(decoded.userId, owner)
    ? ODD
    : decoded.appId;
}

/** Whether two ids are one where both are there. */
function areOne(
  kind: "chat" | "team" | "user",
  one: string | undefined,
  other: string | undefined,
): boolean {
  return one === undefined || other === undefined || sameTargetId(kind, one, other);
}

export function sameDestination(one: Destination, other: Destination): boolean {
  return (
    sameEndpoint(one.endpoint, other.endpoint) &&
    sameEntity(one.entity, other.entity) &&
    sameRecipient(one.recipient, other.recipient) &&
    sameLink(one.link, other.link) &&
    one.teamsAppId === other.teamsAppId &&
    one.installedApp === other.installedApp &&
    one.isBulk === other.isBulk &&
    one.isBatched === other.isBatched
  );
}

/** All but the ids. */
function sameEndpoint(one: Endpoint | undefined, other: Endpoint | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.target === other.target &&
    one.form === other.form &&
    one.host === other.host &&
    one.version === other.version
  );
}

/** All but the ids; the app's counts. */
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

/** All but what its parameters hold; of the context the type counts. */
function sameLink(one: TeamsLink | undefined, other: TeamsLink | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.kind === other.kind &&
    one.host === other.host &&
    one.appId === other.appId &&
    one.entityId === other.entityId &&
    sameParameters(one.query, other.query) &&
    sameContext(one.context, other.context)
  );
}

function sameParameters(one: TeamsLink["query"], other: TeamsLink["query"]): boolean {
  if (one.size !== other.size) return false;
  for (const name of one.keys()) if (!other.has(name)) return false;
  return true;
}

function sameContext(one: JsonObject | undefined, other: JsonObject | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one["contextType"] !== other["contextType"]) return false;
  for (const key in one) if (!Object.hasOwn(other, key)) return false;
  for (const key in other) if (!Object.hasOwn(one, key)) return false;
  return true;
}

function sameRecipient(one: Recipient | undefined, other: Recipient | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.type === other.type &&
    (one.userId === undefined) === (other.userId === undefined) &&
    (one.chatId === undefined) === (other.chatId === undefined) &&
    (one.teamId === undefined) === (other.teamId === undefined) &&
    (one.channelId === undefined) === (other.channelId === undefined)
  );
}

function isIdIfAny(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === "string" && findSample(value) === undefined);
}

function isTextIfAny(value: unknown): value is string | undefined {
  return value === undefined || typeof value === "string";
}
