import type { Diagnostic } from "../diagnostic.js";
import { writtenValue } from "../json/place.js";
import { known } from "../json/template.js";
import type { FoundRequest } from "../model/found.js";
import type { NotificationRequest } from "../model/request.js";
import { plural, quote } from "../words.js";
import { accepted, type Answer, type AnswerContext, refused } from "./answer.js";
import { type Part, partsOf } from "./batch.js";
import type { Inbox } from "./inbox.js";
import { placeOf, versionOf } from "./place.js";
import { rateLimit } from "./rate.js";
import { refusal } from "./refusal.js";
import { lineOf, onOneLine, type Sent } from "./sent.js";
import type { Served, ServedApp } from "./served.js";
import { type Claims, claimsOf, hasToken } from "./token.js";
import { judge, readSent } from "./verdict.js";

/** A request with the headers that the endpoint reads. */
export interface Call extends Sent {
  readonly authorization: string | undefined;
  readonly clientRequestId: string | undefined;
}

export interface ApiOptions {
  /** Called for each request, so that a changed manifest counts at once. */
  served(): Served;
  readonly inbox: Inbox;
  /** Called with each judged request as a line of a log. */
  readonly record?: ((line: string) => void) | undefined;
  /** Requests a second, of all callers together. */
  readonly rate?: number | undefined;
  readonly requireToken?: boolean | undefined;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A request that was read and can be judged, with its line. */
interface Read {
  readonly line: string;
  readonly index: number;
  readonly found: FoundRequest;
  /** Findings about the line's JSON. */
  readonly ofDocument: readonly Diagnostic[];
}

/** The context that all requests of a call share. */
interface Calling extends AnswerContext {
  readonly served: Served;
  readonly claims: Claims;
}

/**
 * Makes a function that answers calls of Graph's four actions and of its batches as Graph does, and adds each
 * notification to the inbox. Texts in memory alone: no network.
 */
export function createApi(options: ApiOptions): (call: Call) => Answer {
  const { inbox, record } = options;
  const wait = options.rate === undefined ? () => 0 : rateLimit(options.rate);

  return (call) => {
    const context = { now: options.now(), clientRequestId: call.clientRequestId };
    const place = placeOf(call.url);
    const away = turnAway(call, context);
    if (away) return away;
    if (options.requireToken && !hasToken(call.authorization)) {
      const message = 'the request has no access token: send a header "Authorization: Bearer …"';
      return refused(refusal(401, message), context, [], { "WWW-Authenticate": "Bearer" });
    }
    const calling = {
      ...context,
      served: options.served(),
      claims: claimsOf(call.authorization),
    };
    return place === "batch" ? answerBatch(call, calling) : answerOne(call, calling);
  };

  function answerOne(call: Call, calling: Calling): Answer {
    const late = throttle(calling);
    if (late) return late;
    const line = lineOf(call);
    const { document, requests } = readSent(line);
    const found = requests[0];
    if (!found) return refused(elsewhere(call), calling);
    record?.(line);
    const ofDocument = calling.served.engine.checkDocument(document);
    return answerRead({ line, index: 0, found, ofDocument }, calling);
  }

  function answerBatch(call: Call, calling: Calling): Answer {
    const line = onOneLine(call.body);
    const { document, requests } = readSent(line);
    const parts = partsOf(document.value);
    if (typeof parts === "string") return refused(refusal(400, parts), calling);
    record?.(line);
    const ofDocument = calling.served.engine.checkDocument(document);
    const version = versionOf(call.url);

    const answerPart = (part: Part, position: number): Answer => {
      const sent = { method: part.method, url: version + part.url };
      const away = turnAway(sent, calling) ?? throttle(calling);
      if (away) return away;
      const at = `/requests/${position}/body`;
      const index = requests.findIndex(({ body }) => body.root === at);
      const found = requests[index];
      const problem = !found
        ? "the body is no JSON object"
        : !part.isTyped &&
          'the request has a body and no header "Content-Type": add "application/json"';
      if (!found || problem) return refused(refusal(400, problem || ""), calling);
      return answerRead({ line, index, found, ofDocument }, calling);
    };
    const responses = parts.map((part, position) => ({
      id: part.id,
      ...answerPart(part, position),
    }));
    return { status: 200, headers: {}, body: { responses } };
  }

  /** Judges a request, keeps it, and answers. */
  function answerRead({ line, index, found, ofDocument }: Read, calling: Calling): Answer {
    const { served, claims, now } = calling;
    const own = ofDocument.flatMap((diagnostic) => inBody(diagnostic, found) ?? []);
    const verdict = judge(served, found, own, claims, now);
    const { request, owner, diagnostics } = verdict;
    const success = request.target === "bulk" ? 202 : 204;
    const status = verdict.refusal?.status ?? success;
    const chain = chainOf(request, owner);
    inbox.add({
      received: now,
      status,
      line,
      index,
      owner,
      diagnostics,
      refusal: verdict.refusal,
      chain,
    });
    if (!verdict.refusal) return accepted(success);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return refused(verdict.refusal, calling, errors);
  }

  function throttle(context: AnswerContext): Answer | undefined {
    const seconds = wait(context.now);
    if (seconds === 0) return undefined;
    const message = `more than ${plural(options.rate ?? 0, "request")} in a second: try again after ${plural(seconds, "second")}`;
    return refused(refusal(429, message), context, [], { "Retry-After": String(seconds) });
  }
}

/** The answer to a request with a wrong path or method, before its body is read; undefined for any other request. */
function turnAway(sent: Pick<Sent, "method" | "url">, context: AnswerContext): Answer | undefined {
  if (placeOf(sent.url) === "elsewhere") return refused(elsewhere(sent), context);
  if (sent.method === "POST") return undefined;
  const message = `the method is ${quote(sent.method)}, and notifications are sent with POST`;
  return refused(refusal(405, message), context, [], { Allow: "POST" });
}

function elsewhere({ method, url }: Pick<Sent, "method" | "url">) {
  return refusal(
    404,
    `${method} ${quote(url)} is not answered here: this endpoint stands in for Graph's four notification actions and $batch, at /v1.0 and /beta`,
  );
}

/**
 * A finding about a line, where it is about this request, with a pointer into the body; undefined where it is about
 * another request of the line.
 */
function inBody(diagnostic: Diagnostic, { body }: FoundRequest): Diagnostic | undefined {
  const { pointer } = diagnostic;
  if (pointer === undefined) return diagnostic;
  if (pointer !== body.root && !pointer.startsWith(`${body.root}/`)) return undefined;
  return { ...diagnostic, pointer: pointer.slice(body.root.length) };
}

/**
 * A key that is equal for notifications of one chain: the same `chainId`, app and recipient (domain facts, 2.4).
 * Undefined for a request without a `chainId`.
 */
function chainOf(request: NotificationRequest, owner: ServedApp): string | undefined {
  const { body, document, endpoint, target } = request;
  if (body.chainId === undefined || body.chainId === null) return undefined;
  const users = [body.recipient, ...(body.recipients ?? [])].map((to) => known(to?.userId));
  const places =
    endpoint?.kind === "endpoint" ? [endpoint.userId, endpoint.chatId, endpoint.teamId] : [];
  const ids = [...places, ...users].map((id) => id?.toLowerCase());
  return JSON.stringify([owner.path, target, ids, writtenValue(document, "/chainId")]);
}
