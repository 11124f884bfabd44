import { closest } from "../src/model/closest.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule } from "../src/rule.js";
import { manifestVersions, newestManifestVersion } from "../src/schema/validate.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "manifest-version-known",
  severity: "error",
  summary: "The manifestVersion is one that Microsoft has published",

  checkApp({ version: { declared, status } }) {
    if (declared === undefined) return;
    if (status === "newer") {
      return {
        at: "/manifestVersion",
        severity: "warning",
        message: `manifestVersion ${quote(declared)} is newer than ${newestManifestVersion}, the newest known here`,
        help: `properties that came after ${newestManifestVersion} are not checked`,
      };
    }
    if (status !== "unknown") return;
    const near = nearest(declared);
    const at = "/manifestVersion";
    return {
      at,
      message: `there is no manifestVersion ${quote(declared)}`,
      help: `${near === undefined ? "" : `did you mean ${quote(near)}? `}published are 1.0 to 1.17, 1.19 to ${newestManifestVersion}, and devPreview`,
      ...(near !== undefined && { suggestions: [writing(at, near)] }),
    };
  },
});

/** `v1.22`, `1.22.0` and `DevPreview` tell what was meant; for 1.18 it is the version before. */
function nearest(declared: string): string | undefined {
  if (declared === "1.18") return "1.17";
  const bare = declared
    .trim()
    .replace(/^v/i, "")
    .replace(/^(\d+\.\d+)\.0$/, "$1");
  if (manifestVersions.includes(bare)) return bare;
  return closest(bare, manifestVersions.slice(-1));
}
