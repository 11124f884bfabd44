import type { Document } from "../json/document.js";
import { type Braces, textOf } from "../json/holes.js";
import { documentAt } from "../json/parse.js";
import { rawText } from "../json/template.js";
import type { FoundFile, FoundIgnore, FoundRequest, Located } from "../model/found.js";
import { isNotificationBody, isNotificationUrl } from "../model/notification-body.js";
import { findBatch, findCalls, speaksOfNotification } from "./json-calls.js";
import type { FoundCall, FoundCalls, JsonText, Part } from "./json-text.js";

/** A found file while it is being filled. */
export interface Finds {
  readonly documents: Document[];
  readonly requests: FoundRequest[];
}

export function noFinds(): Finds {
  return { documents: [], requests: [] };
}

/**
 * The requests in a JSON document, as `findCalls` finds them. Other calls in it are ignored. A document
 * without requests is not judged, unless it is broken and its text speaks of a notification.
 */
export function findJsonRequests(document: Document): FoundFile {
  const text = textOfDocument(document);
  const found = foundIn(findCalls(text));
  if (found.documents.length > 0 || !text.isBroken || !speaksOfNotification(text.text))
    return found;
  return { ...found, documents: [document] };
}

/** The requests of calls, with the documents that they stand in. */
export function foundIn({ calls, texts }: FoundCalls): FoundFile {
  return { documents: texts.map(({ text }) => text.document()), requests: calls.map(requestOf) };
}

/**
 * Keeps a call when its URL or its body is one of a notification, and the notifications among the
 * calls of a batch. `ownText` where the body is a JSON text that no other document holds.
 */
export function keepRequest(request: FoundRequest, ownText: boolean, finds: Finds): void {
  const { body, url, ignores } = request;
  const before = finds.requests.length;
  const text = textOfDocument(body);
  if (
    (url && isNotificationUrl(rawText(url.text))) ||
    isNotificationBody(body.value) ||
    (text.isBroken && speaksOfNotification(text.text))
  ) {
    finds.requests.push(request);
  } else {
    const batch = foundIn(findBatch(text));
    finds.documents.push(...batch.documents);
    for (const inner of batch.requests) finds.requests.push(withIgnores(inner, ignores));
  }
  if (ownText && finds.requests.length > before) finds.documents.push(body);
}

function textOfDocument(document: Document): JsonText {
  const { source, value } = document;
  return {
    text: source.text,
    value,
    isBroken: source.problems.length > 0,
    document: () => document,
  };
}

function requestOf({ method, url, body, isBatched }: FoundCall): FoundRequest {
  return {
    body: documentAt(body.in.document(), body.pointer, body.value),
    ...present("method", method && located(method, "double")),
    ...present("url", url && located(url, "single-too")),
    ...(isBatched && { isBatched }),
  };
}

function located({ in: text, pointer, value }: Part, braces: Braces): Located {
  return { text: textOf(String(value), braces), place: { document: text.document(), pointer } };
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
