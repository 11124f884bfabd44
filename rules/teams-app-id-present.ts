import { known } from "../src/json/template.js";
import { canBeOwnApp } from "../src/model/ids.js";
import { isCoveredByOtherRule } from "../src/model/absent.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "teams-app-id-present",
  severity: "warning",
  summary: "A request to an app that shares its Entra app carries teamsAppId",

  checkRequest(request, app) {
    const { teamsAppId } = request.body;
    if (app === undefined || app.sharesEntraAppWith.length === 0) return;
    if (teamsAppId !== undefined && teamsAppId !== null) return;
    const entraId = known(app.manifest.webApplicationInfo?.id);
    if (entraId === undefined || !canBeOwnApp(entraId)) return;
    if (isCoveredByOtherRule(request, "", "teamsAppId")) return;

    const other = app.sharesEntraAppWith[0]!.document;
    const id = app.catalogId === undefined ? "the app's id in the catalog" : quote(app.catalogId);
    return {
      at: "/teamsAppId",
      message: "the request has no teamsAppId, but several Teams apps share its Entra app",
      help: `add "teamsAppId" with ${id}: Graph answers 409 where both apps are installed`,
      related: [
        {
          at: { document: other, pointer: "/webApplicationInfo/id" },
          message: `another Teams app with the Entra app ${quote(entraId)}`,
        },
      ],
    };
  },
});
