import { known, rawText, type Text } from "../json/template.js";
import type { App } from "../model/app.js";
import type { DeepLink, TeamsLink } from "../model/deep-link.js";
import { type EntityResource, entityResources } from "../model/entity-url.js";
import type { NotificationRequest } from "../model/request.js";
import { quote } from "../words.js";

/** The destination of a click on a notification. */
export interface Click {
  /** The words after "a click": `opens the tab "Board" of the app`. */
  readonly words: string;
  /** An https URL on a Teams host; undefined for any other URL, and for an entity. */
  readonly url: string | undefined;
}

type Asked = Pick<NotificationRequest, "body" | "link" | "entity">;

/**
 * The click's destination: `topic.webUrl` overrides the entity of the topic, which counts without a `webUrl` (concept
 * page and `teamworkActivityTopic`).
 */
export function clickOf({ body, link, entity }: Asked, app: App): Click {
  if (link) return clickOnLink(link, body.topic?.webUrl ?? "", app);
  if (entity?.kind === "unknown")
    return { words: "opens a place that is not known yet", url: undefined };
  if (entity?.kind !== "entity")
    return { words: "opens nothing: the topic names no place", url: undefined };
  const { name, isApp } = entityName(entity.resource);
  return { words: `opens the ${isApp ? "app" : name}`, url: undefined };
}

function clickOnLink(link: DeepLink, written: Text, app: App): Click {
  const url = known(written);
  switch (link.kind) {
    case "unknown":
      return { words: "opens a link that is not known yet", url: undefined };
    case "not-url":
    case "not-https":
    case "not-teams":
      return {
        words: `opens nothing: ${quote(rawText(written))} is no link into Teams`,
        url: undefined,
      };
    case "other-teams":
    case "undocumented":
      return { words: "opens a page of Teams", url };
    default:
      return { words: `opens ${placeOf(link, app)}`, url };
  }
}

/** The kind of a Graph resource in words; only the tenant knows the name of an app, a chat, a channel or a tab. */
export function entityName(resource: EntityResource): { name: string; isApp: boolean } {
  const isApp = resource === "installedApp" || resource === "catalogApp";
  return { name: entityResources[resource].name, isApp };
}

const places: Readonly<Record<TeamsLink["kind"], string>> = {
  entity: "a tab",
  app: "the app's page in the store",
  task: "a dialog of the app",
  stage: "a page of the app in a window of its own",
  message: "a message",
  channel: "a channel",
  team: "a team",
  chat: "a chat",
  call: "a call",
  meeting: "a new meeting",
  "meetup-join": "a meeting",
  file: "a file",
};

function placeOf({ kind, entityId, context }: TeamsLink, app: App): string {
  if (kind !== "entity") return places[kind];
  if (entityId === "conversations") return "the chat with the app's bot";
  if (entityId === undefined) return "the app";
  const tab = app.manifest.staticTabs?.find((item) => item?.entityId === entityId);
  const name = known(tab?.name) ?? entityId;
  const sub = context?.["subEntityId"];
  const inside = typeof sub === "string" && sub !== "" ? `, at ${quote(sub)}` : "";
  return `the tab ${quote(name)}${inside}`;
}
