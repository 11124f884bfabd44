import { lastSegment } from "../src/json/pointer.js";
import type { App, Language } from "../src/model/app.js";
import { defineRule, type Finding } from "../src/rule.js";
import type { SchemaError } from "../src/model/schema-error.js";
import { languageWords } from "../src/schema/language-words.js";
import { localizationVersions, manifestVersions } from "../src/schema/validate.js";
import { loadWords } from "../src/schema/load.js";
import { list, plural } from "../src/words.js";

/** Keys that the upload service required long before the schema did (msteams-docs#7551, #7593, #7633). */
const ASKED_FOR = ["name.short", "name.full", "description.short", "description.full"];

/** The first version whose Localization schema requires keys (domain facts, section 8). */
const REQUIRES = manifestVersions.indexOf("1.16");

export default defineRule({
  id: "localization-schema",
  severity: "error",
  summary:
    "A language file validates against the Localization schema and has the names and descriptions",
  fixable: true,

  *checkApp(app) {
    for (const language of app.languages) yield* findings(language, app);
  },
});

function* findings(language: Language, app: App): Iterable<Finding> {
  const { document } = language;
  const version = [language.version, app.version.schema].find(
    (name) => name !== undefined && localizationVersions.includes(name),
  );
  if (version === undefined || document.value === undefined) return;
  const isAsked = manifestVersions.indexOf(version) < REQUIRES;
  const errors = isAsked ? [...language.errors, ...askedFor(document.value, app)] : language.errors;
  if (errors.length === 0) return;
  const missing: string[] = [];
  for (const finding of loadWords().schemaFindings(errors, document, languageWords(version))) {
    const { pointer, key } = finding.at;
    if (key || pointer === "" || has(document.value, lastSegment(pointer))) yield finding;
    else missing.push(lastSegment(pointer));
  }
  if (missing.length > 0)
    yield { ...missingKeys(missing, language), severity: isAsked ? "warning" : "error" };
}

/** Errors for missing required keys, for versions whose schema requires none. */
function askedFor(value: unknown, { manifest }: App): SchemaError[] {
  const hasFull = manifest.name === undefined || manifest.name.full !== undefined;
  return ASKED_FOR.filter((name) => !has(value, name) && (hasFull || name !== "name.full")).map(
    (name) => ({
      pointer: "",
      keyword: "required",
      params: { missingProperty: name },
    }),
  );
}

function missingKeys(names: readonly string[], { document }: Language): Finding {
  return {
    at: { document, pointer: `/${names[0]}` },
    message: `the language file lacks ${plural(names.length, "key")}: ${list(names)}`,
    help: `add ${names.length === 1 ? "it with its translation" : "them with their translations"}`,
  };
}

function has(value: unknown, name: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name);
}
