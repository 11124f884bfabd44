import { defineRule } from "../src/rule.js";
import { manifestWords } from "../src/schema/manifest-words.js";
import { loadWords } from "../src/schema/load.js";

export default defineRule({
  id: "manifest-schema",
  severity: "error",
  summary: "The manifest validates against Microsoft's schema for its version",
  fixable: true,

  checkApp({ errors, document, version }) {
    // Rule `json-valid` reports a text from which nothing could be read.
    if (errors.length === 0 || document.value === undefined) return;
    return loadWords().schemaFindings(errors, document, manifestWords(version));
  },
});
