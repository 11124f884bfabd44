import { randomUUID } from "node:crypto";
import type { Diagnostic } from "../diagnostic.js";
import { errorBody, type Refusal } from "./refusal.js";

/** An answer of Graph, to a request of its own or to one of a batch. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** To be written as JSON. */
  readonly body?: unknown;
}

/** What an answer that refuses says of when and to which request. */
export interface AnswerContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The `client-request-id` of the request, which Graph repeats. */
  readonly clientRequestId: string | undefined;
}

/** 204, and 202 for several users (API pages of the four actions). */
export function accepted(status: 202 | 204): Answer {
  return { status, headers: { "request-id": randomUUID() } };
}

/** An answer with Graph's error body. `errors` are told one by one beside the message. */
export function refused(
  given: Refusal,
  { now, clientRequestId }: AnswerContext,
  errors: readonly Diagnostic[] = [],
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const id = randomUUID();
  const body = errorBody(given, errors, { id, clientRequestId, now });
  // Of a batch the Graph client for JavaScript reads a body by this header alone.
  const type = { "Content-Type": "application/json" };
  return { status: given.status, headers: { "request-id": id, ...type, ...headers }, body };
}
