import type { IncomingMessage, ServerResponse } from "node:http";
import { quote } from "../words.js";
import { type Answer, refused } from "./answer.js";
import { type ApiOptions, createApi } from "./api.js";
import { readBody } from "./body.js";
import { createEvents } from "./events.js";
import { inboxPage } from "./inbox-page.js";
import { placeOf } from "./place.js";
import { refusal } from "./refusal.js";
import { receivedOf, showEntry } from "./shown-entry.js";

export interface ListenerOptions extends ApiOptions {
  /**
   * Whether a name in a `Host` header names this endpoint; any other name comes from a site that resolves its name to
   * our address.
   */
  isOurHost(name: string): boolean;
}

/** Answers HTTP requests; `close` ends the event streams of open pages. */
export interface Listener {
  (request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Graph's endpoints and the endpoint's own pages, for `createServer` of `node:http`. */
export function createListener(options: ListenerOptions): Listener {
  const { inbox, served, now } = options;
  const api = createApi(options);
  const events = createEvents(inbox, served, now);

  const own: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
    "/": {
      GET({ headers }, response) {
        const address = `http://${headers.host}`;
        const page = inboxPage(served(), inbox, address, events.position());
        const policy = { "Content-Security-Policy": page.policy };
        sendText(response, 200, page.text, {
          ...policy,
          "Content-Type": "text/html; charset=utf-8",
        });
      },
    },
    "/notifications": {
      GET(_, response) {
        const list = inbox.entries().map((entry) => receivedOf(showEntry(entry)));
        sendJson(response, { status: 200, headers: {}, body: list.reverse() });
      },
      DELETE(_, response) {
        inbox.forget();
        sendJson(response, { status: 204, headers: {} });
      },
    },
    "/events": {
      GET({ url, headers }, response) {
        const asked = new URLSearchParams(url?.split("?")[1]).get("after") ?? "";
        events.follow(response, String(headers["last-event-id"] ?? asked));
      },
    },
  };

  function listener(request: IncomingMessage, response: ServerResponse): void {
    const { url = "/", method = "GET", headers } = request;
    const name = hostName(headers.host);
    const context = { now: now(), clientRequestId: clientRequestId(request) };
    if (!options.isOurHost(name)) {
      const message = `${quote(name)} is no name of this endpoint: ask for localhost, or start it with --host`;
      return turnAway(request, response, refused(refusal(403, message), context));
    }
    const methods = own[url.replace(/[?#].*$/s, "")];
    if (methods) {
      const handler = methods[method === "HEAD" ? "GET" : method];
      request.resume();
      if (handler) return handler(request, response);
      const allowed = Object.keys(methods).join(", ");
      const message = `the method is ${quote(method)}, and ${url} takes ${allowed}`;
      return sendJson(response, refused(refusal(405, message), context, [], { Allow: allowed }));
    }
    const call = {
      method,
      url,
      authorization: headers.authorization,
      clientRequestId: context.clientRequestId,
    };
    if (method !== "POST" || placeOf(url) === "elsewhere")
      return turnAway(request, response, api({ ...call, body: "" }));
    readBody(request).then(
      (body) =>
        sendJson(
          response,
          typeof body === "string" ? api({ ...call, body }) : refused(body, context),
        ),
      // The client disconnected.
      () => response.destroy(),
    );
  }
  return Object.assign(listener, { close: events.close });
}

/** Answers a request without reading its body. */
function turnAway(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  request.resume();
  sendJson(response, answer);
}

function sendJson(response: ServerResponse, { status, headers, body }: Answer): void {
  const type = body !== undefined && { "Content-Type": "application/json" };
  const text = body === undefined ? "" : JSON.stringify(body);
  sendText(response, status, text, { ...type, ...headers });
}

/**
 * Sends an answer with headers that keep pages of other sites from reading it, and browsers from guessing its type.
 */
function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    ...headers,
    ...(text !== "" && { "Content-Length": Buffer.byteLength(text) }),
  });
  response.end(text);
}

/** The host without its port, in lower case: `localhost` for `localhost:4010`, `[::1]` for `[::1]:4010`. */
function hostName(host = ""): string {
  return host.replace(/:\d*$/, "").toLowerCase();
}

/** The `client-request-id` that answers repeat; undefined where the header does not look like an id. */
function clientRequestId({ headers }: IncomingMessage): string | undefined {
  const id = headers["client-request-id"];
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
