import { known } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Source: concept page "Send activity feed notifications", section on the reserved type. */
const RESERVED = "systemDefault";

export default defineRule({
  id: "activity-type-not-reserved",
  severity: "error",
  summary: "The manifest does not declare the reserved activity type systemDefault",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      const type = known(entry?.type);
      if (type?.trim().toLowerCase() !== RESERVED.toLowerCase()) continue;
      yield {
        at: `/activities/activityTypes/${index}/type`,
        message: `the activity type ${quote(type)} is reserved, and no manifest may declare it`,
        help: `remove the entry: every app may send ${quote(RESERVED)} without declaring it`,
      };
    }
  },
});
