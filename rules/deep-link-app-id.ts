import { known, rawText } from "../src/json/template.js";
import type { App } from "../src/model/app.js";
import { isSame, mistakenId, placeInManifest, wrongForm } from "../src/model/app-ids.js";
import { isBuiltInApp, isGuid } from "../src/model/ids.js";
import type { BodyView, NotificationRequest } from "../src/model/request.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

const AT = "/topic/webUrl";

export default defineRule({
  id: "deep-link-app-id",
  severity: "error",
  summary: "A deep link names the app by its manifest id or its id in the catalog",
  fixable: true,

  checkRequest(request, app) {
    const { link, body } = request;
    if (link === undefined || !("appId" in link) || link.appId === undefined) return;
    const id = link.appId;
    if (isBuiltInApp(id) || isSame(id, app?.catalogId)) return;

    const wrong = wrongForm(id);
    if (wrong) {
      const message = `the deep link's app id ${quote(id)} ${wrong.fact}`;
      return { at: AT, message, ...cureWith(rightId(request, app) ?? wrong.appId, body) };
    }
    const mistaken = app && mistakenId(id, app);
    if (app && mistaken) {
      return {
        at: AT,
        message: `the deep link's app id ${quote(id)} is ${mistaken.name}, not that of the Teams app`,
        ...cureWith(rightId(request, app), body),
        related: [placeInManifest(app, mistaken.pointer)],
      };
    }
    return app && compare(id, body, app);
  },
});

/** The link's id beside the manifest's and teamsAppId, neither of which is sure to be the right one. */
function compare(id: string, body: BodyView, app: App): Finding | undefined {
  const { teamsAppId } = body;
  const manifestId = known(app.manifest.id);
  const isUnknown = typeof teamsAppId === "object" && teamsAppId !== null;
  if (manifestId === undefined || isUnknown || isSame(id, teamsAppId ?? undefined)) return undefined;
  const related = [placeInManifest(app, "/id")];
  if (!isSame(id, manifestId)) {
    return {
      at: AT,
      severity: "info",
      message: `the deep link's app id ${quote(id)} is neither the manifest id nor teamsAppId`,
      help: `an uploaded app has its manifest id ${quote(manifestId)}, one of the organization its id in the catalog: name that as catalogId in the configuration`,
      related,
    };
  }
  if (typeof teamsAppId !== "string" || !isGuid(teamsAppId) || mistakenId(teamsAppId, app)) {
    return undefined;
  }
  return {
    at: AT,
    severity: "info",
    message: `the deep link has the manifest id ${quote(id)}, but teamsAppId is ${quote(teamsAppId)}`,
    ...cureWith(teamsAppId, body),
    related,
  };
}

/** The configured catalog id, else teamsAppId where it can be one, else the manifest id. */
function rightId({ body }: NotificationRequest, app: App | undefined): string | undefined {
  if (app?.catalogId !== undefined) return app.catalogId;
  const sent = known(body.teamsAppId);
  if (sent !== undefined && isGuid(sent) && !(app && mistakenId(sent, app))) return sent;
  return known(app?.manifest.id);
}

function cureWith(id: string | undefined, { topic }: BodyView): Pick<Finding, "help" | "fix"> {
  if (id === undefined) return { help: "use the app's manifest id, or its id in the catalog" };
  const url = rawText(topic?.webUrl ?? "");
  const text = url.replace(/(\/l\/[^/?#]+\/)[^/?#]*/i, (_, path: string) => path + id);
  return {
    help: `use ${quote(id)}`,
    fix: { unsafe: true, edits: [{ replace: AT, text: JSON.stringify(text) }] },
  };
}
