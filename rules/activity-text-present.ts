import { isBlank, known } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** The purpose of each text, for the help. Source: concept page, "activities update details". */
const TEXTS = {
  type: "the name by which a request picks the activity",
  description: "what people read in their notification settings",
  templateText: "what the notification says",
} as const;

export default defineRule({
  id: "activity-text-present",
  severity: "error",
  summary: "The type, description and templateText of an activity type are not blank",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      const type = known(entry?.type) ?? "";
      const whose = isBlank(type) ? `number ${index + 1}` : quote(type);
      for (const key of ["type", "description", "templateText"] as const) {
        // An absent text is the schema's to report.
        if (entry?.[key] === undefined || !isBlank(entry[key])) continue;
        yield {
          at: `/activities/activityTypes/${index}/${key}`,
          message: `the ${key} of activity type ${whose} is blank`,
          help: `write ${TEXTS[key]}`,
        };
      }
    }
  },
});
