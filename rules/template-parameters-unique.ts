import { isActor, SYSTEM_DEFAULT } from "../src/model/template-parameters.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "template-parameters-unique",
  severity: "error",
  summary: "No template parameter is sent twice",

  checkRequest({ body: { activityType, templateParameters } }) {
    if (!templateParameters || templateParameters.length < 2) return;
    // Rule `system-default-text` judges the parameters of `systemDefault`.
    if (activityType === SYSTEM_DEFAULT) return;
    let findings: Finding[] | undefined;
    const first = new Map<string, number>();
    for (const [index, parameter] of templateParameters.entries()) {
      const name = parameter?.name;
      if (typeof name !== "string" || isActor(name)) continue;
      const before = first.get(name);
      if (before === undefined) first.set(name, index);
      else {
        (findings ??= []).push({
          at: `/templateParameters/${index}/name`,
          message: `parameter ${quote(name)} is sent twice`,
          help: "keep one of the two",
          related: [{ at: `/templateParameters/${before}/name`, message: "sent first here" }],
        });
      }
    }
    return findings;
  },
});
