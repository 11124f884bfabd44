import { known } from "../src/json/template.js";
import type { Language } from "../src/model/app.js";
import { parseSchemaUrl, schemaUrlFor } from "../src/model/schema-url.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "localization-version-matches",
  severity: "warning",
  summary: "A language file's $schema has the version of its manifest",
  fixable: true,

  *checkApp({ languages, version: { declared, status }, document }) {
    if (declared === undefined || status === "unknown") return;
    for (const language of languages) {
      const finding = mismatch(language, declared);
      if (finding) {
        yield {
          ...finding,
          related: [
            { at: { document, pointer: "/manifestVersion" }, message: "the manifest's version" },
          ],
        };
      }
    }
  },
});

function mismatch({ document, texts }: Language, version: string): Finding | undefined {
  const written = known(texts["$schema"]);
  const schema = written === undefined ? undefined : parseSchemaUrl(written);
  if (written === undefined || !schema) return undefined;
  const isLocalization = schema.kind === "localization";
  if (isLocalization && schema.version === version) return undefined;
  const right = schemaUrlFor(written, "localization", version);
  const at = { document, pointer: "/$schema" };
  return {
    at,
    message: isLocalization
      ? `the language file has version ${quote(schema.version)}, its manifest ${quote(version)}`
      : "$schema names the schema of manifests, and this is a language file",
    help: `write ${quote(right)}`,
    fix: { edits: [{ replace: at, text: JSON.stringify(right) }] },
  };
}
