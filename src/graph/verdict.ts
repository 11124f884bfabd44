import { compareDiagnostics, type Diagnostic } from "../diagnostic.js";
import { findJsonRequests } from "../input/json-requests.js";
import type { Document } from "../json/document.js";
import { documentAt, parseFile, textFile } from "../json/parse.js";
import { known, rawText } from "../json/template.js";
import type { App } from "../model/app.js";
import type { FoundRequest, Located } from "../model/found.js";
import { sameId } from "../model/ids.js";
import type { NotificationRequest } from "../model/request.js";
import { createRequest } from "../run/create-request.js";
import { weightOf } from "../run/judge.js";
import { namedBy } from "../run/pair.js";
import { entraRefusal } from "./entra.js";
import { type Refusal, refusal, sentencesOf } from "./refusal.js";
import type { Served, ServedApp } from "./served.js";
import type { Claims } from "./token.js";

/** The judgement of one request. */
export interface Verdict {
  readonly request: NotificationRequest;
  /** The app by whose manifest the request was judged. */
  readonly owner: ServedApp;
  /** The findings of every severity. Pointers lead into the body. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where Graph would accept the request. */
  readonly refusal: Refusal | undefined;
}

/** A parsed line and its requests; their bodies are at `/body`, or in a batch at `/requests/3/body`. */
export interface ReadLine {
  readonly document: Document;
  readonly requests: readonly FoundRequest[];
}

/** The file name in the places of findings. */
const NAME = "request.json";

/**
 * Reads a line in the form of a log's lines: `{ "method", "url", "body" }` or a batch. Sent values are final: none is
 * a placeholder, and a text stays a text, even one that holds JSON.
 */
export function readSent(line: string): ReadLine {
  const parsed = parseFile(textFile(NAME, line));
  const document: Document = { ...parsed, source: { ...parsed.source, isFinal: true } };
  const requests = findJsonRequests(document).requests.map(({ body, method, url }) => ({
    body: body.source === document.source ? body : documentAt(document, "/body"),
    ...(method && { method: final(method) }),
    ...(url && { url: final(url) }),
  }));
  return { document, requests };
}

function final({ text, place }: Located): Located {
  return { text: rawText(text), place };
}

/**
 * Judges a request by the app to which it belongs. `ofLine` are findings about the line's JSON; `now` is in
 * milliseconds since 1970.
 */
export function judge(
  { engine, apps }: Served,
  found: FoundRequest,
  ofLine: readonly Diagnostic[],
  claims: Claims,
  now: number,
): Verdict {
  const request = createRequest(found);
  const check = ({ app }: ServedApp) => engine.checkRequest(found, app);
  const owner = ownerOf(request, apps, claims) ?? bestFit(apps, check);
  const diagnostics = [...ofLine, ...check(owner)].sort(compareDiagnostics);
  const refused =
    entraRefusal(owner.app, request, claims, now) ??
    conflictOf(owner, apps, diagnostics) ??
    refusalFor(diagnostics);
  return { request, owner, diagnostics, refusal: refused };
}

/**
 * The app to which a request belongs: by its `teamsAppId`, the caller's Entra app, or its other ids, or the only app.
 * Undefined where these leave several.
 */
function ownerOf(
  request: NotificationRequest,
  apps: Served["apps"],
  { appId }: Claims,
): ServedApp | undefined {
  if (apps.length === 1) return apps[0];
  const named = namedBy(request, apps);
  if (named && known(request.body.teamsAppId) !== undefined) return named;
  const calling = apps.filter(({ app }) => appId !== undefined && isEntraApp(appId, app));
  return calling.length === 1 ? calling[0] : (namedBy(request, calling) ?? named);
}

function isEntraApp(appId: string, { manifest }: App): boolean {
  const own = known(manifest.webApplicationInfo?.id);
  return own !== undefined && sameId(own, appId);
}

/** The app whose rules find least in the request, as in a run over files. */
function bestFit(
  [first, ...others]: Served["apps"],
  check: (app: ServedApp) => readonly Diagnostic[],
): ServedApp {
  let best = first;
  let least = weightOf(check(first));
  for (const app of others) {
    const weight = weightOf(check(app));
    if (weight < least) [best, least] = [app, weight];
  }
  return best;
}

/**
 * A missing `teamsAppId` is a conflict where the endpoint serves both apps that share the Entra app (domain facts,
 * 1.7).
 */
function conflictOf(
  { app }: ServedApp,
  apps: Served["apps"],
  diagnostics: readonly Diagnostic[],
): Refusal | undefined {
  const missing = diagnostics.filter(({ rule }) => rule === "teams-app-id-present");
  const isThere = (other: App) => apps.some((served) => served.app === other);
  if (missing.length === 0 || !app.sharesEntraAppWith.some(isThere)) return undefined;
  return refusal(409, sentencesOf(missing));
}

function refusalFor(diagnostics: readonly Diagnostic[]): Refusal | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.length > 0 ? refusal(400, sentencesOf(errors)) : undefined;
}
