import { isNotificationUrl } from "../input/body.js";
import { createTemplate, isTemplate, rawText, type Text, withHoles } from "../json/template.js";
import { asJson } from "./json-text.js";
import { type Literal, type ObjectLiteral, propertyOf, type Span, textIn } from "./literal.js";
import {
  type Argument,
  type Call,
  type Expression,
  lookUp,
  type ObjectExpression,
} from "./program.js";
import type { Seen, WrittenText } from "./sightings.js";

type Value = (of: Expression) => Literal | undefined;

/** Methods that send their first argument, whatever the language: `post`, `PostAsync`. */
const SENDING =
  /^(?:(?:post|put|patch)(?:as)?(?:json)?(?:async)?|send(?:async)?|request|fetch|axios|got|ajax)$/i;

/** Under these names an object that describes a call holds its parts. */
const BODIES = ["body", "data", "json", "payload", "content"];
const URLS = ["url", "uri", "path"];

/** A path that Graph has, or its host: not a backend of somebody's own. */
const GRAPH = /^https?:\/\/(?:[\w-]+\.)*graph\b|\/(?:users|chats|teams|groups|me|teamwork)\//i;
const PLAIN_PATH = /^(?:users|chats|teams|groups|me|teamwork|v1\.0|beta)\//i;

/**
 * The request that a call sends: with the URL among its arguments, in an object that describes the
 * call, or in the chain that the method is called on. Undefined where it sends none.
 */
export function lookAtCall(call: Call, value: Value): Seen | undefined {
  if (call.isNew || call.args.some((argument) => argument.value.kind === "function"))
    return undefined;
  if (isMock(call)) return undefined;
  const name = methodName(call.callee);
  const isSending = SENDING.test(name);
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
  const method = sent.method ?? verbOf(call, name);
  const root: Literal = body.kind === "object" ? body : openBody(body);
  if (isStranger(root)) return undefined;
  return { start, end, body: root, ...(isGraph && { url }), ...(method && { method }) };
}

/** Names of libraries that stand in for a server: what they are given is expected, or answered. */
const MOCK = /mock|^(?:nock|sinon|respx|responses|httpretty)$/i;

/** Whether a call tells a stand-in for a server what will come, as `nock(host).post(path, part)`. */
export function isMock({ callee }: Call): boolean {
  let at: Expression | undefined = callee;
  for (let steps = 0; at && steps < 40; steps += 1) {
    if (at.kind === "name") return MOCK.test(at.name);
    if (at.kind === "member") {
      if (typeof at.name === "string" && MOCK.test(at.name)) return true;
      at = at.of;
    } else at = at.kind === "call" ? at.callee : undefined;
  }
  return false;
}

/** Properties of a notification, one of which every body has. */
const PROPERTIES =
  /^(?:activity_?type|topic|teamsAppId|previewText|templateParameters|recipients?|iconId|chainId)$/i;

/** A body with no property of a notification, such as the answer that a test makes up. */
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

/** The request that an object describes: `{ method, url, body }` of axios, of a batch. */
export function lookAtEnvelope(object: ObjectExpression, value: Value): Seen | undefined {
  const has = (names: readonly string[]) =>
    object.parts.some(
      (part) => !("spread" in part) && typeof part.key === "string" && names.includes(part.key),
    );
  if (!has(URLS) || !has(BODIES)) return undefined;
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

/** What is known of a body that is not: it may hold anything. */
function openBody({ start, end }: Span): ObjectLiteral {
  return { kind: "object", start, end, properties: new Map(), isOpen: true };
}

/**
 * Whether an object is the body of a notification and not the options of somebody's own function,
 * whose topic is a text: a topic as Graph has it, or none that is known but other parameters.
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

function ownUrl({ args }: Call, value: Value): OwnUrl | undefined {
  const likely = args.filter(({ name }, index) =>
    name === undefined ? index < 3 : URLS.includes(name),
  );
  for (const { value: expression } of likely) {
    if (expression.kind === "object" || expression.kind === "list") continue;
    const literal = value(expression);
    const text = textIn(literal);
    if (literal && text !== undefined && isUrl(text)) {
      return { text, start: literal.start, end: literal.end, expression };
    }
  }
  return undefined;
}

function isUrl(text: Text): boolean {
  const plain = withHoles(text);
  if (plain.length > 4000 || /\s/.test(plain)) return false;
  return /^(?:https?:\/\/|\/|\uFFFC)/i.test(plain)
    ? isGraphUrl(text) || isNotificationUrl(plain)
    : PLAIN_PATH.test(plain);
}

function isGraphUrl(text: Text): boolean {
  const plain = withHoles(text);
  return GRAPH.test(plain) || PLAIN_PATH.test(plain);
}

/** A client of somebody's own may put anything before a path. */
function withRoot({ text, start, end }: WrittenText): WrittenText {
  if (/^(?:https?:|\uFFFC)/i.test(withHoles(text))) return { text, start, end };
  const parts = isTemplate(text) ? text.parts : [text];
  const slash = withHoles(text).startsWith("/") ? [] : ["/"];
  return {
    text: createTemplate(rawText(text), [{ raw: "", name: "root" }, ...slash, ...parts]),
    start,
    end,
  };
}

interface Sent {
  readonly body: Literal;
  readonly method?: WrittenText;
}

/** The body among the arguments; only of a call that sends is an unknown one a body. */
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
  if (first.kind === "string") return asJson(first) === first ? undefined : { body: asJson(first) };
  const describesCall = ["method", "headers"].some((name) => propertyOf(first, name) !== undefined);
  return describesCall ? undefined : { body: first };
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

function methodName(callee: Expression): string {
  if (callee.kind === "name") return callee.name;
  return callee.kind === "member" && typeof callee.name === "string" ? callee.name : "";
}

function verbOf({ callee }: Call, name: string): WrittenText | undefined {
  const verb = /^(?:post|put|patch|get|delete)/i.exec(name)?.[0];
  if (verb === undefined || callee.kind !== "member") return undefined;
  return { text: verb.toUpperCase(), start: callee.nameStart, end: callee.nameStart + name.length };
}

/** `client.api(url).version("beta").post`, and the path that an SDK's properties spell. */
function receiverUrl(callee: Expression, value: Value): WrittenText | undefined {
  let at: Expression | undefined = callee.kind === "member" ? callee.of : undefined;
  let version: Text | undefined;
  const segments: Text[] = [];
  let end: number | undefined;
  for (let steps = 0; at && steps < 40; steps += 1) {
    if (at.kind === "name") {
      const binding = lookUp(at);
      at = binding?.values.length === 1 ? binding.values[0]!.value : undefined;
    } else if (at.kind === "call") {
      const name = methodName(at.callee);
      const [first] = at.args;
      const literal = first && value(first.value);
      const text = textIn(literal);
      if (/^version$/i.test(name))
        version = text ?? createTemplate("", [{ raw: "", name: "version" }]);
      else if (literal && text !== undefined && isUrl(text)) {
        const written = { text, start: literal.start, end: literal.end };
        return name === "api" ? withVersion(written, version) : withRoot(written);
      } else if (/^by_?\w*id$/i.test(name)) segments.unshift(text ?? HOLE);
      at =
        at.callee.kind === "member"
          ? /^by_?\w*id$/i.test(name)
            ? at.callee.of
            : at.callee.of
          : undefined;
    } else if (at.kind === "member") {
      if (typeof at.name === "string") {
        segments.unshift(at.name.replaceAll("_", ""));
        if (isAction(at.name)) end = at.nameStart + at.name.length;
      } else segments.unshift(textIn(value(at.name)) ?? HOLE);
      at = at.of;
    } else at = undefined;
  }
  return end === undefined ? undefined : sdkUrl(segments, callee.start, end);
}

const HOLE = createTemplate("", [{ raw: "{id}", name: "id" }]);

function isAction(name: string): boolean {
  return /^send_?activity_?notification(?:_?to_?recipients)?$/i.test(name);
}

const ROOTS = /^(?:users|chats|teams|groups|me|teamwork)$/i;

function sdkUrl(segments: readonly Text[], start: number, end: number): WrittenText | undefined {
  const root = segments.findIndex((segment) => typeof segment === "string" && ROOTS.test(segment));
  if (root < 0) return undefined;
  const parts = segments
    .slice(root)
    .flatMap((segment) => ["/", ...(isTemplate(segment) ? segment.parts : [segment])]);
  const raw = parts.map((part) => (typeof part === "string" ? part : part.raw)).join("");
  return {
    text: parts.every((part) => typeof part === "string") ? raw : createTemplate(raw, parts),
    start,
    end,
  };
}

/** The Graph client's paths begin behind the version, which it adds. */
function withVersion({ text, start, end }: WrittenText, version: Text | undefined): WrittenText {
  const plain = withHoles(text);
  if (/^https?:/i.test(plain)) return { text, start, end };
  const slash = plain.startsWith("/") || plain.startsWith("\uFFFC") ? [] : ["/"];
  const lead =
    version === undefined || !plain.startsWith("/")
      ? slash
      : ["/", ...(isTemplate(version) ? version.parts : [version]), ...slash];
  const parts = [...lead, ...(isTemplate(text) ? text.parts : [text])];
  const raw = parts.map((part) => (typeof part === "string" ? part : part.raw)).join("");
  return {
    text: parts.every((part) => typeof part === "string") ? raw : createTemplate(raw, parts),
    start,
    end,
  };
}
