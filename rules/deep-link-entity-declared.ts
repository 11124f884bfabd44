import { known, rawText } from "../src/json/template.js";
import type { App } from "../src/model/app.js";
import { closest } from "../src/model/closest.js";
import type { TeamsLink } from "../src/model/deep-link.js";
import { isBuiltInApp } from "../src/model/ids.js";
import { holdsRefused } from "../src/model/refused.js";
import { choices, writing } from "../src/model/suggestions.js";
import { defineRule } from "../src/rule.js";
import { list, quote } from "../src/words.js";

/** The chat with the app's bot, which no manifest declares (deep links to an application). */
const BOT_CHAT = "conversations";

const AT = "/topic/webUrl";

/** The path up to the tab's id, and the id. */
const ENTITY = /(\/l\/entity\/[^/?#]+\/)[^/?#]*/i;

export default defineRule({
  id: "deep-link-entity-declared",
  severity: "warning",
  summary: "A deep link opens a tab that the manifest declares",

  checkRequest({ link, body }, app) {
    if (link?.kind !== "entity" || link.entityId === undefined || app === undefined) return;
    const { entityId, appId } = link;
    if (entityId === BOT_CHAT || (appId !== undefined && isBuiltInApp(appId))) return;
    if (isDeclared(entityId, app) || mayBeConfigured(link, app)) return;

    const declared = (app.manifest.staticTabs ?? []).flatMap((tab) => known(tab?.entityId) ?? []);
    const near = closest(entityId, declared);
    const help =
      near !== undefined
        ? `did you mean ${quote(near)}?`
        : declared.length > 0
          ? `use the entityId of a tab: ${list(declared)}`
          : `the manifest has no static tab; "${BOT_CHAT}" opens the chat with the app's bot`;
    const url = rawText(body.topic?.webUrl ?? "");
    const to = (tab: string) =>
      url.replace(ENTITY, (_, path: string) => path + encodeURIComponent(tab));
    return {
      at: AT,
      message: `the deep link opens ${quote(entityId)}, which is no tab of the manifest`,
      help,
      related: [
        { at: { document: app.document, pointer: "/staticTabs" }, message: "the declared tabs" },
      ],
      suggestions: near === undefined ? choices(AT, declared.map(to)) : [writing(AT, to(near))],
    };
  },
});

/**
 * Whether the manifest declares the tab, or may declare it: a tab's id is filled in later, or the list of tabs was
 * refused, also under a misspelt name.
 */
function isDeclared(entityId: string, { manifest, errors }: App): boolean {
  for (const tab of manifest.staticTabs ?? []) {
    if (typeof tab?.entityId !== "string" || tab.entityId === entityId) return true;
  }
  const isRefused = !manifest.staticTabs && holdsRefused(manifest);
  return isRefused || errors.some(({ pointer }) => pointer === "/staticTabs");
}

/**
 * Whether the link may lead to a configurable tab of a channel or chat, whose id is chosen when somebody adds the
 * tab.
 */
function mayBeConfigured({ context, query }: TeamsLink, { manifest }: App): boolean {
  if (!manifest.configurableTabs?.length) return false;
  if (context === undefined) return query.has("context");
  return "channelId" in context || "chatId" in context || context["contextType"] === "chat";
}
