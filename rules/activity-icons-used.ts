import { known } from "../src/json/template.js";
import { holdsRefused } from "../src/model/refused.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "activity-icons-used",
  severity: "info",
  summary: "Each activity icon is allowed by some activity type",

  *checkApp({ manifest: { activities }, activities: { hasAllIcons } }): Generator<Finding> {
    if (!activities?.activityIcons || !hasAllIcons) return;
    const allowed = new Set<string>();
    for (const entry of activities.activityTypes ?? []) {
      if (!entry || holdsRefused(entry)) return;
      for (const text of entry.allowedIconIds ?? []) {
        const id = known(text);
        if (id === undefined) return;
        allowed.add(id);
      }
    }
    for (const [index, icon] of activities.activityIcons.entries()) {
      const id = known(icon?.id);
      if (id === undefined || allowed.has(id)) continue;
      allowed.add(id);
      yield {
        at: `/activities/activityIcons/${index}/id`,
        message: `no activity type allows the icon ${quote(id)}`,
        help: `add ${quote(id)} to the allowedIconIds of an activity type, or remove the icon`,
      };
    }
  },
});
