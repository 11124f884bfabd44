import { isObject, type JsonObject } from "../json/object.js";
import { rawText } from "../json/template.js";
import { parseDeepLink, type TeamsLink } from "../model/deep-link.js";
import { isGuid, isUserPrincipalName } from "../model/ids.js";
import { LONGEST_LINK, MOST_RECIPIENTS } from "../model/limits.js";
import { remembering } from "../model/remembering.js";
import { findSample } from "../model/samples.js";
import { type Address, isAt, readAddress, sameAddress } from "./address.js";
import { isIdIfAny, isTextIfAny, ODD, type Odd } from "./usual.js";

/** Where a request goes: to whom, and where a click leads. */
export interface Destination {
  readonly address: Address;
  readonly link: TeamsLink | undefined;
  readonly teamsAppId: string | undefined;
  /** Of all recipients: their type and which ids they have. */
  readonly recipient: Recipient | undefined;
  readonly isBulk: boolean;
  readonly isBatched: boolean;
  /** How many keys of the body were read for it. The number is no part of a kind. */
  readonly keys: number;
}

interface Recipient {
  readonly type: string;
  readonly userId: string | undefined;
  readonly chatId: string | undefined;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
  /** How many keys it has, or all of a list. The number is no part of a kind. */
  readonly keys: number;
}

/** Undefined where something is of no usual form. */
export function readDestination(
  body: JsonObject,
  url: unknown,
  isBatched: boolean,
): Destination | undefined {
  const { topic, teamsAppId, recipient: one, recipients: several } = body;
  if (!isObject(topic) || !isTextIfAny(teamsAppId)) return undefined;
  const { webUrl } = topic;
  if (!isTextIfAny(url) || !isTextIfAny(webUrl)) return undefined;
  const isBulk = several !== undefined;
  const address = readAddress(url, topic);
  const link = webUrl === undefined ? undefined : readLink(webUrl);
  const recipient = isBulk
    ? readRecipients(several, one)
    : one === undefined
      ? undefined
      : readRecipient(one);
  if (address === ODD || link === ODD || recipient === ODD) return undefined;
  if (recipient && !isAt(address, recipient.chatId, recipient.teamId)) return undefined;
  let keys = 3;
  if (webUrl !== undefined) keys += 1;
  if (teamsAppId !== undefined) keys += 1;
  if (recipient !== undefined) keys += 1 + recipient.keys;
  return { address, link, teamsAppId, recipient, isBulk, isBatched, keys };
}

const placeOf = remembering((place) => ({ hasSample: findSample(rawText(place)) !== undefined }));

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

export function sameDestination(one: Destination, other: Destination): boolean {
  return (
    sameAddress(one.address, other.address) &&
    sameRecipient(one.recipient, other.recipient) &&
    sameLink(one.link, other.link) &&
    one.teamsAppId === other.teamsAppId &&
    one.isBulk === other.isBulk &&
    one.isBatched === other.isBatched
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
