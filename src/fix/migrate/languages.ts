import type { Draft } from "./draft.js";
import { textWritten } from "./properties.js";
import { known } from "../../json/template.js";
import type { App, Language } from "../../model/app.js";
import { parseSchemaUrl, schemaUrlFor } from "../../model/schema-url.js";
import { childOf } from "../../schema/places.js";
import { localizationVersions } from "../../schema/validate.js";

/**
 * Gives each language file the version of its manifest, and the texts that this version requires. The texts are the
 * manifest's own, which Teams also shows where a translation is missing (domain facts, section 8).
 */
export function migrateLanguages(draft: Draft, before: App): void {
  const { schema } = draft.app.version;
  if (!localizationVersions.includes(schema)) return;
  for (let index = 0; index < draft.app.languages.length; index += 1) {
    setSchemaUrl(draft, index, schema);
    const had = new Set(missingKeys(before.languages[index]));
    for (const key of missingKeys(draft.app.languages[index])) {
      if (!had.has(key)) addText(draft, index, key, schema);
    }
  }
}

function setSchemaUrl(draft: Draft, index: number, version: string): void {
  const { document, texts } = draft.app.languages[index]!;
  const written = known(texts["$schema"]);
  if (written === undefined || !parseSchemaUrl(written)) return;
  const url = schemaUrlFor(written, "localization", version);
  if (url === written) return;
  const text = JSON.stringify(url);
  const edits = [{ replace: "/$schema", text }];
  draft.change(document, [{ pointer: "/$schema", edits, became: `is ${text}` }]);
}

function missingKeys(language: Language | undefined): string[] {
  return (language?.errors ?? []).flatMap(({ keyword, pointer, params }) =>
    keyword === "required" && pointer === "" ? String(params["missingProperty"]) : [],
  );
}

/**
 * Adds a required text: the manifest's, but for `name.full` the language file's own `name.short` where it has one.
 */
function addText(draft: Draft, index: number, key: string, version: string): void {
  const { document } = draft.app.languages[index]!;
  const own = key === "name.full" ? textWritten(document, "/name.short") : undefined;
  const text = own ?? textWritten(draft.app.document, `/${key.replaceAll(".", "/")}`);
  if (text === undefined) return;
  const source = own === undefined ? "of the manifest" : 'of "name.short"';
  const became = `is added, with the text ${source}: ${version} asks for its translation`;
  const pointer = childOf("", key);
  draft.change(document, [{ pointer, edits: [{ insert: pointer, text }], became }]);
}
