import { known } from "../src/json/template.js";
import { holdsRefused } from "../src/model/refused.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Tabs whose content Teams provides: the chat with the app's bot, and the description of the app. */
const RESERVED = ["conversations", "about"];

export default defineRule({
  id: "static-tab-has-content",
  severity: "error",
  summary: "A static tab, conversations and about apart, has a contentUrl or a contentBotId",

  *checkApp({ manifest: { staticTabs }, errors, document }): Generator<Finding> {
    if (document.source.problems.length > 0) return;
    for (const [index, tab] of (staticTabs ?? []).entries()) {
      // The schema reports an empty URL.
      if (!tab || "contentUrl" in tab || "contentBotId" in tab || holdsRefused(tab)) continue;
      const at = `/staticTabs/${index}`;
      // Schemas up to version 1.6 require contentUrl, and report its absence.
      if (errors.some(({ pointer, keyword }) => pointer === at && keyword === "required")) continue;
      const entityId = known(tab.entityId);
      if (entityId === undefined || RESERVED.includes(entityId.toLowerCase())) continue;
      const website = known(tab.websiteUrl);
      yield {
        at,
        message: `the static tab ${quote(entityId)} has neither "contentUrl" nor "contentBotId"`,
        help:
          website === undefined
            ? 'add "contentUrl" with the https address of the page that the tab shows'
            : `add "contentUrl" with the address of the page that the tab shows, such as its websiteUrl, ${quote(website)}`,
      };
    }
  },
});
