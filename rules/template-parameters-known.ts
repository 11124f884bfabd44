import type { DeclaredType } from "../src/model/activities.js";
import type { App } from "../src/model/app.js";
import { writing } from "../src/model/suggestions.js";
import {
  differsInCase,
  findSlips,
  isActor,
  judgedType,
  type SentParameters,
  sentParameters,
  type Slip,
} from "../src/model/template-parameters.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, quote } from "../src/words.js";

export default defineRule({
  id: "template-parameters-known",
  severity: "warning",
  summary: "Every parameter sent is in the activity type's template",
  fixable: true,

  checkRequest(request, app) {
    const type = judgedType(request, app);
    if (type === undefined || app === undefined) return;
    const sent = sentParameters(request.body);
    for (const parameter of sent) {
      const name = parameter?.name;
      if (typeof name === "string" && !type.names.has(name)) return judge(type, app, sent);
    }
  },
});

function judge(type: DeclaredType, app: App, sent: SentParameters): Finding[] {
  const declaration = { document: app.document, pointer: `${type.pointer}/templateText` };
  const related = [{ at: declaration, message: "the template text" }];
  const slips = new Map(findSlips(type, sent).map((slip) => [slip.index, slip]));
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, parameter] of sent.entries()) {
    const name = parameter?.name;
    if (typeof name !== "string" || type.names.has(name) || isActor(name)) continue;
    const at = `/templateParameters/${index}/name`;
    const slip = slips.get(index);
    if (slip) findings.push({ ...misspelt(slip, at), related });
    // A hole of the text may become the name, and a translation may have it.
    else if (type.template?.isCertain && !type.translated.has(name) && !seen.has(name)) {
      findings.push({ ...foreign(name, at, type), related });
    }
    seen.add(name);
  }
  return findings;
}

function misspelt({ sent, declared }: Slip, at: string): Finding {
  if (!differsInCase(sent, declared)) {
    const message = `parameter ${quote(sent)} is not in the template, which needs ${quote(declared)}`;
    const help = `did you mean ${quote(declared)}?`;
    return { at, severity: "error", message, help, suggestions: [writing(at, declared)] };
  }
  return {
    at,
    severity: "error",
    message: `parameter ${quote(sent)} differs in case from ${quote(declared)} in the template`,
    help: `write ${quote(declared)}`,
    fix: { edits: [{ replace: at, text: JSON.stringify(declared) }] },
  };
}

function foreign(name: string, at: string, type: DeclaredType): Finding {
  const names = [...type.names].filter((declared) => !isActor(declared));
  return {
    at,
    message: `parameter ${quote(name)} is not in the template of activity type ${quote(type.type)}`,
    help:
      names.length > 0
        ? `the template has ${list(names)}: leave ${quote(name)} out`
        : "the template has no parameters of its own: leave it out",
  };
}
