import { isBlank, known } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "activity-types-unique",
  severity: "error",
  summary: "No two activity types of a manifest have the same type",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    const exact = new Map<string, string>();
    const inLowerCase = new Map<string, { at: string; type: string }>();
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      const type = known(entry?.type);
      const at = `/activities/activityTypes/${index}/type`;
      const lower = type?.toLowerCase();
      // Blank types and the reserved type have rules of their own.
      if (type === undefined || lower === undefined || lower === "systemdefault" || isBlank(type)) {
        continue;
      }
      const same = exact.get(type);
      const similar = inLowerCase.get(lower);
      if (same !== undefined) {
        yield {
          at,
          message: `the activity type ${quote(type)} is declared already`,
          help: "remove one of the two, or give it another type: a request names an activity by its type",
          related: [{ at: same, message: "the first declaration" }],
        };
      } else if (similar !== undefined) {
        yield {
          at,
          message: `the activity types ${quote(similar.type)} and ${quote(type)} differ in case only`,
          help: "give one of the two another type, so that nobody takes one for the other",
          related: [{ at: similar.at, message: "the first declaration" }],
          severity: "warning",
        };
      }
      if (same === undefined) exact.set(type, at);
      if (similar === undefined) inLowerCase.set(lower, { at, type });
    }
  },
});
