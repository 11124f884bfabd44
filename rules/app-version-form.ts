import { HOLE, knownPart, rawText, withHoles } from "../src/json/template.js";
import { threeNumbers } from "../src/model/app-version.js";
import { isFillIn } from "../src/model/fill-in.js";
import { manifestVersions } from "../src/schema/validate.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

/** From this manifest version on, the upload answers 400 to versions with letters (app-schema#174). */
const STRICT_FROM = manifestVersions.indexOf("1.16");

export default defineRule({
  id: "app-version-form",
  severity: "error",
  summary: "The version of the app is three numbers with dots between",
  fixable: true,

  checkApp({ manifest, version: { schema } }) {
    if (manifest.version === undefined) return;
    const text = withHoles(manifest.version);
    if (/^\d+(?:\.\d+){2}$/.test(text) || isFillIn(text)) return;
    const hasHole = text.includes(HOLE);
    const areNumbers = /^\d+(?:\.\d+)*$/.test(text);
    // A hole may hold the numbers that seem to be missing, but it cannot remove a letter.
    if (hasHole && /^[\d.]*$/.test(knownPart(manifest.version))) return;

    const mended = hasHole ? undefined : threeNumbers(text);
    const isRefused = !areNumbers && manifestVersions.indexOf(schema) >= STRICT_FROM;
    return {
      at: "/version",
      ...(!isRefused && { severity: "warning" }),
      message: areNumbers
        ? `the app's version ${quote(text)} is ${count(text)}, and Teams takes three`
        : `the app's version ${quote(rawText(manifest.version))} is ${mended || hasHole ? "more than" : "not"} three numbers`,
      help: mended === undefined ? 'write three numbers: "1.0.0"' : `write ${quote(mended)}`,
      fix:
        mended === undefined
          ? undefined
          : { unsafe: true, edits: [{ replace: "/version", text: JSON.stringify(mended) }] },
    };
  },
});

function count(version: string): string {
  const numbers = version.split(".").length;
  return numbers === 1 ? "one number" : `${numbers} numbers`;
}
