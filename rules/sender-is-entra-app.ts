import { known } from "../src/json/template.js";
import { canBeOwnApp, isGuid, sameId } from "../src/model/ids.js";
import { whyItSends } from "../src/model/sends-notifications.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "sender-is-entra-app",
  severity: "warning",
  summary: "The app that sends the notifications is the manifest's Entra app",

  checkApp(app) {
    const { sender } = app;
    const id = known(app.manifest.webApplicationInfo?.id);
    if (sender === undefined || id === undefined || sameId(sender.id, id)) return;
    // Rule `entra-app-id-real` reports ids that cannot be the developer's own.
    if (!isGuid(sender.id) || !canBeOwnApp(id) || whyItSends(app) === undefined) return;
    return {
      at: "/webApplicationInfo/id",
      message: `the manifest names the Entra app ${quote(id)}, but ${quote(sender.id)} sends (${sender.origin})`,
      help:
        "put the sending app's client id here, or send as the app that stands here: Graph answers " +
        "403 to any other",
    };
  },
});
