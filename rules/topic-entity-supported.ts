import { known, rawText } from "../src/json/template.js";
import { clouds, teamsHost } from "../src/model/clouds.js";
import { notificationNames, type Target } from "../src/model/endpoint.js";
import {
  type Entity,
  entityResources,
  isSupported,
  type ParsedEntityUrl,
  supportedEntities,
} from "../src/model/entity-url.js";
import type { NotificationRequest } from "../src/model/request.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

const AT = "/topic/value";

export default defineRule({
  id: "topic-entity-supported",
  severity: "error",
  summary: "The entity URL of a topic names a Graph resource that the endpoint supports",

  checkRequest(request) {
    const { entity, target, body } = request;
    if (entity === undefined || entity.kind === "unknown") return;
    const written = rawText(body.topic?.value ?? "");
    if (entity.kind === "entity" && isSupported(entity, target)) {
      return judgeWriting(entity, written, request);
    }
    return {
      at: AT,
      message: describe(entity, target, quote(written)),
      help: describeCure(entity, request),
    };
  },
});

/** The finding about the form of a supported entity's URL: scheme, query, or a missing host. */
function judgeWriting(
  { scheme, isRelative, query, cloud }: Entity,
  written: string,
  { endpoint }: NotificationRequest,
): Finding | undefined {
  const finding = (message: string, cure: string) => ({
    at: AT,
    message,
    help: `write ${quote(cure)}`,
    suggestions: [writing(AT, cure)],
  });
  if (scheme !== undefined && scheme !== "https") {
    const fact = `the entity URL ${quote(written)} does not begin with "https:"`;
    return finding(fact, written.trim().replace(/^[^:]*/, "https"));
  }
  if (query) {
    const fact = "the entity URL has a query, and with one a click does nothing on phones";
    const { help, ...rest } = finding(fact, written.trim().replace(/\?.*$/s, ""));
    const context =
      'what the tab needs to know goes into the context of a webUrl, with the source "text"';
    return { ...rest, help: `${help}; ${context}`, severity: "warning" };
  }
  if (!isRelative) return undefined;
  const asked = endpoint?.kind === "endpoint" ? endpoint.cloud : undefined;
  const path = written.trim().replace(/^\/*/, "/");
  const version = /^\/(?:v1\.0|beta)\//i.test(path) ? "" : "/v1.0";
  const whole = `https://${clouds[cloud ?? asked ?? "global"].graphHost}${version}${path}`;
  return { ...finding(`the entity URL ${quote(written)} is relative`, whole), severity: "info" };
}

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
  if (entity.kind === "not-graph" && teamsHost(entity.host ?? "") !== undefined) {
    return 'set source to "text", put this link into webUrl, and write words for people as value';
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
