import type { Diagnostic } from "../diagnostic.js";

/** The status of a refused request, and the code and message of Graph's error body. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/**
 * The code that Graph sends with a status, as seen in public reports of real answers. For a status without a report
 * the code is that of a plain 400, and docs/try-notifications.md says so.
 *
 *
 * 401: msgraph-sample-reactspa #54. 403: office-docs-powershell #8399, msteams-docs #14043. 404:
 * microsoft-graph-docs-contrib #7757. 409: Microsoft-Teams-Samples #1366. 429: Microsoft Q&A 1138873.
 */
const codes: Readonly<Record<number, string>> = {
  401: "InvalidAuthenticationToken",
  403: "Forbidden",
  404: "ResourceNotFound",
  409: "Conflict",
  429: "TooManyRequests",
};

/** Makes a refusal; messages are teamslint's own and not Graph's. */
export function refusal(status: number, message: string): Refusal {
  return { status, code: codes[status] ?? "BadRequest", message };
}

/** The number of findings whose sentences are in the message; further findings are counted. */
const MOST_SENTENCES = 5;

/** The findings as one line for a client's exception: each fact with its cure and its rule. */
export function sentencesOf(diagnostics: readonly Diagnostic[]): string {
  const sentences = diagnostics
    .slice(0, MOST_SENTENCES)
    .map(
      ({ message, help, rule }) => `${message}${help === undefined ? "" : `: ${help}`} [${rule}]`,
    );
  const rest = diagnostics.length - sentences.length;
  return [...sentences, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}

/** The error body of Graph ("Microsoft Graph error responses"), in the form of OData. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Each finding: its rule, its message, its place as a JSON pointer into the body. */
    readonly details?: readonly { code: string; message: string; target?: string }[];
    readonly innerError: {
      readonly date: string;
      readonly "request-id": string;
      readonly "client-request-id": string;
    };
  };
}

/** Makes the body of a refusing answer. `date` is ISO 8601 in UTC, as Graph writes it. */
export function errorBody(
  { code, message }: Refusal,
  errors: readonly Diagnostic[],
  {
    id,
    clientRequestId = id,
    now,
  }: { id: string; clientRequestId: string | undefined; now: number },
): ErrorBody {
  const details = errors.map(({ rule, message: fact, pointer }) => ({
    code: rule,
    message: fact,
    ...(pointer !== undefined && { target: pointer }),
  }));
  return {
    error: {
      code,
      message,
      ...(details.length > 0 && { details }),
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        "request-id": id,
        "client-request-id": clientRequestId,
      },
    },
  };
}
