import { known, rawText } from "../src/json/template.js";
import type { App } from "../src/model/app.js";
import {
  type AppIdProblem,
  isSame,
  mistakenId,
  otherApp,
  placeInManifest,
  wrongForm,
} from "../src/model/app-ids.js";
import { isSupported } from "../src/model/entity-url.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "teams-app-id-mapped",
  severity: "error",
  summary: "A teamsAppId, and the app of an entity URL, is the app's id in the catalog",
  fixable: true,

  checkRequest({ body, entity, target }, app) {
    const id = known(body.teamsAppId);
    const first = id === undefined ? undefined : judge(id, undefined, app);
    if (entity?.kind !== "entity" || entity.appId === undefined || !isSupported(entity, target)) {
      return first;
    }
    const second = judge(entity.appId, rawText(body.topic?.value ?? ""), app);
    return first && second ? [first, second] : (first ?? second);
  },
});

/** `url` is the entity URL that contains the id; undefined for the id in teamsAppId. */
function judge(id: string, url: string | undefined, app: App | undefined): Finding | undefined {
  const problem = findProblem(id, app);
  if (problem === undefined) return undefined;
  const { fact, cure, severity, pointer, other = app } = problem;
  const at = url === undefined ? "/teamsAppId" : "/topic/value";
  const text =
    url?.replace(/(\/teamsApps(?:\/|\('))[^/?#']*/i, (_, path: string) => path + cure) ?? cure;
  return {
    at,
    message: `${url === undefined ? "teamsAppId" : "the entity URL's app id"} ${quote(id)} ${fact}`,
    help: cure === undefined ? howToFind(app) : `use ${quote(cure)}`,
    ...(severity && { severity }),
    ...(other && pointer !== undefined && { related: [placeInManifest(other, pointer)] }),
    ...(cure !== undefined && {
      fix: { unsafe: true, edits: [{ replace: at, text: JSON.stringify(text) }] },
    }),
  };
}

function findProblem(id: string, app: App | undefined): AppIdProblem | undefined {
  const cure = app?.catalogId;
  if (isSame(id, cure)) return undefined;
  const wrong = wrongForm(id);
  if (wrong) return { fact: wrong.fact, cure: cure ?? wrong.appId };
  const mistaken = app && mistakenId(id, app);
  if (mistaken) {
    return { fact: `is ${mistaken.name}, not the catalog's`, cure, pointer: mistaken.pointer };
  }
  const other = otherApp(id, app);
  if (other) return { ...other, cure };
  if (cure !== undefined) return { fact: "is not the configured catalog id", cure };
  if (!isSame(id, app?.manifest.id)) return undefined;
  const fact = "is the manifest id, and the catalog has the same for a store app only";
  return { fact, severity: "info", pointer: "/id" };
}

/** Source: the Graph page "List teamsApps", whose externalId is the manifest id. */
function howToFind(app: App | undefined): string {
  const id = known(app?.manifest.id) ?? "<manifest id>";
  return `look the id up with GET /appCatalogs/teamsApps?$filter=externalId eq '${id}'`;
}
