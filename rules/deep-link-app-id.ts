import { known, rawText, type Text } from "../src/json/template.js";
import type { App } from "../src/model/app.js";
import {
  type AppIdProblem,
  isSame,
  mistakenId,
  otherApp,
  placeInManifest,
  rightAppId,
  sentAppId,
  wrongForm,
} from "../src/model/app-ids.js";
import { isBuiltInApp, isGuid } from "../src/model/ids.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

const AT = "/topic/webUrl";

/** Source: the table of app ids on the page about deep links to an application. */
const HELP =
  "an uploaded app has its manifest id, an app of the organization its id in the catalog: give that " +
  "as catalogId in the configuration";

export default defineRule({
  id: "deep-link-app-id",
  severity: "error",
  summary: "A deep link names the app by its manifest id or its id in the catalog",
  fixable: true,

  checkRequest(request, app) {
    const { link, body } = request;
    if (link === undefined || !("appId" in link) || link.appId === undefined) return;
    const problem = findProblem(link.appId, sentAppId(request), app);
    if (problem === undefined) return;
    const { fact, cure, severity, pointer, other = app } = problem;
    const url = rawText(body.topic?.webUrl ?? "");
    const text = url.replace(/(\/l\/[^/?#]+\/)[^/?#]*/i, (_, path: string) => path + cure);
    return {
      at: AT,
      message: `the deep link's app id ${quote(link.appId)} ${fact}`,
      help: cure === undefined ? HELP : `use ${quote(cure)}`,
      ...(severity && { severity }),
      ...(other && pointer !== undefined && { related: [placeInManifest(other, pointer)] }),
      ...(cure !== undefined && {
        fix: { unsafe: true, edits: [{ replace: AT, text: JSON.stringify(text) }] },
      }),
    };
  },
});

function findProblem(id: string, teamsAppId?: Text, app?: App): AppIdProblem | undefined {
  if (isBuiltInApp(id) || isSame(id, app?.catalogId)) return undefined;
  const isManifestId = isSame(id, app?.manifest.id);
  const wrong = isManifestId ? undefined : wrongForm(id);
  if (wrong) return { fact: wrong.fact, cure: rightAppId(known(teamsAppId), app) ?? wrong.appId };
  const mistaken = app && mistakenId(id, app);
  if (mistaken) {
    const fact = `is ${mistaken.name}, not that of the Teams app`;
    return { fact, cure: rightAppId(known(teamsAppId), app), pointer: mistaken.pointer };
  }

  // Which of the remaining ids a click finds depends on how the app was published.
  if (typeof app?.manifest.id !== "string" || typeof teamsAppId === "object") return undefined;
  if (isSame(id, teamsAppId)) return undefined;
  const other = otherApp(id, app);
  if (other) return { ...other, cure: app.catalogId ?? app.manifest.id };
  if (!isManifestId) {
    const fact = "is neither the manifest id nor teamsAppId";
    return { fact, cure: app.catalogId, severity: "info", pointer: "/id" };
  }
  if (teamsAppId === undefined || !isGuid(teamsAppId) || mistakenId(teamsAppId, app)) {
    return undefined;
  }
  const fact = `is the manifest id, but teamsAppId is ${quote(teamsAppId)}`;
  return { fact, cure: teamsAppId, severity: "info", pointer: "/id" };
}
