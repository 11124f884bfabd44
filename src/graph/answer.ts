import { randomUUID } from "node:crypto";
import type { Diagnostic } from "../diagnostic.js";
import { errorBody, type Refusal } from "./refusal.js";

/** An answer of the endpoint, to a single request or to a request of a batch. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** To be written as JSON. */
  readonly body?: unknown;
}

/** The time and the request id that a refusing answer repeats. */
export interface AnswerContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The `client-request-id` of the request, which Graph repeats. */
  readonly clientRequestId: string | undefined;
}

/** The answer to an accepted request: 204, and 202 for a bulk request (API pages of the four actions). */
export function accepted(status: 202 | 204): Answer {
  return { status, headers: { "request-id": randomUUID() } };
}

/** An answer with Graph's error body. `errors` are listed in the body's details. */
export function refused(
  given: Refusal,
  { now, clientRequestId }: AnswerContext,
  errors: readonly Diagnostic[] = [],
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const id = randomUUID();
  const body = errorBody(given, errors, { id, clientRequestId, now });
  // The Graph client for JavaScript reads the body of a batch's answer only with this header.
  const type = { "Content-Type": "application/json" };
  return { status: given.status, headers: { "request-id": id, ...type, ...headers }, body };
}
