import { rawText } from "../src/json/template.js";
import { teamsHost } from "../src/model/clouds.js";
import { cloudOf, notificationNames, type Target } from "../src/model/endpoint.js";
import {
  type EntitySlip,
  entityResources,
  findEntitySlip,
  isSupported,
  type ParsedEntityUrl,
  supportedEntities,
} from "../src/model/entity-url.js";
import { exampleEntityUrl } from "../src/model/example-entity-url.js";
import type { NotificationRequest } from "../src/model/request.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote, withArticle } from "../src/words.js";

const AT = "/topic/value";

const CONTEXT =
  'what the tab needs to know goes into the context of a webUrl, with the source "text"';

export default defineRule({
  id: "topic-entity-supported",
  severity: "error",
  summary: "The entity URL of a topic names a Graph resource that the endpoint supports",

  checkRequest(request) {
    const { entity, target, endpoint, body } = request;
    if (entity === undefined || entity.kind === "unknown") return;
    const written = rawText(body.topic?.value ?? "");
    const shown = quote(written);
    if (entity.kind === "entity" && isSupported(entity, target)) {
      const slip = findEntitySlip(entity, written, cloudOf(endpoint));
      return slip && judgeWriting(slip, shown);
    }
    if (entity.kind === "graph" && entity.closest !== undefined)
      return judgeWriting({ kind: "version", cure: entity.closest }, shown);
    const message = describe(entity, target, shown);
    return { at: AT, message, help: describeCure(entity, request) };
  },
});

const facts: Readonly<Record<EntitySlip["kind"], string>> = {
  scheme: 'does not begin with "https:"',
  version: 'does not have the version "v1.0" or "beta"',
  query: "has a query, and with one a click does nothing on phones",
  relative: "is relative",
};

function judgeWriting({ kind, cure }: EntitySlip, shown: string): Finding {
  const message = `the entity URL ${shown} ${facts[kind]}`;
  const help = `write ${quote(cure)}`;
  const found = { at: AT, message, help, suggestions: [writing(AT, cure)] };
  if (kind === "query") return { ...found, severity: "warning", help: `${help}; ${CONTEXT}` };
  return kind === "relative" ? { ...found, severity: "info" } : found;
}

function describe(entity: ParsedEntityUrl, target: Target | undefined, shown: string): string {
  if (entity.kind === "not-graph") {
    return `the topic has source "entityUrl", but its value ${shown} is no Graph URL`;
  }
  const notification = target === undefined ? "a notification" : notificationNames[target];
  if (entity.kind !== "entity") return `${notification} cannot be about ${shown}`;
  return `${notification} cannot be about ${withArticle(entityResources[entity.resource].name)}: ${shown}`;
}

function describeCure(entity: ParsedEntityUrl, request: NotificationRequest): string {
  if (entity.kind === "not-graph" && teamsHost(entity.host ?? "") !== undefined) {
    return 'set source to "text", put this link into webUrl, and write words for people as value';
  }
  if (request.target === undefined) return "name a chat, a team, something in them, or an app";
  const [first, ...others] = supportedEntities[request.target].map((name) => entityResources[name]);
  const example = quote(exampleEntityUrl(first!.path, request));
  const also = others.map(({ name }) => `or of ${withArticle(name)}`).join(" ");
  return [`use the URL of ${withArticle(first!.name)}, ${example}`, also]
    .filter(Boolean)
    .join(", ");
}
