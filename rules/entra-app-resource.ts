import { isBlank, rawText, type Text } from "../src/json/template.js";
import { resourceFault } from "../src/model/app-resource.js";
import { holdsRefused } from "../src/model/refused.js";
import { defineRule, type Findings } from "../src/rule.js";
import type { SchemaError } from "../src/model/schema-error.js";
import { quote } from "../src/words.js";

const AT = "/webApplicationInfo/resource";

export default defineRule({
  id: "entra-app-resource",
  severity: "warning",
  summary: "webApplicationInfo.resource is present and fits the Entra app and the host of a tab",

  checkApp({ manifest, errors }): Findings {
    const info = manifest.webApplicationInfo;
    if (!info || errors.some((error) => isAboutResource(error))) return;
    if (isBlank(info.resource)) {
      // Nested app authentication needs no resource.
      const isOpen = info.id === undefined || holdsRefused(info);
      if (isOpen || info.nestedAppAuthInfo) return;
      return {
        at: AT,
        message:
          info.resource === undefined
            ? "webApplicationInfo has no resource"
            : "the resource is blank",
        help: 'an app without single sign-on writes a URL of its own, such as "https://notifications.example.com"',
      };
    }
    const resource = info.resource as Text;
    const fault = resourceFault(resource, manifest);
    return (
      fault && {
        at: AT,
        message: `the resource ${quote(rawText(resource))} ${fault.fact}`,
        help: fault.cure,
      }
    );
  },
});

function isAboutResource({ pointer, params }: SchemaError): boolean {
  const isMissing = pointer === "/webApplicationInfo" && params["missingProperty"] === "resource";
  return pointer === AT || isMissing;
}
