import { rawText } from "../src/json/template.js";
import type { Language } from "../src/model/app.js";
import { closest } from "../src/model/closest.js";
import { writing } from "../src/model/suggestions.js";
import { parseTemplateText, type TemplateText } from "../src/model/template-text.js";
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

/**
 * The finding about a translation with other parameters than the manifest's text; undefined where they agree.
 * `{actor}` is not compared: Graph fills it in, and a text may omit it.
 */
function difference(
  own: TemplateText,
  index: number,
  { texts, document }: Language,
): Finding | undefined {
  const key = `activities.activityTypes[${index}].templateText`;
  const text = texts[key];
  if (text === undefined) return undefined;
  const translated = parseTemplateText(text);
  if (!translated.isCertain) return undefined;
  const missing = without(own.parameters, translated.parameters);
  const added = without(translated.parameters, own.parameters);
  if (missing.length === 0 && added.length === 0) return undefined;
  const at = { document, pointer: `/${key}` };
  const { rename, ...words } = inWords(missing, added);
  const renamed = rename && rawText(text).replace(braced(rename[0]), () => braced(rename[1]));
  return { at, ...words, ...(renamed !== undefined && { suggestions: [writing(at, renamed)] }) };
}

interface Words extends Pick<Finding, "message" | "help"> {
  /** The name in the translation, and the name that it was meant to be. */
  readonly rename?: readonly [string, string];
}

function inWords(missing: readonly string[], added: readonly string[]): Words {
  for (const name of added) {
    const near = missing.length === 1 && added.length === 1 ? missing[0] : closest(name, missing);
    if (near === undefined) continue;
    return {
      message: `the translation has "{${plain(name)}}" where the manifest has "{${plain(near)}}"`,
      help: `write "{${plain(near)}}": a request sends the same parameters for every language`,
      rename: [name, near],
    };
  }
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

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => name !== "actor" && !others.includes(name));
}

function braced(name: string): string {
  return `{${name}}`;
}

function plain(name: string): string {
  return quote(name).slice(1, -1);
}
