import type { FoundRequest } from "../model/found.js";
import { mayHoldHoles } from "../json/holes.js";
import { escapeSegment, valueAt } from "../json/pointer.js";
import { isBlank, isTemplate, known } from "../json/template.js";
import type { SchemaError } from "../model/schema-error.js";
import {
  validateAadUser,
  validateBody,
  validateChannelMembers,
  validateChatMembers,
  validateTeamMembers,
} from "../schema/request.js";
import { parseDeepLink } from "../model/deep-link.js";
import { type ParsedUrl, parseEndpoint, type Target } from "../model/endpoint.js";
import { parseEntityUrl } from "../model/entity-url.js";
import type { Environment } from "../model/environment.js";
import { readDocument, type Reading } from "../schema/reading.js";
import { recipientType } from "../model/recipients.js";
import { remembering } from "../model/remembering.js";
import type { BodyView, LegacyForm, NotificationRequest } from "../model/request.js";

/** Where `{name}` is a hole: in URLs and ids, as the API documents write them. */
const URL_OR_ID =
  /^\/(?:topic\/(?:value|webUrl)|teamsAppId|chainId|recipients?(?:\/\d+)?\/(?:userId|chatId|teamId|channelId))$/;

const endpointOf = remembering(parseEndpoint);
const entityOf = remembering(parseEntityUrl);
const linkOf = remembering(parseDeepLink);

/** Reads a found request. Never throws; the clean path copies nothing. */
export function createRequest(found: FoundRequest, environment?: Environment): NotificationRequest {
  const reading = readDocument(found.body, {
    environment,
    variables: found.variables,
    validate: validateRequest,
    bracesAreHoles: (pointer) => URL_OR_ID.test(pointer),
  });
  const endpoint = found.url && endpointOf(found.url.text);
  const legacy = legacyForms(reading.document.value);
  const errors =
    legacy.length === 0
      ? reading.errors
      : reading.errors.filter((error) => !isOfLegacy(error, legacy));
  const body = canonical(reading);
  const topic = body.topic;
  const isEntity = topic?.source === "entityUrl" && topic.value && !isBlank(topic.value);
  return {
    document: reading.document,
    body,
    errors,
    legacy,
    method: found.method,
    url: found.url,
    isBatched: found.isBatched === true,
    endpoint,
    target: targetOf(endpoint, body),
    entity: isEntity ? entityOf(topic.value) : undefined,
    link: topic?.webUrl && !isBlank(topic.webUrl) ? linkOf(topic.webUrl) : undefined,
    isBroken: found.body.source.problems.length > 0,
  };
}

/** The body's own schema, then that of each recipient by its type, so that one mistake is one error. */
function validateRequest(value: unknown): readonly SchemaError[] | undefined {
  const errors = validateBody(value);
  const { recipient, recipients } = (value ?? {}) as { recipient?: unknown; recipients?: unknown };
  if (recipient === undefined && recipients === undefined) return errors;
  const found: SchemaError[] = [];
  if (recipient !== undefined) validateRecipient(recipient, "/recipient", found);
  if (Array.isArray(recipients)) {
    for (const [index, item] of recipients.entries())
      validateRecipient(item, `/recipients/${index}`, found);
  }
  return found.length > 0 ? [...(errors ?? []), ...found] : errors;
}

const validators = {
  aadUser: validateAadUser,
  chatMembers: validateChatMembers,
  teamMembers: validateTeamMembers,
  channelMembers: validateChannelMembers,
};

function validateRecipient(recipient: unknown, pointer: string, found: SchemaError[]): void {
  if (typeof recipient !== "object" || recipient === null) return;
  const written = (recipient as Record<string, unknown>)["@odata.type"];
  const type = typeof written === "string" ? recipientType(written) : undefined;
  const errors = type ? validators[type](recipient) : validateTexts(recipient);
  if (errors === undefined || errors.length === 0) return;
  for (const error of errors) found.push({ ...error, pointer: pointer + error.pointer });
}

/** Recipients of every type have ids that are texts. The type itself has a rule of its own. */
function validateTexts(recipient: object): SchemaError[] {
  const errors: SchemaError[] = [];
  for (const name of ["userId", "chatId", "teamId", "channelId"]) {
    const value = (recipient as Record<string, unknown>)[name];
    if (value === undefined || value === null || typeof value === "string") continue;
    errors.push({ pointer: `/${name}`, keyword: "type", params: { type: "string" } });
  }
  return errors;
}

function targetOf(endpoint: ParsedUrl | undefined, body: BodyView): Target | undefined {
  if (endpoint?.kind === "endpoint") return endpoint.target;
  if (body.recipients !== undefined && body.recipients !== null) return "bulk";
  const written = known(body.recipient?.["@odata.type"]);
  const type = written === undefined ? undefined : recipientType(written);
  if (type === "chatMembers") return "chat";
  return type === "teamMembers" || type === "channelMembers" ? "team" : undefined;
}

const sources = ["entityUrl", "text"] as const;

/** A source that is right but for its case (`entityURL`) is reported, and judged as what it means. */
function canonical({ view, refused, document }: Reading): BodyView {
  if (typeof view !== "object" || view === null || Array.isArray(view) || isTemplate(view))
    return {};
  const body = view as BodyView;
  if (!refused.has("/topic/source")) return body;
  const written = String(valueAt(document.value, "/topic/source")).toLowerCase();
  const source = sources.find((name) => name.toLowerCase() === written);
  return source ? { ...body, topic: { ...body.topic, source } } : body;
}

/** The marks of the 2020 preview form (domain facts, section 11). */
function legacyForms(body: unknown): readonly LegacyForm[] {
  if (typeof body !== "object" || body === null) return [];
  const { topic, previewText, chainID } = body as Record<string, unknown>;
  const isText = typeof previewText === "string" && !mayHoldHoles(previewText);
  if (!isText && chainID === undefined && !isLegacyTopic(topic)) return [];
  const forms: LegacyForm[] = [];
  const add = (pointer: string, key: boolean, old: string, current: string) =>
    forms.push({ pointer, key, old, current });
  if (isLegacyTopic(topic)) {
    if ("type" in topic) add("/topic/type", true, "topic.type", "topic.source");
    for (const key of ["type", "source"]) {
      if (topic[key] === "rawText") add(`/topic/${key}`, false, '"rawText"', '"text"');
    }
    if ("targetUrl" in topic) add("/topic/targetUrl", true, "topic.targetUrl", "topic.webUrl");
  }
  if (isText) {
    add("/previewText", false, "a text as previewText", '{ "content": … }');
  }
  if (chainID !== undefined) add("/chainID", true, "chainID", "chainId");
  return forms;
}

function isLegacyTopic(topic: unknown): topic is Record<string, unknown> {
  if (typeof topic !== "object" || topic === null) return false;
  return (
    "targetUrl" in topic ||
    ("type" in topic && !("source" in topic)) ||
    (topic as { source?: unknown }).source === "rawText"
  );
}

function isOfLegacy(
  { pointer, keyword, params }: SchemaError,
  legacy: readonly LegacyForm[],
): boolean {
  const place =
    keyword === "additionalProperties"
      ? `${pointer}/${escapeSegment(String(params["additionalProperty"]))}`
      : pointer;
  if (legacy.some((form) => form.pointer === place)) return true;
  return (
    keyword === "required" &&
    pointer === "/topic" &&
    legacy.some((form) => form.pointer === "/topic/type")
  );
}
