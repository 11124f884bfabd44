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

/** What is said of one request. */
export interface Verdict {
  readonly request: NotificationRequest;
  /** The app that the request was held against. */
  readonly owner: ServedApp;
  /** What the linter says of the request, errors or not. Pointers lead into the body. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where Graph would accept it. */
  readonly refusal: Refusal | undefined;
}

/** The requests of a line; their bodies lie at `/body`, or in a batch at `/requests/3/body`. */
export interface ReadLine {
  readonly document: Document;
  readonly requests: readonly FoundRequest[];
}

/** The name under which places in a request are given. */
const NAME = "request.json";

/**
 * Reads a line as that of a log is read: `{ "method", "url", "body" }` or a batch. What was sent is final:
 * nothing in it is a placeholder, and a text is a text, though it may hold JSON.
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

/** Judges a request that was read, for the app that it belongs to. `ofLine` is said of its text as JSON. */
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

/** The app that a request is about: by its `teamsAppId`, by who calls, by its other ids, the only one. */
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

/** Of several apps the one with least to say, as in a run over files. */
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

/** A missing `teamsAppId` is a conflict where both apps are there: those that are served (domain facts, 1.7). */
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
