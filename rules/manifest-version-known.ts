import { writing } from "../src/model/suggestions.js";
import { defineRule } from "../src/rule.js";
import { newestManifestVersion } from "../src/schema/validate.js";
import { nearestVersion, publishedVersions } from "../src/schema/versions.js";
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
    const near = nearestVersion(declared);
    const at = "/manifestVersion";
    return {
      at,
      message: `there is no manifestVersion ${quote(declared)}`,
      help: `${near === undefined ? "" : `did you mean ${quote(near)}? `}${publishedVersions}`,
      ...(near !== undefined && { suggestions: [writing(at, near)] }),
    };
  },
});
