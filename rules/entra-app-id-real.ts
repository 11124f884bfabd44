import { known } from "../src/json/template.js";
import { canBeOwnApp, microsoftApp } from "../src/model/ids.js";
import { whyItSends } from "../src/model/sends-notifications.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "entra-app-id-real",
  severity: "error",
  summary: "The Entra app of an app that sends notifications is the developer's own",

  checkApp(app) {
    const id = known(app.manifest.webApplicationInfo?.id);
    if (id === undefined || canBeOwnApp(id) || whyItSends(app) === undefined) return;
    const owner = microsoftApp(id);
    const own = app.sender && canBeOwnApp(app.sender.id) ? ` ${quote(app.sender.id)}` : "";
    return {
      at: "/webApplicationInfo/id",
      message: owner
        ? `${quote(id)} is the Entra app of ${owner} itself, which cannot send this app's notifications`
        : `${quote(id)} is all zeros, which is the id of no Entra app`,
      help: `put the client id of your own Entra app here${own}: the one that gets the token for Graph`,
    };
  },
});
