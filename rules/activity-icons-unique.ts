import { repetitions } from "../src/model/repetitions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "activity-icons-unique",
  severity: "warning",
  summary: "No two activity icons have the same id, and no allowedIconIds names one twice",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    const ids = (activities?.activityIcons ?? []).map((icon) => icon?.id);
    for (const { value: id, index, first } of repetitions(ids)) {
      yield {
        at: `/activities/activityIcons/${index}/id`,
        message: `the icon id ${quote(id)} is declared already`,
        help: "remove one of the two, or give it another id: a request names an icon by its id",
        related: [
          { at: `/activities/activityIcons/${first}/id`, message: "the first declaration" },
        ],
      };
    }
    for (const [type, entry] of (activities?.activityTypes ?? []).entries()) {
      for (const { value: id, index, first } of repetitions(entry?.allowedIconIds ?? [])) {
        const list = `/activities/activityTypes/${type}/allowedIconIds`;
        yield {
          at: `${list}/${index}`,
          message: `allowedIconIds names the icon ${quote(id)} twice`,
          help: "remove one of the two",
          related: [{ at: `${list}/${first}`, message: "the first" }],
        };
      }
    }
  },
});
