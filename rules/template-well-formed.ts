import type { At } from "../src/rule.js";
import type { Text } from "../src/json/template.js";
import { parseTemplateText, type TemplateMistake } from "../src/model/template-text.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

const FACTS: Readonly<Record<TemplateMistake["kind"], string>> = {
  unclosed: 'lacks a closing "}"',
  unopened: 'has a "}" that no "{" opens',
  nested: 'opens a parameter, and another "{" follows before it is closed',
  empty: "names no parameter",
  doubled: "has doubled braces, and a parameter stands in single ones",
  angle: "is shown as it stands, because a parameter stands in braces",
  "actor-case": 'is spelt otherwise than "{actor}", the parameter that Teams fills in',
};

export default defineRule({
  id: "template-well-formed",
  severity: "error",
  summary:
    "The parameters of a templateText, translated ones included, stand in single balanced braces",
  fixable: true,

  *checkApp({ manifest: { activities }, languages }): Generator<Finding> {
    for (const [index, entry] of (activities?.activityTypes ?? []).entries()) {
      yield* judge(`/activities/activityTypes/${index}/templateText`, entry?.templateText);
      const key = `activities.activityTypes[${index}].templateText`;
      for (const { document, texts } of languages) {
        yield* judge({ document, pointer: `/${key}` }, texts[key]);
      }
    }
  },
});

/** The finding about a text's first mistake; its fix corrects all mistakes. */
function* judge(at: At, text: Text | undefined): Generator<Finding> {
  if (text === undefined) return;
  const { mistakes, mended } = parseTemplateText(text);
  const [first] = mistakes;
  if (first === undefined) return;
  yield {
    at,
    message: `${quote(first.text)} in the template ${FACTS[first.kind]}`,
    help:
      first.cure === undefined
        ? 'a parameter is a name in braces: "{taskId}"'
        : `write ${quote(first.cure)}`,
    fix:
      mended === undefined ? undefined : { edits: [{ replace: at, text: JSON.stringify(mended) }] },
  };
}
