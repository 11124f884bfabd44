import { escapeSegment, valueAt } from "../json/pointer.js";
import { known, type Text } from "../json/template.js";
import type { Related, Severity } from "../rule.js";
import { slipFor } from "./absent.js";
import type { App } from "./app.js";
import { decodeDefinitionId, decodeInstallationId, isGuid, sameId } from "./ids.js";
import type { NotificationRequest } from "./request.js";

/** A mistake in an app id of a request, with the words for its message. */
export interface AppIdProblem {
  /** Follows the id in a message: "is no GUID". */
  readonly fact: string;
  /** The right id; undefined where nobody can tell. */
  readonly cure?: string | undefined;
  readonly severity?: Severity;
  /** JSON pointer of the id in the manifest. */
  readonly pointer?: string;
  /** The app whose manifest has the id, where that is not the request's own app. */
  readonly other?: App;
}

/** An id of the app that somebody took for its Teams app id, and where the manifest has it. */
export interface MistakenId {
  /** The id's name in messages: "a bot id". */
  readonly name: string;
  readonly pointer: string;
}

const BOT_LISTS = ["bots", "composeExtensions"] as const;

/**
 * The other id of the app that equals `id`: the Entra app's or a bot's. Undefined where none does, where `id` is also
 * the app's own id, which is legal and common, or where the app's own id is not known.
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
 * The id by which a deep link should name the app: the configured catalog id, else the sent teamsAppId, where it is a
 * GUID and no other id of the app, else the manifest id.
 */
export function rightAppId(sent: string | undefined, app: App | undefined): string | undefined {
  if (app?.catalogId !== undefined) return app.catalogId;
  if (sent !== undefined && isGuid(sent) && !(app && mistakenId(sent, app))) return sent;
  const own = known(app?.manifest.id);
  return own !== undefined && isGuid(own) ? own : undefined;
}

/** The teamsAppId of a request, also where its key is misspelt. */
export function sentAppId(request: NotificationRequest): Text | undefined {
  const { body, document } = request;
  if (body.teamsAppId) return body.teamsAppId;
  const slip = slipFor("teamsAppId", request, "");
  const meant = slip === undefined ? undefined : valueAt(document.value, `/${escapeSegment(slip)}`);
  return typeof meant === "string" && isGuid(meant) ? meant : undefined;
}

/** Whether a text of a manifest is known and equals the id. */
export function isSame(id: string, other: Text | undefined): boolean {
  return typeof other === "string" && sameId(id, other);
}

/**
 * The problem that an id is the manifest id of another app of the run; undefined where no single other app has the
 * id.
 */
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

/** The form that an id has in place of an app id's, and the app id that can be read out of it. */
export interface WrongForm {
  /** Follows the id in a message: "is no GUID". */
  readonly fact: string;
  readonly appId: string | undefined;
}

/** The form of an app id that is no GUID; undefined for a GUID. */
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
