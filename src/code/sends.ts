import { isNotificationUrl } from "../model/notification-body.js";
import { withHoles } from "../json/template.js";
import { calleeName } from "./dialect.js";
import { asJson } from "./json-text.js";
import { type Literal, type ObjectLiteral, propertyOf, type Span, textIn } from "./literal.js";
import { type Argument, type Call, type Expression, type ObjectExpression } from "./program.js";
import type { Seen, WrittenText } from "./sightings.js";
import { isGraphUrl, isUrl, receiverUrl, withRoot } from "./urls.js";

type Value = (of: Expression) => Literal | undefined;

/** Property names of body and URL in an object that describes a call. */
const BODIES = ["body", "data", "json", "payload", "content"];
const URLS = ["url", "uri", "path"];

/**
 * The request that a call sends: its URL is among the arguments, in an object that describes the call, or in the
 * chain on which the method is called. Undefined for a call that sends no notification.
 */
export function lookAtCall(call: Call, value: Value): Seen | undefined {
  const isSending = call.role === "sends";
  const own = ownUrl(call, value);
  const url = own ? withRoot(own) : isSending ? receiverUrl(call.callee, value) : undefined;
  if (!url) return isSending ? described(call, value) : undefined;
  const others = call.args.filter((argument) => argument.value !== own?.expression);
  const sent = bodyAmong(others, isSending, value);
  const isGraph = isGraphUrl(url.text);
  const isOurs = isGraph && isNotificationUrl(withHoles(url.text));
  if (!sent || (!isOurs && !(sent.body.kind === "object" && isBody(sent.body)))) return undefined;
  const { start, end } = call;
  const { body } = sent;
  const method = sent.method ?? verbOf(call);
  const root: Literal = body.kind === "object" ? body : openBody(body);
  if (isStranger(root)) return undefined;
  return { start, end, body: root, ...(isGraph && { url }), ...(method && { method }) };
}

/** Whether a call may send a request as it is written; where not, nothing has to be evaluated. */
export function maySend(call: Call): boolean {
  if (call.isNew || call.args.some((argument) => argument.value.kind === "function")) return false;
  return call.role === "sends" || likelyUrls(call).length > 0;
}

/** Properties of a notification; every body has at least one. */
const PROPERTIES =
  /^(?:activity_?type|topic|teamsAppId|previewText|templateParameters|recipients?|iconId|chainId)$/i;

/** Whether a body has no property of a notification, as the made-up answer of a test. */
function isStranger(body: Literal): boolean {
  if (body.kind !== "object" || body.isOpen) return false;
  return ![...body.properties.keys()].some((key) => PROPERTIES.test(key));
}

/** `axios(config)`, `client.SendAsync(message)`: the argument describes the whole call. */
function described(call: Call, value: Value): Seen | undefined {
  for (const { value: expression } of call.args) {
    const literal = value(expression);
    const sighting = literal && envelope(call, literal);
    if (sighting) return sighting;
  }
  return undefined;
}

/** Whether an object has a URL and a body as it is written. */
export function isEnvelope({ parts }: ObjectExpression): boolean {
  const has = (names: readonly string[]) =>
    parts.some(
      (part) => !("spread" in part) && typeof part.key === "string" && names.includes(part.key),
    );
  return has(URLS) && has(BODIES);
}

/** The request that an object describes: `{ method, url, body }` of axios, of a batch. */
export function lookAtEnvelope(object: ObjectExpression, value: Value): Seen | undefined {
  const literal = value(object);
  return literal && envelope(object, literal);
}

function envelope({ start, end }: Span, literal: Literal): Seen | undefined {
  const written = URLS.map((name) => propertyOf(literal, name)).find(Boolean);
  const text = textIn(written);
  if (!written || text === undefined || !isGraphUrl(text) || !isNotificationUrl(withHoles(text)))
    return undefined;
  const sent = unwrap(literal);
  if (!sent) return undefined;
  const root = sent.body.kind === "object" ? sent.body : openBody(sent.body);
  if (isStranger(root)) return undefined;
  const url = withRoot({ text, start: written.start, end: written.end });
  return { start, end, body: root, url, ...(sent.method && { method: sent.method }) };
}

/** A body for an unknown value: it may have any properties. */
function openBody({ start, end }: Span): ObjectLiteral {
  return { kind: "object", start, end, properties: new Map(), isOpen: true };
}

/**
 * Whether an object is the body of a notification, and not the options of another function whose topic is a text: it
 * has a topic in Graph's form, or an activity type with no known topic and another property of a notification.
 */
export function isBody(body: ObjectLiteral): boolean {
  const type = propertyOf(body, "activityType");
  const topic = propertyOf(body, "topic");
  if (type && type.kind !== "string" && type.kind !== "unknown") return false;
  const isTopic = ["source", "value", "webUrl", "targetUrl"].some(
    (key) => propertyOf(topic, key) !== undefined,
  );
  if (isTopic) return type !== undefined || body.isOpen || body.properties.size > 1;
  if (!type || (topic !== undefined && topic.kind !== "unknown")) return false;
  const kinds = {
    previewText: "object",
    templateParameters: "list",
    recipient: "object",
    recipients: "list",
  };
  return Object.entries(kinds).some(([key, kind]) => propertyOf(body, key)?.kind === kind);
}

interface OwnUrl extends WrittenText {
  readonly expression?: Expression;
}

/** The arguments that may be a URL. */
function likelyUrls({ args }: Call): Expression[] {
  const likely = args.filter(({ name }, index) =>
    name === undefined ? index < 3 : URLS.includes(name),
  );
  return likely
    .map(({ value }) => value)
    .filter((of) => (of.kind === "text" ? isUrl(of.value) : !/^(?:object|list)$/.test(of.kind)));
}

function ownUrl(call: Call, value: Value): OwnUrl | undefined {
  for (const expression of likelyUrls(call)) {
    const literal = value(expression);
    const text = textIn(literal);
    if (literal && text !== undefined && isUrl(text)) {
      return { text, start: literal.start, end: literal.end, expression };
    }
  }
  return undefined;
}

interface Sent {
  readonly body: Literal;
  readonly method?: WrittenText;
}

/** The body among the arguments; an unknown argument is a body only in a call that sends. */
function bodyAmong(args: readonly Argument[], isSending: boolean, value: Value): Sent | undefined {
  const named = args.find(
    ({ name }) => name !== undefined && (BODIES.includes(name) || /body$/i.test(name)),
  );
  if (named) {
    const held = value(named.value);
    return held && { body: asJson(held) };
  }
  const literals = args
    .filter(({ name }) => name === undefined)
    .map((argument) => value(argument.value));
  for (const literal of literals) {
    const plain = literal && asJson(literal);
    if (plain?.kind === "object" && isBody(plain)) return { body: plain };
  }
  for (const literal of literals) {
    const sent = literal && unwrap(literal);
    if (sent) return sent;
  }
  const [first] = literals;
  if (!first || !isSending) return undefined;
  const body = asJson(first);
  if (first.kind === "string") return body === first ? undefined : { body };
  const describesCall = ["method", "headers"].some((name) => propertyOf(first, name) !== undefined);
  return describesCall ? undefined : { body };
}

/** `{ method: "POST", body: JSON.stringify(payload) }` */
function unwrap(literal: Literal): Sent | undefined {
  const held = BODIES.map((name) => propertyOf(literal, name)).find(Boolean);
  if (!held) return undefined;
  const written = propertyOf(literal, "method");
  const text = textIn(written);
  const method =
    written && text !== undefined ? { text, start: written.start, end: written.end } : undefined;
  return { body: asJson(held), ...(method && { method }) };
}

function verbOf({ callee }: Call): WrittenText | undefined {
  const name = calleeName(callee);
  const verb = /^(?:post|put|patch|get|delete)/i.exec(name)?.[0];
  if (verb === undefined || callee.kind !== "member") return undefined;
  return { text: verb.toUpperCase(), start: callee.nameStart, end: callee.nameStart + name.length };
}
