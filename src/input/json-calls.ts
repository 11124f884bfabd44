import { isObject, type JsonObject } from "../json/object.js";
import { escapeSegment } from "../json/pointer.js";
import { countKeys } from "../json/repeated-keys.js";
import {
  countProperties,
  isNotificationBody,
  isNotificationUrl,
  isSomethingElse,
  isSurelyNotification,
  mayHoldNotification,
} from "../model/notification-body.js";
import {
  type FoundCall,
  type FoundCalls,
  type FoundText,
  innerText,
  isJsonText,
  type JsonText,
  type Part,
} from "./json-text.js";
import { isLogRecord, withoutLoggerKeys } from "./log-record.js";
import { recordedCalls } from "./recorded-calls.js";

/** Levels of lists and objects that are searched below the root of a text. */
const DEEPEST = 6;

/** Texts inside of each other: a line of a container's log holds a logger's record, which holds a body. */
const MOST_TEXTS = 4;

/** The form that a value has by its place: `request` is a body, or a call and nothing else. */
type Expected = "request" | "body" | "anything";

type Around = Omit<FoundCall, "body">;

interface Finds {
  readonly calls: FoundCall[];
  readonly texts: FoundText[];
  /** How many texts are searched, each inside of the one before. */
  level: number;
  /** Keys outside of bodies in the text that is searched. */
  keys: number;
}

function noFinds(): Finds {
  return { calls: [], texts: [], level: 0, keys: 0 };
}

const alone: Around = { method: undefined, url: undefined, isBatched: false };
const batched: Around = { ...alone, isBatched: true };

/**
 * Finds the notifications in a JSON text, whatever carries them: a body, a call `{ method?, url, body }`,
 * lists of them, a Graph batch, a Postman collection v2.1, a HAR, the record of a logger, rows of a query
 * in Log Analytics, telemetry of Application Insights; each also as a JSON text in a string.
 */
export function findCalls(root: JsonText): FoundCalls {
  const finds = noFinds();
  searchText(root, "request", alone, finds);
  return finds;
}

/** The calls of a Graph batch: https://learn.microsoft.com/graph/json-batching. */
export function findBatch(root: JsonText): FoundCalls {
  const finds = noFinds();
  const requests = isObject(root.value) ? root.value["requests"] : undefined;
  if (Array.isArray(requests)) {
    search({ in: root, pointer: "/requests", value: requests }, "request", batched, DEEPEST, finds);
  }
  return finds;
}

function searchText(root: JsonText, expected: Expected, around: Around, finds: Finds): void {
  const { calls, texts } = finds;
  const before = { calls: calls.length, texts: texts.length, keys: finds.keys };
  finds.level += 1;
  finds.keys = 0;
  const part = { in: root, pointer: "", value: root.value };
  const recorded = recordedCalls(part);
  if (recorded) {
    finds.keys = Infinity;
    for (const call of recorded) addSent(call, finds);
  } else search(part, expected, around, DEEPEST, finds);
  if (calls.length > before.calls)
    insert(texts, before.texts, { text: root, keysAround: finds.keys });
  finds.keys = before.keys;
  finds.level -= 1;
}

/** Texts that were found in it stand behind it. */
function insert(texts: FoundText[], place: number, text: FoundText): void {
  if (place === texts.length) texts.push(text);
  else texts.splice(place, 0, text);
}

function search(part: Part, expected: Expected, around: Around, depth: number, finds: Finds): void {
  const { value, pointer } = part;
  if (typeof value === "string") searchString(part, value, expected, around, finds);
  else if (isObject(value)) searchObject(part, value, expected, around, depth, finds);
  else if (!Array.isArray(value)) return;
  else if (depth === 0) finds.keys += countKeys(value);
  else {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (!mayBeSearched(item)) continue;
      const at = { in: part.in, pointer: `${pointer}/${index}`, value: item };
      search(at, expected, around, depth - 1, finds);
    }
  }
}

function mayBeSearched(value: unknown): boolean {
  return typeof value === "string"
    ? isJsonText(value)
    : typeof value === "object" && value !== null;
}

function searchObject(
  part: Part,
  value: JsonObject,
  expected: Expected,
  around: Around,
  depth: number,
  finds: Finds,
): void {
  if (isBody(value, expected)) return addBody(part, value, around, finds);
  const call = callOf(part, value, around.isBatched);
  if (depth === 0 || (!call && isNothingOfOurs(part, value, finds))) {
    finds.keys += countKeys(value);
    return;
  }
  const before = finds.calls.length;
  /** Whether the call is one to a notification URL: asked where no body is where it should be. */
  let isSent: boolean | undefined;
  // A schema describes values, and its examples are nobody's requests.
  const isDescribed = typeof value["$schema"] === "string" && !(isSent ??= isOurs(call));
  for (const key in value) {
    finds.keys += 1;
    const child = value[key];
    if (!mayBeSearched(child)) continue;
    const at = { in: part.in, pointer: `${part.pointer}/${escapeSegment(key)}`, value: child };
    if (key === "body" && (call || expected !== "anything"))
      search(at, "body", call ?? around, depth - 1, finds);
    else if (key === "requests" && Array.isArray(child))
      search(at, "request", batched, depth - 1, finds);
    else if (key === "request" && isObject(child))
      search(at, isCallAlone(value) ? expected : "anything", around, depth - 1, finds);
    else if (isDescribed || EXAMPLES.has(key)) finds.keys += countKeys(child);
    else if (call && (isSent ??= isOurs(call)))
      search(at, typeof child === "string" ? "anything" : "body", call, depth - 1, finds);
    else search(at, "anything", around, depth - 1, finds);
  }
  if (call && finds.calls.length === before && (isSent ?? isOurs(call)))
    addUnlikely(part, call, expected, finds);
}

function isOurs(call: Around | undefined): boolean {
  return call?.url !== undefined && isNotificationUrl(String(call.url.value));
}

/** Whether a value is a body. A value that a logger wrote, or that stands under any key, has to be one without doubt. */
function isBody(value: JsonObject, expected: Expected): boolean {
  if (expected === "anything") return isSurelyNotification(value);
  return isNotificationBody(value) && (!isLogRecord(value) || isSurelyNotification(value));
}

function addBody(part: Part, value: JsonObject, around: Around, finds: Finds): void {
  const { method, url, isBatched } = around;
  if (!isLogRecord(value)) {
    finds.calls.push({ method, url, body: part, isBatched });
    return;
  }
  const own = withoutLoggerKeys(value);
  const body = { in: part.in, pointer: part.pointer, value: own };
  finds.calls.push({ method, url, body, isBatched });
  finds.keys += countKeys(value) - countKeys(own);
}

/** Asked before what is in an object is searched: of the root, whether its text has a word of ours. */
function isNothingOfOurs(
  { in: text, pointer }: Part,
  value: JsonObject,
  { level }: Finds,
): boolean {
  const isRoot = level === 1 && pointer === "";
  return isSomethingElse(value) || (isRoot && !mayHoldNotification(text.text));
}

/** Keys below which API descriptions show values. */
const EXAMPLES: ReadonlySet<string> = new Set(["example", "examples", "schema", "components"]);

function callOf(
  { in: text, pointer }: Part,
  { url, method }: JsonObject,
  isBatched: boolean,
): Around | undefined {
  if (typeof url !== "string") return undefined;
  return {
    url: { in: text, pointer: `${pointer}/url`, value: url },
    method:
      typeof method === "string"
        ? { in: text, pointer: `${pointer}/method`, value: method }
        : undefined,
    isBatched,
  };
}

/**
 * A call to a notification URL in which no body of a notification was found. A call that was recorded
 * without its body, or with the body of the answer, is no request.
 */
function addUnlikely(part: Part, call: Around, expected: Expected, finds: Finds): void {
  const value = part.value as JsonObject;
  const body = { in: part.in, pointer: `${part.pointer}/body`, value: value["body"] };
  const sent = withoutQuotes(body);
  const isMeant = isObject(sent.value) && countProperties(sent.value) > 0;
  if (isMeant || (expected === "request" && isCallAlone(value))) add(call, sent, body, finds);
}

function add(call: Around, sent: Part, written: Part, finds: Finds): void {
  finds.calls.push({ method: call.method, url: call.url, body: sent, isBatched: call.isBatched });
  if (sent.in !== written.in) finds.texts.push({ text: sent.in, keysAround: Infinity });
}

/** The value of a JSON text where that is what a string holds. */
function withoutQuotes(part: Part): Part {
  if (typeof part.value !== "string" || !isJsonText(part.value)) return part;
  const inner = innerText(part, part.value);
  return { in: inner, pointer: "", value: inner.value };
}

/** Adds the body of a call that a recorder or a REST client kept, or the notifications inside of that body. */
function addSent({ body, ...call }: FoundCall, finds: Finds): void {
  const before = finds.calls.length;
  search(body, "body", call, DEEPEST, finds);
  if (finds.calls.length === before && isOurs(call)) add(call, withoutQuotes(body), body, finds);
}

/** Keys of a call that is written down to be sent, as in a batch. */
const CALL_KEYS: ReadonlySet<string> = new Set([
  "id",
  "name",
  "method",
  "url",
  "headers",
  "body",
  "dependsOn",
  "request",
]);

function isCallAlone(value: JsonObject): boolean {
  return Object.keys(value).every((key) => CALL_KEYS.has(key));
}

/** A string that holds JSON: what is sent where a body is expected, and what was logged elsewhere. */
function searchString(
  part: Part,
  text: string,
  expected: Expected,
  around: Around,
  finds: Finds,
): void {
  if (finds.level === MOST_TEXTS || !isJsonText(text) || !mayHoldNotification(text)) return;
  const before = finds.calls.length;
  const inner = innerText(part, text);
  // Loggers cut long texts off.
  if (inner.isBroken && expected === "anything") return;
  searchText(inner, expected, around, finds);
  if (inner.isBroken && finds.calls.length === before && speaksOfNotification(text))
    add(around, { in: inner, pointer: "", value: inner.value }, part, finds);
}

/** Whether a text is one of ours though nothing in it can be recognised. */
export function speaksOfNotification(text: string): boolean {
  return text.includes('"activityType"') || isNotificationUrl(text);
}
