import { parseTemplateText } from "../src/model/template-text.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** The form of all parameters in Microsoft's examples; no grammar is published. */
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export default defineRule({
  id: "template-parameter-named",
  severity: "warning",
  summary:
    "The name of a template parameter consists of letters, digits and underscores and begins with a letter",

  *checkApp({ manifest: { activities } }): Generator<Finding> {
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      if (entry?.templateText === undefined) continue;
      const { parameters, mistakes } = parseTemplateText(entry.templateText);
      // Between wrong braces may be no name at all.
      if (mistakes.length > 0) continue;
      for (const name of parameters) {
        if (NAME.test(name)) continue;
        const better = betterName(name);
        yield {
          at: `/activities/activityTypes/${index}/templateText`,
          message: /^\d/.test(name)
            ? `the parameter name ${quote(name)} begins with a digit`
            : `the parameter name ${quote(name)} holds more than letters, digits and underscores`,
          help:
            better === undefined
              ? 'use a name such as "taskId"'
              : `use ${quote(better)}, in requests too`,
        };
      }
    }
  },
});

/** `task id` and `task-id` as `taskId`; undefined where no name is left. */
function betterName(name: string): string | undefined {
  const [first, ...rest] = name.split(/[^A-Za-z0-9_]+/).filter((word) => word !== "");
  const better = [first, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join(
    "",
  );
  return NAME.test(better) ? better : undefined;
}
