import { isObject, type JsonObject } from "../json/object.js";
import type { FoundRequest } from "../model/found.js";
import { mayHoldHoles } from "../json/holes.js";
import { countWrittenKeys } from "../json/repeated-keys.js";
import { isBlank } from "../json/template.js";
import { isGuid, isUserPrincipalName } from "../model/ids.js";
import { findSample } from "../model/samples.js";
import { SYSTEM_DEFAULT } from "../model/template-parameters.js";

/**
 * All that a rule can hold against a plain request. What else it holds (its texts, the user, the id of
 * its chat or team, the context of its link) is of a form that no rule minds, whatever the manifest
 * says. So if no rule has anything to say of one request, none has of any of its kind.
 */
export interface RequestKind {
  /** Nothing in it is filled in later: a program gave the values. */
  readonly isFinal: boolean;
  /** The id in the URL, and how many keys the body has, which do not count. */
  id: string | undefined;
  keys: number;
  activityType: string;
  /** Of the URL: `users`, `chats` or `teams`; undefined where there is no URL. */
  collection: string | undefined;
  /** What it is below the chat or team of the URL, else the URL; undefined where the source is `text`. */
  entity: string | undefined;
  /** The deep link up to its query. */
  link: string | undefined;
  teamsAppId: string | undefined;
  iconId: string | undefined;
  /** The `@odata.type`, and the name of the one id beside it. */
  recipient: string | undefined;
  recipientId: string | undefined;
  hasPreview: boolean;
  /** As they are sent: their names count, in this order. */
  parameters: readonly { readonly name: string }[] | undefined;
}

/** The documented endpoints of the global cloud, around an id that needs no decoding and has no hole. */
const ENDPOINT =
  /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/(users|chats|teams)\/([\dA-Za-z:@.-]+(?:_[\dA-Za-z:@.-]+)*)\/(teamwork\/)?sendActivityNotification$/;

/** A link to a tab. Its context, if it has one, is an object with a `subEntityId` and nothing else. */
const LINK =
  /^(https:\/\/[a-z.]+\/l\/entity\/[\w.-]+\/[\w.-]+)(?:\?context=%7B%22subEntityId%22%3A%22([\w.-]*)%22%7D)?$/;

/** A Graph URL, its path up to the first id, that id, and what stands below it without ids to decode. */
const ENTITY =
  /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/(?:(chats|teams)\/([\w:@.-]+)(\/channels\/[\w:@.-]+)?(\/messages\/\d+)?|appCatalogs\/teamsApps\/[\w-]+)$/;

/** Characters of a link that Graph takes, and of a preview that Teams shows. */
export const LONGEST_LINK = 1_024;
export const LONGEST_PREVIEW = 150;

const URL_BEGINNING = /^\s*https?:/i;

/**
 * The kind of a request; undefined where it is not plain, which does not mean that it is wrong. Texts
 * that count may have holes: what fills them is the same for all requests to one app.
 */
export function kindOf({ body, url, method, variables }: FoundRequest): RequestKind | undefined {
  const { source, value } = body;
  // Of an object that a program may add to, nothing is called missing.
  const isOpen = source.open !== undefined && source.open.size > 0;
  if (isOpen || source.problems.length > 0 || variables !== undefined) return undefined;
  return kindOfParts(value, url?.text, method?.text, source.isFinal === true);
}

/** A kind as it can be kept, without the request that it came from. */
export function withoutValues(kind: RequestKind): RequestKind {
  return { ...kind, parameters: kind.parameters?.map(({ name }) => ({ name })) };
}

/**
 * The kind of the one request that a JSON text holds, as a body or as `{ method?, url, body }`, each
 * key once; undefined also where the text is anything else. The quickest look at a file or a line.
 */
export function kindOfText(text: string): RequestKind | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { method, url, body } = value;
  const around = body === undefined ? 0 : method === undefined ? 2 : 3;
  if (around > 0 && (typeof url !== "string" || !hasKeys(value, around))) return undefined;
  const kind =
    around === 0
      ? kindOfParts(value, undefined, undefined, false)
      : kindOfParts(body, url, method, false);
  // A key that is written twice is counted twice.
  return kind && countWrittenKeys(text) === around + kind.keys ? kind : undefined;
}

/** The same of parts that a program has in memory. */
export function kindOfParts(
  body: unknown,
  url: unknown,
  method: unknown,
  isFinal: boolean,
): RequestKind | undefined {
  if (!isObject(body) || (method !== undefined && method !== "POST")) return undefined;
  const kind: RequestKind = {
    isFinal,
    id: undefined,
    keys: 0,
    activityType: "",
    collection: undefined,
    entity: undefined,
    link: undefined,
    teamsAppId: undefined,
    iconId: undefined,
    recipient: undefined,
    recipientId: undefined,
    hasPreview: false,
    parameters: undefined,
  };
  if (url !== undefined) {
    const match = typeof url === "string" ? ENDPOINT.exec(url) : null;
    if (match === null || (match[1] === "users") !== (match[3] !== undefined)) return undefined;
    kind.collection = match[1]!;
    kind.id = match[2]!;
    if (findSample(kind.id)) return undefined;
  }
  return readBody(body, kind) ? kind : undefined;
}

/** Whether the body is plain; what counts of it goes into `kind`. */
function readBody(body: JsonObject, kind: RequestKind): boolean {
  const { activityType, topic, previewText, templateParameters } = body;
  const { recipient, teamsAppId, iconId, chainId } = body;
  let count = 2;
  if (previewText !== undefined) {
    if (!isPlainPreview(previewText, kind)) return false;
    kind.hasPreview = true;
    kind.keys += 1;
    count += 1;
  }
  if (templateParameters !== undefined) {
    if (!isPlainList(templateParameters, kind)) return false;
    kind.parameters = templateParameters;
    kind.keys += 2 * templateParameters.length;
    count += 1;
  }
  if (recipient !== undefined) {
    if (!isObject(recipient) || !readRecipient(recipient, kind)) return false;
    kind.keys += 2;
    count += 1;
  }
  if (teamsAppId !== undefined) {
    if (typeof teamsAppId !== "string") return false;
    kind.teamsAppId = teamsAppId;
    count += 1;
  }
  if (iconId !== undefined) {
    if (typeof iconId !== "string") return false;
    kind.iconId = iconId;
    count += 1;
  }
  if (chainId !== undefined) {
    if (!Number.isSafeInteger(chainId)) return false;
    count += 1;
  }
  // The texts of the reserved type are judged one by one.
  if (typeof activityType !== "string" || activityType === SYSTEM_DEFAULT) return false;
  kind.activityType = activityType;
  kind.keys += count;
  return hasKeys(body, count) && isObject(topic) && readTopic(topic, kind);
}

function readTopic(topic: JsonObject, kind: RequestKind): boolean {
  const { source, value, webUrl } = topic;
  const count = webUrl === undefined ? 2 : 3;
  if (typeof value !== "string" || !hasKeys(topic, count)) return false;
  kind.keys += count;
  if (source === "entityUrl") {
    const match = ENTITY.exec(value);
    if (match === null) return false;
    const [, collection, ownId, channel, message] = match;
    if (collection === undefined) kind.entity = value;
    else if (collection !== kind.collection || ownId !== kind.id || !isFree(value, kind))
      return false;
    else kind.entity = (channel ? "/channels" : "") + (message ? "/messages" : "");
  } else if (source !== "text" || isBlank(value) || URL_BEGINNING.test(value)) return false;
  else if (!isFree(value, kind)) return false;
  if (webUrl === undefined) return true;
  if (typeof webUrl !== "string" || webUrl.length > LONGEST_LINK) return false;
  const match = LINK.exec(webUrl);
  if (match === null) return false;
  const [, link, context] = match;
  kind.link = link;
  return context === undefined || isFree(context, kind);
}

function readRecipient(recipient: JsonObject, kind: RequestKind): boolean {
  const { "@odata.type": type, userId } = recipient;
  if (typeof type !== "string" || !hasKeys(recipient, 2)) return false;
  kind.recipient = type;
  if (userId !== undefined) {
    kind.recipientId = "userId";
    if (typeof userId !== "string") return false;
    if (!isGuid(userId)) return isUserPrincipalName(userId) && isFree(userId, kind);
    return !findSample(userId);
  }
  kind.recipientId = kind.collection === "chats" ? "chatId" : "teamId";
  return kind.id !== undefined && recipient[kind.recipientId] === kind.id;
}

function isPlainPreview(preview: unknown, kind: RequestKind): boolean {
  if (!isObject(preview) || !hasKeys(preview, 1)) return false;
  const { content } = preview;
  if (typeof content !== "string" || content.length > LONGEST_PREVIEW) return false;
  return !isBlank(content) && isFree(content, kind);
}

function isPlainList(
  list: unknown,
  kind: RequestKind,
): list is readonly { readonly name: string }[] {
  if (!Array.isArray(list)) return false;
  for (let index = 0; index < list.length; index += 1) {
    const parameter: unknown = list[index];
    if (!isObject(parameter) || !hasKeys(parameter, 2)) return false;
    const { name, value } = parameter;
    if (typeof name !== "string" || typeof value !== "string") return false;
    if (isBlank(value) || !isFree(value, kind)) return false;
  }
  return true;
}

/** Whether a text that does not count holds nothing that some rule would see. */
function isFree(text: string, { isFinal }: RequestKind): boolean {
  return (isFinal || !mayHoldHoles(text)) && !findSample(text);
}

/** Whether an object has so many keys. */
function hasKeys(object: JsonObject, count: number): boolean {
  let found = 0;
  for (const _ in object) found += 1;
  return found === count;
}
