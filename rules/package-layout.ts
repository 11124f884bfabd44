import type { Finding } from "../src/rule.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "package-layout",
  severity: "error",
  summary: "An app package is a sound zip archive with manifest.json at its top",

  *checkApp({ package: { archive, nested, problems } }): Generator<Finding> {
    if (archive === undefined) return;
    const at = { file: archive };
    if (nested !== undefined) {
      const folder = quote(nested.replace(/\/$/, ""));
      yield {
        at,
        message: `manifest.json is in the folder ${folder} of the archive, and Teams looks for it at the top`,
        help: `zip the files in ${folder}, not the folder itself`,
      };
    }
    for (const { message, help } of problems ?? []) yield { at, message, help };
  },
});
