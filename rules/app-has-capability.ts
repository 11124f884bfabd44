import { hasCapability } from "../src/model/capabilities.js";
import { holdsRefused } from "../src/model/refused.js";
import { defineRule } from "../src/rule.js";

export default defineRule({
  id: "app-has-capability",
  severity: "warning",
  summary: "An app that declares activities has a tab, bot, message extension or other capability",

  checkApp({ manifest, document }) {
    if (!manifest.activities?.activityTypes?.length || hasCapability(manifest)) return;
    if (holdsRefused(manifest) || document.source.problems.length > 0) return;
    return {
      at: "/activities",
      message: "the app declares activities and has no tab, bot or message extension beside them",
      help: 'add a personal tab to "staticTabs", where a click on the notification leads: without a capability it is lost',
    };
  },
});
