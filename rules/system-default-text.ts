import { isBlank, known, type Text } from "../src/json/template.js";
import { isMissing } from "../src/model/absent.js";
import { formattingOf } from "../src/model/plain-text.js";
import type { NotificationRequest } from "../src/model/request.js";
import { writing } from "../src/model/suggestions.js";
import {
  addingParameter,
  SYSTEM_DEFAULT,
  SYSTEM_DEFAULT_TEXT as TEXT,
} from "../src/model/template-parameters.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "system-default-text",
  severity: "error",
  summary: "A systemDefault notification has one parameter, systemDefaultText, and no icon",

  checkRequest(request) {
    if (request.body.activityType !== SYSTEM_DEFAULT) return;
    const icon = known(request.body.iconId);
    const icons = icon === undefined || isBlank(icon) ? [] : [foreignIcon(icon)];
    return [...judgeParameters(request), ...icons];
  },
});

function judgeParameters(request: NotificationRequest): Finding[] {
  const sent = request.body.templateParameters;
  if (!sent && !isMissing(request, "templateParameters")) return [];
  const names = (sent ?? []).map((parameter) => known(parameter?.name));
  const text = names.indexOf(TEXT);
  const findings = names.flatMap((name, index) => {
    if (index === text)
      return judgeValue(sent?.[index]?.value, `/templateParameters/${index}/value`);
    return name === undefined ? [] : foreign(name, index, text >= 0 || names.indexOf(name) > 0);
  });
  // An unknown name may be the right one, and a wrong name may be meant for it.
  if (names.length > 0) return findings;
  return [
    {
      at: "/templateParameters/-",
      message: `activity type "${SYSTEM_DEFAULT}" is sent without its parameter "${TEXT}"`,
      help: `add { "name": "${TEXT}", "value": "…" } to templateParameters: the text to show`,
      suggestions: [addingParameter(TEXT, sent)],
    },
  ];
}

function judgeValue(value: Text | null | undefined, at: string): Finding[] {
  // The schema reports an undefined value.
  if (value === undefined) return [];
  if (value === null || isBlank(value)) {
    return [{ at, message: `the value of "${TEXT}" is blank`, help: "write the text to show" }];
  }
  const formatting = formattingOf(value);
  if (formatting === undefined) return [];
  const help = "write one line of plain text; more can stand in previewText.content";
  return [{ at, severity: "warning", message: `the value of "${TEXT}" holds ${formatting}`, help }];
}

function foreign(name: string, index: number, isExtra: boolean): Finding {
  const at = `/templateParameters/${index}/name`;
  return {
    at,
    message:
      name === TEXT
        ? `parameter "${TEXT}" is sent twice`
        : `parameter ${quote(name)} is sent, but "${SYSTEM_DEFAULT}" takes "${TEXT}" alone`,
    help: isExtra ? "leave it out" : `name it "${TEXT}"`,
    ...(!isExtra && { suggestions: [writing(at, TEXT)] }),
  };
}

function foreignIcon(icon: string): Finding {
  return {
    at: "/iconId",
    message: `icon id ${quote(icon)} is sent, but "${SYSTEM_DEFAULT}" allows no icons`,
    help: "leave iconId out, or use an activity type of the manifest that has allowedIconIds",
  };
}
