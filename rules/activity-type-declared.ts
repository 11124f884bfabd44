import { known } from "../src/json/template.js";
import { choices, writing } from "../src/model/suggestions.js";
import {
  differsInCase,
  meantActivityType,
  SYSTEM_DEFAULT,
} from "../src/model/template-parameters.js";
import { defineRule } from "../src/rule.js";
import { oneOf, quote } from "../src/words.js";

const AT = "/activityType";

export default defineRule({
  id: "activity-type-declared",
  severity: "error",
  summary: "A request's activityType is declared in the manifest, or is systemDefault",
  fixable: true,

  checkRequest({ body }, app) {
    const sent = known(body.activityType);
    if (sent === undefined || sent === SYSTEM_DEFAULT || !app) return;
    const { types, isComplete } = app.activities;
    const isReserved = differsInCase(sent, SYSTEM_DEFAULT);
    // The reserved name may not be declared, in any case: no type filled in later can be meant.
    if (types.has(sent) || (!isComplete && !isReserved)) return;

    const meant = meantActivityType(sent, app);
    const type = meant === undefined ? undefined : types.get(meant);
    const isCase = meant !== undefined && differsInCase(sent, meant);
    const declared = [...types.keys()];
    return {
      at: AT,
      message: isCase
        ? `activity type ${quote(sent)} differs in case from ${quote(meant)}`
        : `activity type ${quote(sent)} is not declared in the manifest`,
      help: isCase ? `write ${quote(meant)}` : cure(meant, declared),
      related: [
        type
          ? {
              at: { document: app.document, pointer: `${type.pointer}/type` },
              message: "declared here",
            }
          : {
              at: { document: app.document, pointer: "/activities/activityTypes" },
              message: "the manifest's activity types",
            },
      ],
      ...(isCase
        ? { fix: { edits: [{ replace: AT, text: JSON.stringify(meant) }] } }
        : { suggestions: meant === undefined ? choices(AT, declared) : [writing(AT, meant)] }),
    };
  },
});

function cure(meant: string | undefined, declared: readonly string[]): string {
  if (meant !== undefined) return `did you mean ${quote(meant)}?`;
  return declared.length > 0
    ? `use ${oneOf(declared)}, or add it to activities.activityTypes in the manifest`
    : `add it to activities.activityTypes in the manifest, or send it as "${SYSTEM_DEFAULT}"`;
}
