import { valueAt } from "../src/json/pointer.js";
import { isBlank } from "../src/json/template.js";
import { closest } from "../src/model/closest.js";
import { whyItSends } from "../src/model/sends-notifications.js";
import { defineRule } from "../src/rule.js";
import type { SchemaError } from "../src/model/schema-error.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "entra-app-declared",
  severity: "error",
  summary: "An app that sends notifications names its Entra app in webApplicationInfo.id",

  checkApp(app) {
    if (!isBlank(app.manifest.webApplicationInfo?.id) || app.errors.some(isAboutEntraApp)) return;
    // A view has no value for a placeholder in place of the object, so the document is asked.
    if (typeof valueAt(app.document.value, "/webApplicationInfo") === "string") return;
    const why = whyItSends(app);
    if (why === undefined) return;
    const id = app.sender
      ? `${quote(app.sender.id)} (from ${app.sender.origin})`
      : "the client id of the Entra app that sends the notifications";
    return {
      at: "/webApplicationInfo/id",
      message: `${why}, but the manifest has no webApplicationInfo.id`,
      help: `add "webApplicationInfo" with "id": ${id}, and with a "resource"`,
    };
  },
});

/** Whether a schema error is about the property itself, a value in it, or its misspelt name. */
function isAboutEntraApp({ pointer, params }: SchemaError): boolean {
  if (pointer.startsWith("/webApplicationInfo")) return true;
  const name = params["additionalProperty"];
  return (
    pointer === "" &&
    typeof name === "string" &&
    closest(name, ["webApplicationInfo"]) !== undefined
  );
}
