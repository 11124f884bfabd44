import { rawText } from "../src/json/template.js";
import { clouds } from "../src/model/clouds.js";
import type { Target } from "../src/model/endpoint.js";
import {
  entityResources,
  isSupported,
  type ParsedEntityUrl,
  supportedEntities,
} from "../src/model/entity-url.js";
import type { NotificationRequest } from "../src/model/request.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

const WHERE: Readonly<Record<Target, string>> = {
  user: "a notification to a user",
  chat: "a notification in a chat",
  team: "a notification in a team",
  bulk: "a notification to several users",
};

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
      help: cure(request),
    };
  },
});

function describe(entity: ParsedEntityUrl, target: Target | undefined, shown: string): string {
  if (entity.kind === "not-graph") return `the topic's entity URL ${shown} is no Graph URL`;
  if (entity.kind === "graph" && entity.closest !== undefined) {
    return `the topic's entity URL ${shown} lacks the version "v1.0" or "beta"`;
  }
  const what = entity.kind === "entity" ? entityResources[entity.resource].name : shown;
  const whose = target === undefined ? "any notification" : WHERE[target];
  return `${entity.kind === "entity" ? `${article(what)} ${what}` : what} is no topic of ${whose}`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? "an" : "a";
}

function cure({ entity, endpoint, target }: NotificationRequest): string {
  if (entity?.kind === "graph" && entity.closest !== undefined) return `write ${quote(entity.closest)}`;
  const cloud = (endpoint?.kind === "endpoint" && endpoint.cloud) || "global";
  const resources = target === undefined ? ["catalogApp" as const] : supportedEntities[target];
  const urls = resources.map((name) => quote(`https://${clouds[cloud].graphHost}/v1.0${entityResources[name].path}`));
  const rest = 'or set source to "text" with a webUrl';
  return target === undefined ? `use such as ${urls.join(", ")}, ${rest}` : `use ${urls.join(", ")}, ${rest}`;
}
