import { known } from "../src/json/template.js";
import type { App } from "../src/model/app.js";
import { canBeOwnApp } from "../src/model/ids.js";
import { defineRule, type Finding } from "../src/rule.js";
import { plural, quote } from "../src/words.js";

const POINTER = "/webApplicationInfo/id";

export default defineRule({
  id: "entra-app-unshared",
  severity: "warning",
  summary: "No two Teams apps have the same Entra app",

  *checkRun(apps) {
    for (const app of apps) {
      const id = known(app.manifest.webApplicationInfo?.id);
      // Microsoft's own ids are shared by mistake, which rule `entra-app-id-real` reports.
      if (id === undefined || app.sharesEntraAppWith.length === 0 || !canBeOwnApp(id)) continue;
      yield describe(app, id);
    }
  },
});

function describe({ document, sharesEntraAppWith: others }: App, id: string): Finding {
  const whom =
    others.length === 1
      ? `of ${quote(others[0]!.document.source.file.file)}, which is another Teams app`
      : `of ${plural(others.length, "other Teams app")}`;
  return {
    at: { document, pointer: POINTER },
    message: `the Entra app ${quote(id)} is also that ${whom}`,
    help:
      "register an Entra app for each Teams app, or send teamsAppId with every request: where both " +
      "apps are installed, Graph answers 409 without it",
    related: others.slice(0, 5).map((other) => ({
      at: { document: other.document, pointer: POINTER },
      message: "the same Entra app",
    })),
  };
}
