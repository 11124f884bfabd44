import { known } from "../src/json/template.js";
import { parseSchemaUrl, schemaUrlFor } from "../src/model/schema-url.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "manifest-version-matches-schema",
  severity: "warning",
  summary: "The version in $schema is the manifestVersion",
  fixable: true,

  checkApp({ manifest, version: { declared, status } }) {
    const written = known(manifest.$schema);
    const schema = written === undefined ? undefined : parseSchemaUrl(written);
    // Rule `manifest-version-known` reports unknown versions.
    if (written === undefined || !schema || declared === undefined || status !== "known") return;
    const right = schemaUrlFor(written, "manifest", declared);
    const finding = {
      at: "/$schema",
      help: `write ${quote(right)}`,
      fix: { edits: [{ replace: "/$schema", text: JSON.stringify(right) }] },
    };
    if (schema.kind === "localization") {
      return {
        ...finding,
        message: "$schema names the schema of language files, and this is a manifest",
      };
    }
    if (schema.version !== declared) {
      return {
        ...finding,
        message: `$schema has version ${quote(schema.version)}, manifestVersion is ${quote(declared)}`,
        related: [{ at: "/manifestVersion", message: "the manifestVersion" }],
      };
    }
    if (schema.isExactCase) return;
    return {
      ...finding,
      severity: "info",
      message: "the published $schema writes vDevPreview with capital D and P",
    };
  },
});
