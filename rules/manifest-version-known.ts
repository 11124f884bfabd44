import { isBlank, known } from "../src/json/template.js";
import { parseSchemaUrl } from "../src/model/schema-url.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { newestManifestVersion } from "../src/schema/validate.js";
import { nearestVersion, publishedVersions } from "../src/schema/versions.js";
import { quote } from "../src/words.js";

const AT = "/manifestVersion";

export default defineRule({
  id: "manifest-version-known",
  severity: "error",
  summary: "The manifestVersion is one that Microsoft has published",

  checkApp({ version: { declared, schema, status }, manifest }) {
    if (declared === undefined) return;
    if (isBlank(declared)) return blank(schema, known(manifest.$schema));
    if (status === "newer") {
      return {
        at: AT,
        severity: "warning",
        message: `manifestVersion ${quote(declared)} is newer than ${newestManifestVersion}, the newest known here`,
        help: `properties that came after ${newestManifestVersion} are not checked`,
      };
    }
    if (status !== "unknown") return;
    const near = nearestVersion(declared);
    return {
      at: AT,
      message: `there is no manifestVersion ${quote(declared)}`,
      help: `${near === undefined ? "" : `did you mean ${quote(near)}? `}${publishedVersions}`,
      ...(near !== undefined && { suggestions: [writing(AT, near)] }),
    };
  },
});

/** `version` is the version in `$schema`, else the newest. */
function blank(version: string, $schema = ""): Finding {
  const isNamed = parseSchemaUrl($schema)?.version === version;
  return {
    at: AT,
    message: "the manifestVersion is blank",
    help: `write ${quote(version)}, ${isNamed ? "the version of $schema" : "the newest"}`,
    suggestions: [writing(AT, version)],
  };
}
