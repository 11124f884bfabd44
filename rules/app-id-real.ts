import { known } from "../src/json/template.js";
import { inventedId, templateOf } from "../src/model/invented-id.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

const COLLIDES = "two apps with one id collide in the catalog of a tenant";

export default defineRule({
  id: "app-id-real",
  severity: "warning",
  summary: "The id of the manifest is the app's own and not an invented one",

  checkApp({ manifest, package: { kind } }) {
    const id = known(manifest.id);
    if (id === undefined) return;
    const fact = inventedId(id);
    const template = templateOf(id);
    if (fact !== undefined) {
      return {
        at: "/id",
        ...(kind === "zip" && { severity: "error" }),
        message: `the app's id ${quote(id)} ${fact}`,
        help: `let a tool make a GUID for this app (uuidgen, New-Guid): ${COLLIDES}`,
      };
    }
    if (template === undefined) return;
    return {
      at: "/id",
      severity: "info",
      message: `the app's id ${quote(id)} is that of ${template}`,
      help: `give an app of your own another GUID: ${COLLIDES}`,
    };
  },
});
