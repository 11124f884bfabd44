import { isObject } from "../json/object.js";
import type { Document } from "../json/document.js";
import { type Braces, textOf } from "../json/holes.js";
import { documentAt, documentInString } from "../json/parse.js";
import { valueAt } from "../json/pointer.js";
import { rawText } from "../json/template.js";
import {
  isNotificationBody,
  isNotificationUrl,
  mayHoldNotification,
} from "../model/notification-body.js";
import type { FoundFile, FoundIgnore, FoundRequest, Located } from "../model/found.js";

/** A found file while it is being filled. */
export interface Finds {
  readonly documents: Document[];
  readonly requests: FoundRequest[];
}

export function noFinds(): Finds {
  return { documents: [], requests: [] };
}

/**
 * The requests in a JSON document: a body, an envelope, a list of either, a Graph batch, a Postman
 * collection v2.1, a HAR. Other calls in it are ignored. A document without requests is not judged,
 * unless it is broken and its text speaks of a notification.
 */
export function findJsonRequests(document: Document): FoundFile {
  const finds = noFinds();
  addRequests(document, finds);
  const isBroken = document.source.problems.length > 0;
  if (finds.requests.length > 0 || (isBroken && isOurs(document.source.text))) {
    finds.documents.unshift(document);
  }
  return finds;
}

/**
 * Keeps a call when its URL or its body is one of a notification, and the notifications among the
 * calls of a batch. `ownText` where the body is a JSON text that no other document holds.
 */
export function keepRequest(request: FoundRequest, ownText: boolean, finds: Finds): void {
  const { body, url, ignores } = request;
  const before = finds.requests.length;
  const isBroken = body.source.problems.length > 0;
  if (
    (url && isNotificationUrl(rawText(url.text))) ||
    isNotificationBody(body.value) ||
    (isBroken && isOurs(body.source.text))
  ) {
    finds.requests.push(request);
  } else {
    addBatch(body, finds, ignores);
  }
  if (ownText && finds.requests.length > before) finds.documents.push(body);
}

function isOurs(text: string): boolean {
  return text.includes('"activityType"') || isNotificationUrl(text);
}

function addRequests(document: Document, finds: Finds): void {
  const { value } = document;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) addItem(document, `/${index}`, item, finds);
    return;
  }
  if (!isObject(value)) return;
  if (Array.isArray(value["requests"])) addBatch(document, finds);
  else if (isObject(value["log"]) && Array.isArray(value["log"]["entries"]))
    addRecording(document, finds);
  else if (isObject(value["info"]) && Array.isArray(value["item"]))
    addCollection(document, "", finds);
  else addItem(document, "", value, finds);
}

/** A body or an envelope: `{ method?, url, body }`, also as `{ request: { … } }`. */
function addItem(
  document: Document,
  pointer: string,
  value: unknown,
  finds: Finds,
  ignores?: readonly FoundIgnore[],
): void {
  if (!isObject(value)) return;
  if (isNotificationBody(value)) {
    finds.requests.push(withIgnores({ body: documentAt(document, pointer, value) }, ignores));
    return;
  }
  const inner = value["request"];
  const at = isObject(inner) ? `${pointer}/request` : pointer;
  const { method, url, body } = isObject(inner) ? inner : value;
  const call = {
    method: { pointer: `${at}/method`, value: method },
    url: { pointer: `${at}/url`, value: url },
    body: { pointer: `${at}/body`, value: body },
  };
  addCall(document, call, finds, ignores);
}

/** https://learn.microsoft.com/graph/json-batching: `{ "requests": [{ id, method, url, body }] }`. */
function addBatch(document: Document, finds: Finds, ignores?: readonly FoundIgnore[]): void {
  const requests = valueAt(document.value, "/requests");
  if (!Array.isArray(requests)) return;
  for (const [index, item] of requests.entries()) {
    const inBatch: Finds = { documents: finds.documents, requests: [] };
    addItem(document, `/requests/${index}`, item, inBatch, ignores);
    for (const request of inBatch.requests) finds.requests.push({ ...request, isBatched: true });
  }
}

/** HAR 1.2. A preflight has no body, and neither has a call whose body the recorder left out. */
function addRecording(document: Document, finds: Finds): void {
  const entries = valueAt(document.value, "/log/entries") as readonly unknown[];
  const partAt = (pointer: string) => ({ pointer, value: valueAt(document.value, pointer) });
  for (const index of entries.keys()) {
    const at = `/log/entries/${index}/request`;
    const body = partAt(`${at}/postData/text`);
    if (typeof body.value !== "string" || !isJsonText(body.value)) continue;
    addCall(document, { method: partAt(`${at}/method`), url: partAt(`${at}/url`), body }, finds);
  }
}

/** Postman v2.1. A folder is an item with items; what the parser allows of nesting bounds it. */
function addCollection(document: Document, pointer: string, finds: Finds): void {
  const items = valueAt(document.value, `${pointer}/item`);
  if (!Array.isArray(items)) return;
  for (const [index, item] of items.entries()) {
    const at = `${pointer}/item/${index}`;
    addCollection(document, at, finds);
    if (!isObject(item) || !isObject(item["request"])) continue;
    const { method, url, body } = item["request"];
    // The text of any other mode stands elsewhere: in a file, in a form.
    if (isObject(body) && body["mode"] !== undefined && body["mode"] !== "raw") continue;
    const request = `${at}/request`;
    const call = {
      method: { pointer: `${request}/method`, value: method },
      url: isObject(url)
        ? { pointer: `${request}/url/raw`, value: url["raw"] }
        : { pointer: `${request}/url`, value: url },
      body: { pointer: `${request}/body/raw`, value: isObject(body) ? body["raw"] : undefined },
    };
    addCall(document, call, finds);
  }
}

/** The parts of one call, and where the container holds them. */
interface Call {
  readonly method: Part;
  readonly url: Part;
  readonly body: Part;
}

interface Part {
  readonly pointer: string;
  readonly value: unknown;
}

function addCall(
  document: Document,
  call: Call,
  finds: Finds,
  ignores?: readonly FoundIgnore[],
): void {
  const { pointer, value: written } = call.body;
  const url = located(document, call.url, "single-too");
  const isText = typeof written === "string";
  if (!(url && isNotificationUrl(rawText(url.text)))) {
    if (isText ? !mayHoldNotification(written) : !isObject(written)) return;
  }
  const inner =
    isText && isJsonText(written) ? documentInString(document, pointer, true) : undefined;
  const request = {
    body: inner ?? documentAt(document, pointer, written),
    ...present("method", located(document, call.method, "double")),
    ...present("url", url),
  };
  keepRequest(withIgnores(request, ignores), inner !== undefined, finds);
}

function located(
  document: Document,
  { pointer, value }: Part,
  braces: Braces,
): Located | undefined {
  return typeof value === "string"
    ? { text: textOf(value, braces), place: { document, pointer } }
    : undefined;
}

/** An object or list as text; `{{payload}}` is a variable and no JSON. */
function isJsonText(text: string): boolean {
  return /^\s*(?:\{(?!\{)|\[)/.test(text);
}

/** An optional property, left out where there is no value. */
export function present<Name extends string>(
  name: Name,
  value: Located | undefined,
): { [Key in Name]?: Located } {
  return (value ? { [name]: value } : {}) as { [Key in Name]?: Located };
}

export function withIgnores(
  request: FoundRequest,
  ignores: readonly FoundIgnore[] | undefined,
): FoundRequest {
  return ignores && ignores.length > 0 ? { ...request, ignores } : request;
}
