import { known, rawText } from "../src/json/template.js";
import { clouds } from "../src/model/clouds.js";
import { notificationNames, type Target } from "../src/model/endpoint.js";
import {
  entityResources,
  isSupported,
  type ParsedEntityUrl,
  supportedEntities,
} from "../src/model/entity-url.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "topic-entity-supported",
  severity: "error",
  summary: "The entity URL of a topic names a Graph resource that the endpoint supports",

  checkRequest(request) {
    const { entity, target, body } = request;
    if (entity === undefined || entity.kind === "unknown") return;
    if (entity.kind === "entity" && isSupported(entity, target)) return;
    return {
      at: "/topic/value",
      message: describe(entity, target, quote(rawText(body.topic?.value ?? ""))),
      help: describeCure(entity, request),
    };
  },
});

function describe(entity: ParsedEntityUrl, target: Target | undefined, shown: string): string {
  if (entity.kind === "not-graph") {
    return `the topic has source "entityUrl", but its value ${shown} is no Graph URL`;
  }
  if (entity.kind === "graph" && entity.closest !== undefined) {
    return `the entity URL ${shown} does not have the version "v1.0" or "beta"`;
  }
  const notification = target === undefined ? "a notification" : notificationNames[target];
  const resource = entity.kind === "entity" ? entityResources[entity.resource].name : undefined;
  const what = resource === undefined ? "" : `${withArticle(resource)}: `;
  return `${notification} cannot be about ${what}${shown}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function describeCure(entity: ParsedEntityUrl, request: NotificationRequest): string {
  if (entity.kind === "graph" && entity.closest !== undefined) {
    return `write ${quote(entity.closest)}`;
  }
  const { target, endpoint, body } = request;
  if (target === undefined) return "name a chat, a team, something in them, or an app";
  const at = endpoint?.kind === "endpoint" ? endpoint : undefined;
  const ids: Readonly<Record<string, string | undefined>> = {
    userId: at?.userId,
    chatId: at?.chatId,
    teamId: at?.teamId,
    teamsAppId: known(body.teamsAppId),
  };
  const [first, ...others] = supportedEntities[target].map((name) => entityResources[name]);
  const path = first!.path.replace(/\{(\w+)\}/g, (hole, name: string) => ids[name] ?? hole);
  const url = `https://${clouds[at?.cloud ?? "global"].graphHost}/v1.0${path}`;
  const also = others.map(({ name }) => ` or of ${withArticle(name)}`).join("");
  return `use the URL of ${withArticle(first!.name)}, ${quote(url)}${also === "" ? "" : `,${also}`}`;
}
