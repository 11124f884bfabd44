import { rawText } from "../src/json/template.js";
import type { Language } from "../src/model/app.js";
import { writing } from "../src/model/suggestions.js";
import {
  type ParameterDifference,
  parameterDifference,
  parseTemplateText,
  type TemplateText,
} from "../src/model/template-text.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, quote } from "../src/words.js";

export default defineRule({
  id: "localization-template-parameters",
  severity: "error",
  summary: "A translated templateText has the parameters of the manifest's own",

  *checkApp({ manifest, languages, document }) {
    for (const [index, type] of (manifest.activities?.activityTypes ?? []).entries()) {
      if (type?.templateText === undefined) continue;
      const own = parseTemplateText(type.templateText);
      for (const language of own.isCertain ? languages : []) {
        const finding = difference(own, index, language);
        if (!finding) continue;
        const pointer = `/activities/activityTypes/${index}/templateText`;
        yield {
          ...finding,
          related: [{ at: { document, pointer }, message: "the manifest's own text" }],
        };
      }
    }
  },
});

function difference(
  own: TemplateText,
  index: number,
  { texts, document }: Language,
): Finding | undefined {
  const key = `activities.activityTypes[${index}].templateText`;
  const text = texts[key];
  if (text === undefined) return undefined;
  const translated = parseTemplateText(text);
  const found = translated.isCertain ? parameterDifference(own, translated) : undefined;
  if (!found) return undefined;
  const at = { document, pointer: `/${key}` };
  const { misspelt } = found;
  if (!misspelt) return { at, ...inWords(found) };
  const [name, meant] = [braced(misspelt.name), braced(misspelt.meant)];
  return {
    at,
    message: `the translation has ${quote(name)} where the manifest has ${quote(meant)}`,
    help: `write ${quote(meant)}: a request sends the same parameters for every language`,
    suggestions: [
      writing(
        at,
        rawText(text).replace(name, () => meant),
      ),
    ],
  };
}

function inWords({ missing, added }: ParameterDifference): Pick<Finding, "message" | "help"> {
  if (missing.length > 0) {
    return {
      message: `the translation lacks ${list(missing.map(braced))}`,
      help: `put ${list(missing.map(braced))} into it`,
    };
  }
  return {
    message: `the translation has ${list(added.map(braced))}, which the manifest's own text has not`,
    help: "remove it: no request sends a value for it",
  };
}

function braced(name: string): string {
  return `{${name}}`;
}
