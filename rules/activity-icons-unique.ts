import { known, type Text } from "../src/json/template.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "activity-icons-unique",
  severity: "warning",
  summary: "No two activity icons have the same id, and no allowedIconIds names one twice",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    const ids = (activities?.activityIcons ?? []).map((icon) => icon?.id);
    for (const { id, index, first } of repetitions(ids)) {
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
      for (const { id, index, first } of repetitions(entry?.allowedIconIds ?? [])) {
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

function* repetitions(ids: readonly (Text | undefined)[]) {
  const seen = new Map<string, number>();
  for (const [index, text] of ids.entries()) {
    const id = known(text);
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else yield { id, index, first };
  }
}
