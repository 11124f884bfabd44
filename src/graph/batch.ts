import { isObject } from "../json/object.js";
import { quote } from "../words.js";

/** A request of a batch. */
export interface Part {
  readonly id: string;
  readonly method: string;
  /** Relative to the version: `/chats/19:…/sendActivityNotification`. */
  readonly url: string;
  /** Whether the request has no body, or has a `Content-Type` header for it. */
  readonly isTyped: boolean;
}

const LARGEST = 20;

/**
 * The requests of a batch, or a sentence about the reason why Graph takes no such batch. Source: "Combine multiple
 * HTTP requests using JSON batching" in Graph's documentation.
 */
export function partsOf(batch: unknown): readonly Part[] | string {
  const requests = isObject(batch) ? batch["requests"] : undefined;
  if (!Array.isArray(requests))
    return 'a batch is { "requests": […] }, and the body has no such list';
  if (requests.length === 0 || requests.length > LARGEST)
    return `a batch has 1 to ${LARGEST} requests, and this one has ${requests.length}`;
  const ids = new Set<string>();
  const parts: Part[] = [];
  for (const [index, request] of requests.entries()) {
    const { id, method, url, headers, body } = isObject(request) ? request : {};
    if (typeof id !== "string" || typeof method !== "string" || typeof url !== "string")
      return `request ${index + 1} of the batch has not all of "id", "method" and "url" as texts`;
    if (ids.has(id.toLowerCase())) return `two requests of the batch have the id ${quote(id)}`;
    ids.add(id.toLowerCase());
    const isTyped = body === undefined || (isObject(headers) && hasName(headers, "content-type"));
    parts.push({ id, method: method.toUpperCase(), url: rooted(url), isTyped });
  }
  return parts;
}

function hasName(headers: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.keys(headers).some((header) => header.toLowerCase() === name);
}

function rooted(url: string): string {
  return url.startsWith("/") ? url : `/${url}`;
}
