import { isBlank } from "../src/json/template.js";
import { isMissing } from "../src/model/absent.js";
import type { DeclaredType } from "../src/model/activities.js";
import type { App } from "../src/model/app.js";
import type { NotificationRequest } from "../src/model/request.js";
import {
  addingParameter,
  findSlips,
  judgedType,
  type SentParameters,
  sentParameters,
  unsentParameters,
} from "../src/model/template-parameters.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "template-parameters-complete",
  severity: "error",
  summary: "Every parameter of the activity type's template, {actor} apart, is sent with a value",

  checkRequest(request, app) {
    const type = judgedType(request, app);
    if (type === undefined || app === undefined) return;
    const sent = sentParameters(request.body);
    const unsent = unsentParameters(type, sent);
    if (unsent.length > 0 || sent.some(lacksValue)) {
      return [...withoutValue(type, app, sent), ...missing(request, app, type, unsent)];
    }
  },
});

/** Whether a sent value is null or a text that nobody sees. A value that the schema refused is undefined. */
function lacksValue(parameter: SentParameters[number]): boolean {
  return parameter?.value !== undefined && isBlank(parameter.value);
}

function missing(
  request: NotificationRequest,
  app: App,
  type: DeclaredType,
  unsent: readonly string[],
): Finding[] {
  const sent = request.body.templateParameters;
  if (!sent && !isMissing(request, "templateParameters")) return [];
  // Rule `template-parameters-known` reports a misspelt name in place of a missing parameter.
  const slips = findSlips(type, sent ?? []).map(({ declared }) => declared);
  const at = "/templateParameters/-";
  return unsent
    .filter((name) => !slips.includes(name))
    .map((name) => ({
      at,
      message: `parameter ${quote(name)} of activity type ${quote(type.type)} is not sent`,
      help: `add { "name": ${JSON.stringify(name)}, "value": "…" } to templateParameters`,
      related: declaration(app, type),
      suggestions: [addingParameter(name, sent)],
    }));
}

function withoutValue(type: DeclaredType, app: App, sent: SentParameters): Finding[] {
  return sent.flatMap((parameter, index) => {
    const name = parameter?.name;
    if (!lacksValue(parameter) || typeof name !== "string" || !type.names.has(name)) return [];
    const whose = `parameter ${quote(name)} of activity type ${quote(type.type)}`;
    const isNull = parameter?.value === null;
    return {
      at: `/templateParameters/${index}/value`,
      ...(!isNull && { severity: "warning" as const }),
      message: isNull ? `${whose} has no value` : `the value of ${whose} is blank`,
      help: "write the text that stands in its place in the notification",
      related: declaration(app, type),
    };
  });
}

function declaration(app: App, type: DeclaredType) {
  const at = { document: app.document, pointer: `${type.pointer}/templateText` };
  return [{ at, message: "the template text" }];
}
