import { isActor, SYSTEM_DEFAULT } from "../src/model/template-parameters.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "template-parameter-not-actor",
  severity: "warning",
  summary: "The parameter actor is not sent, because the service fills it in",
  fixable: true,

  checkRequest({ body: { activityType, templateParameters } }) {
    // Rule `system-default-text` judges the parameters of `systemDefault`.
    if (!templateParameters || activityType === SYSTEM_DEFAULT) return;
    let findings: Finding[] | undefined;
    for (let index = 0; index < templateParameters.length; index++) {
      const name = templateParameters[index]?.name;
      if (typeof name !== "string" || !isActor(name)) continue;
      (findings ??= []).push({
        at: `/templateParameters/${index}/name`,
        message: `parameter ${quote(name)} is sent, but Teams fills {actor} in itself`,
        help: "leave it out: {actor} becomes the signed-in user's name, or the app's where no user is",
        fix: { edits: [{ remove: `/templateParameters/${index}` }] },
      });
    }
    return findings;
  },
});
