import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

/**
 * Mistakes of the archive itself, and a manifest.json that is no app's, are reported under this id by the code that
 * unpacks archives.
 */
export default defineRule({
  id: "package-layout",
  severity: "error",
  summary: "An app package is a sound zip archive with the manifest of a Teams app at its top",

  checkApp({ package: { archive, nested } }) {
    if (archive === undefined || nested === undefined) return;
    const folder = quote(nested.replace(/\/$/, ""));
    return {
      at: { file: archive },
      message: `manifest.json is in the folder ${folder} of the archive, and Teams looks for it at the top`,
      help: `zip the files in ${folder}, not the folder itself`,
    };
  },
});
