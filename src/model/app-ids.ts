import { escapeSegment, valueAt } from "../json/pointer.js";
import { known, type Text } from "../json/template.js";
import type { Related, Severity } from "../rule.js";
import { slipFor } from "./absent.js";
import type { App } from "./app.js";
import { decodeDefinitionId, decodeInstallationId, isGuid, sameId } from "./ids.js";
import type { NotificationRequest } from "./request.js";

/** What a rule found wrong with an app id in a request. */
export interface AppIdProblem {
  /** To stand behind the id in a message: "is no GUID". */
  readonly fact: string;
  /** The id that is right, where one can tell. */
  readonly cure?: string | undefined;
  readonly severity?: Severity;
  /** Where the manifest has the id. */
  readonly pointer?: string;
  /** The app whose manifest that is, if it is another one. */
  readonly other?: App;
}

/** An id of the app that somebody took for its Teams app id, and where the manifest has it. */
export interface MistakenId {
  /** As a message calls it. */
  readonly name: string;
  readonly pointer: string;
}

const BOT_LISTS = ["bots", "composeExtensions"] as const;

/**
 * Which other id of the app this is: the Entra app's or a bot's. Undefined where the app's own id is
 * the same, which is legal and common, or is not known.
 */
export function mistakenId(id: string, { manifest, catalogId }: App): MistakenId | undefined {
  if (typeof manifest.id !== "string" || isSame(id, manifest.id) || isSame(id, catalogId)) {
    return undefined;
  }
  if (isSame(id, manifest.webApplicationInfo?.id)) {
    return { name: "the Entra app id", pointer: "/webApplicationInfo/id" };
  }
  for (const list of BOT_LISTS) {
    const entries = manifest[list];
    for (let index = 0; index < (entries?.length ?? 0); index += 1) {
      if (isSame(id, entries?.[index]?.botId)) {
        return { name: "a bot id", pointer: `/${list}/${index}/botId` };
      }
    }
  }
  return undefined;
}

/**
 * The id by which a deep link should name the app: the configured catalog id, else the teamsAppId that
 * is sent, where it can be one, else the manifest id.
 */
export function rightAppId(sent: string | undefined, app: App | undefined): string | undefined {
  if (app?.catalogId !== undefined) return app.catalogId;
  if (sent !== undefined && isGuid(sent) && !(app && mistakenId(sent, app))) return sent;
  const own = known(app?.manifest.id);
  return own !== undefined && isGuid(own) ? own : undefined;
}

/** The teamsAppId of a request, under a slip for its name too. */
export function sentAppId(request: NotificationRequest): Text | undefined {
  const { body, document } = request;
  if (body.teamsAppId) return body.teamsAppId;
  const slip = slipFor("teamsAppId", request, "");
  const meant = slip === undefined ? undefined : valueAt(document.value, `/${escapeSegment(slip)}`);
  return typeof meant === "string" && isGuid(meant) ? meant : undefined;
}

/** Whether a text of a manifest is known and is this id. */
export function isSame(id: string, other: Text | undefined): boolean {
  return typeof other === "string" && sameId(id, other);
}

/** That an id is the manifest id of another app of the run. */
export function otherApp(id: string, app: App | undefined): AppIdProblem | undefined {
  const other = app?.otherWithId(id);
  const fact = "is the manifest id of another app";
  return other && { fact, severity: "info", other, pointer: "/id" };
}

/** The place of an id in the manifest, for a finding about a request. */
export function placeInManifest({ document }: App, pointer: string): Related {
  const name = pointer.startsWith("/webApplicationInfo")
    ? "Entra app id"
    : pointer === "/id"
      ? "id"
      : "bot id";
  return { at: { document, pointer }, message: `the ${name} in the manifest` };
}

/** An id that has not the form of an app id: what it is instead, and the app id that it holds. */
export interface WrongForm {
  /** "is no GUID", to stand behind the id in a message. */
  readonly fact: string;
  readonly appId: string | undefined;
}

/** Tells what an app id that is no GUID is; undefined for a GUID. */
export function wrongForm(id: string): WrongForm | undefined {
  if (isGuid(id)) return undefined;
  if (id.trim() === "") return { fact: "is blank", appId: undefined };
  const definition = decodeDefinitionId(id);
  if (definition) return { fact: "is the id of an app definition", appId: definition.appId };
  const installation = decodeInstallationId(id);
  if (installation) return { fact: "is the id of an installation", appId: installation.appId };
  const inner = id.replace(/^\{{1,3}|\}{1,3}$/g, "").trim();
  return isGuid(inner)
    ? { fact: "has more around the GUID", appId: inner }
    : { fact: "is no GUID", appId: undefined };
}
