import { writtenValue } from "../json/place.js";
import { rawText } from "../json/template.js";
import type { NotificationRequest } from "../model/request.js";
import { plainLine } from "../preview/line.js";
import { type Preview, previewOf } from "../preview/preview.js";
import type { ShownFinding } from "../preview/exhibit.js";
import { createRequest } from "../run/create-request.js";
import type { Entry } from "./inbox.js";
import { readSent } from "./verdict.js";

/** A notification that an endpoint received, as `GET /notifications` gives it. */
export interface ReceivedNotification {
  /** Counts from 1. */
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly received: string;
  readonly method: string;
  /** The path, from the version on; of a request in a batch the URL as the batch has it. */
  readonly url: string;
  /** The status of the answer: 204 or 202 where Graph would have accepted the request. */
  readonly status: number;
  readonly accepted: boolean;
  /** The manifest by which the request was judged. */
  readonly manifest: string;
  readonly activityType?: string;
  /** The notification's text by language: `{ "en": "Task board assigned you Grease crane 3" }`. */
  readonly text: Readonly<Record<string, string>>;
  /** The preview text as Teams shows it: at most 150 characters. */
  readonly previewText: string;
  readonly topic: string;
  /** `opens the tab "Board"`. */
  readonly click: string;
  /** `the user …`, `2 users`. */
  readonly to?: string;
  /** The id of the earlier notification of the same chain that this one replaced. */
  readonly replaces?: number;
  /** The error in the answer. */
  readonly error?: { readonly code: string; readonly message: string };
  /** The findings, warnings too. Pointers lead into the body. */
  readonly diagnostics: readonly ReceivedFinding[];
  /** The parsed body; absent where the body is no JSON. */
  readonly body?: unknown;
}

export interface ReceivedFinding extends ShownFinding {
  readonly pointer?: string;
}

/** An entry of an inbox with the request read from its line. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly request: NotificationRequest;
  readonly method: string;
  readonly url: string;
  /** The JSON text of the body, as it was sent. */
  readonly body: string;
  readonly preview: Preview;
}

export function showEntry(entry: Entry): ShownEntry {
  const found = readSent(entry.line).requests[entry.index]!;
  const request = createRequest(found);
  return {
    entry,
    request,
    method: rawText(found.method?.text ?? ""),
    url: rawText(found.url?.text ?? ""),
    body: writtenValue(found.body, "") ?? "",
    preview: previewOf(entry.owner.app, request),
  };
}

/** Makes the JSON of an entry. */
export function receivedOf({
  entry,
  request,
  method,
  url,
  preview,
}: ShownEntry): ReceivedNotification {
  const { id, received, status, refusal, replaces, diagnostics } = entry;
  const isBroken = request.document.source.problems.length > 0;
  return {
    id,
    received: new Date(received).toISOString(),
    method,
    url,
    status,
    accepted: refusal === undefined,
    manifest: entry.owner.path,
    ...(request.body.activityType !== undefined && {
      activityType: rawText(request.body.activityType),
    }),
    text: Object.fromEntries(
      preview.faces.map(({ tag, reason }) => [tag ?? "default", plainLine(reason)]),
    ),
    previewText: plainLine(preview.previewText),
    topic: plainLine(preview.topic ?? []),
    click: preview.click?.words ?? "",
    ...(preview.to !== undefined && { to: preview.to }),
    ...(replaces !== undefined && { replaces }),
    ...(refusal && { error: { code: refusal.code, message: refusal.message } }),
    diagnostics: diagnostics.map(({ rule, severity, message, help, pointer, url: page }) => ({
      rule,
      severity,
      message,
      ...(help !== undefined && { help }),
      ...(pointer !== undefined && { pointer }),
      url: page,
    })),
    ...(!isBroken && { body: request.document.value }),
  };
}
