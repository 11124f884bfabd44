import { gunzipSync } from "node:zlib";
import type { Diagnostic } from "../diagnostic.js";
import { createValidator, type LintOptions, type OutgoingRequest } from "../index.js";
import { isNotificationUrl } from "../model/notification-body.js";
import { sentencesOf } from "./refusal.js";

/** Thrown in place of sending a notification that Graph would refuse or lose. The message names its mistakes. */
export class NotificationError extends Error {
  override readonly name = "NotificationError";

  constructor(
    /** The findings of severity error. */
    readonly diagnostics: readonly Diagnostic[],
    /** The URL of the request. */
    readonly url: string,
  ) {
    super(sentencesOf(diagnostics));
  }
}

export interface GuardOptions extends Pick<LintOptions, "rules"> {
  /**
   * Called with each finding, warnings too, and with the URL of the request. With this function the guard itself
   * throws nothing; an error that the function throws stops the request.
   */
  readonly onFinding?: (diagnostic: Diagnostic, url: string) => void;
}

/** A request as `fetch` and the Graph client have it: a URL, or an object that holds one. */
export type GuardedRequest = string | { readonly url: string } | { readonly href: string };

/** The context that `@microsoft/microsoft-graph-client` passes to its middleware. */
export interface GuardedContext {
  readonly request: GuardedRequest;
  readonly options?: GuardedInit | undefined;
}

export interface GuardedInit {
  readonly method?: string | undefined;
  readonly headers?: unknown;
  readonly body?: unknown;
}

interface NextMiddleware {
  execute(context: GuardedContext): Promise<void>;
}

/** Checks each notification before it is sent. All other requests pass unchanged. */
export interface NotificationGuard {
  /**
   * With `setNext`, a middleware of `@microsoft/microsoft-graph-client`; its place is before the middleware that
   * sends.
   */
  execute(context: GuardedContext): Promise<void>;
  setNext(next: NextMiddleware): void;
  /** Wraps `fetch` with the same checks, for clients that take a custom `fetch`. */
  fetch(): typeof globalThis.fetch;
  fetch<Fetch extends (...given: never[]) => Promise<unknown>>(inner: Fetch): Fetch;
}

/**
 * Makes a guard for the notifications of one app. The guard throws a `NotificationError` before a wrong notification
 * is sent, alone or in a batch; warnings pass. A body that is a stream cannot be read, and passes. Throws a TypeError
 * where `manifest` is no manifest.
 */
export function notificationGuard(
  manifest: object | string,
  { rules, onFinding }: GuardOptions = {},
): NotificationGuard {
  const validate = createValidator(manifest, { ...(rules && { rules }) });
  let next: NextMiddleware | undefined;

  function check(requests: readonly OutgoingRequest[], url: string): void {
    for (const request of requests) {
      const diagnostics = validate(request);
      if (onFinding) for (const diagnostic of diagnostics) onFinding(diagnostic, url);
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0 && !onFinding) throw new NotificationError(errors, request.url ?? url);
    }
  }

  async function look(request: GuardedRequest, init: GuardedInit = {}): Promise<void> {
    const url = urlOf(request);
    const isBatch = /\/(?:\$|%24)batch(?:[?#]|$)/i.test(url);
    if (!isBatch && !isNotificationUrl(url)) return;
    const text = await bodyOf(request, init);
    if (text === undefined) return;
    const body = valueOf(text);
    const own =
      typeof request === "object" && "method" in request ? String(request.method) : undefined;
    const method = init.method ?? own;
    check(isBatch ? partsOf(body) : [{ url, body, ...(method !== undefined && { method }) }], url);
  }

  function guardedFetch<Fetch extends (...given: never[]) => Promise<unknown>>(inner?: Fetch) {
    const send = (inner ?? globalThis.fetch) as (...given: unknown[]) => Promise<unknown>;
    return async (...given: unknown[]) => {
      await look(given[0] as GuardedRequest, given[1] as GuardedInit | undefined);
      return send(...given);
    };
  }

  return {
    async execute(context) {
      await look(context.request, context.options);
      await next?.execute(context);
    },
    setNext(following) {
      next = following;
    },
    fetch: guardedFetch as NotificationGuard["fetch"],
  };
}

function urlOf(request: GuardedRequest): string {
  if (typeof request === "string") return request;
  return "url" in request ? request.url : request.href;
}

/** The text of a body; undefined for no body, and for a body that can be read only once. */
async function bodyOf(
  request: GuardedRequest,
  { body, headers }: GuardedInit,
): Promise<string | undefined> {
  if (typeof body === "string") return body;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    const bytes = ArrayBuffer.isView(body)
      ? Buffer.from(body.buffer, body.byteOffset, body.byteLength)
      : Buffer.from(body);
    // Kiota, the base of the newer SDKs, compresses bodies.
    return (isPacked(headers) ? gunzipSync(bytes) : bytes).toString("utf8");
  }
  return body === undefined && request instanceof Request && request.body
    ? request.clone().text()
    : undefined;
}

function isPacked(headers: unknown): boolean {
  const entries = new Headers((headers ?? {}) as Record<string, string>);
  return entries.get("content-encoding")?.toLowerCase() === "gzip";
}

/** The value of a JSON text; any other text unchanged, which is refused as the body of a notification. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function partsOf(batch: unknown): OutgoingRequest[] {
  const requests = (batch as { requests?: unknown } | null)?.requests;
  if (!Array.isArray(requests)) return [];
  return requests.filter(
    (part: unknown): part is OutgoingRequest =>
      typeof (part as OutgoingRequest | null)?.url === "string" &&
      isNotificationUrl((part as { url: string }).url),
  );
}
