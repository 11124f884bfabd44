import { known } from "../src/json/template.js";
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
      // What the schema refused is there as undefined: it may be the list, or its name misspelt.
      if (!entry || Object.values(entry).includes(undefined)) return;
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
