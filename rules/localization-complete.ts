import { isBlank, known } from "../src/json/template.js";
import type { App, Language } from "../src/model/app.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, plural } from "../src/words.js";

export default defineRule({
  id: "localization-complete",
  severity: "warning",
  summary: "A language that translates some activity texts translates all",

  *checkApp(app) {
    const keys = activityKeys(app);
    for (const language of app.languages) {
      // A text missing from the default language's file is in the manifest, in the same language.
      const finding = language.isDefault ? undefined : incomplete(language, keys, app);
      if (finding) yield finding;
    }
  },
});

/** The activity texts that can be translated (domain facts, section 8), as far as the manifest has them. */
function activityKeys({ manifest }: App): string[] {
  return (manifest.activities?.activityTypes ?? []).flatMap((type, index) =>
    (["description", "templateText"] as const)
      .filter((name) => !isBlank(type?.[name]))
      .map((name) => `activities.activityTypes[${index}].${name}`),
  );
}

function incomplete(language: Language, keys: readonly string[], app: App): Finding | undefined {
  const files = [language, ...fallbacks(language, app)];
  const missing = keys.filter((key) => !files.some(({ document }) => has(document.value, key)));
  if (missing.length === 0 || !keys.some((key) => has(language.document.value, key)))
    return undefined;
  if (hasRefusedKey(language)) return undefined;
  return {
    at: { document: language.document, pointer: `/${missing[0]}` },
    message: `${plural(missing.length, "activity text")} of ${keys.length} ${missing.length === 1 ? "is" : "are"} not translated`,
    help: `add ${list(missing)}; until then users read the default language there`,
  };
}

/** A key that the schema refused may be meant for a text that seems to be missing. */
function hasRefusedKey({ texts }: Language): boolean {
  return Object.keys(texts).some((key) => texts[key] === undefined && /^activit/i.test(key));
}

/** The files that Teams reads for a missing text: for "fr-ca" the file of "fr" (domain facts, section 8). */
function fallbacks({ tag }: Language, { languages }: App): Language[] {
  const [base, region] = known(tag)?.toLowerCase().split("-") ?? [];
  return region === undefined
    ? []
    : languages.filter((other) => known(other.tag)?.toLowerCase() === base);
}

function has(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
