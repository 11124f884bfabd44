import { known } from "../src/json/template.js";
import type { DeclaredType } from "../src/model/activities.js";
import type { App } from "../src/model/app.js";
import { closest } from "../src/model/closest.js";
import { choices, writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { oneOf, quote } from "../src/words.js";

export default defineRule({
  id: "icon-id-allowed",
  severity: "error",
  summary: "iconId is one of the allowedIconIds of the activity type, and a declared activity icon",

  checkRequest({ body: { iconId, activityType } }, app) {
    const icon = known(iconId);
    const name = known(activityType);
    if (icon === undefined || name === undefined || !app) return;
    // Rules about activity types report undeclared types and the reserved one.
    const type = app.activities.types.get(name);
    if (type === undefined) return;
    if (type.allowedIconIds?.has(icon)) {
      const { iconIds, hasAllIcons } = app.activities;
      return !hasAllIcons || iconIds.has(icon) ? undefined : undeclared(icon, type, app);
    }
    return type.hasAllIconIds && app.document.source.problems.length === 0
      ? notAllowed(icon, type, app)
      : undefined;
  },
});

function notAllowed(
  icon: string,
  { type, pointer, allowedIconIds }: DeclaredType,
  app: App,
): Finding {
  if (!allowedIconIds?.size) {
    return {
      at: "/iconId",
      message: `icon id ${quote(icon)} is sent, but activity type ${quote(type)} allows no icons`,
      help: `leave iconId out, or add "allowedIconIds": [${JSON.stringify(icon)}] to the type in a manifest of version 1.22 or above`,
      related: [{ at: { document: app.document, pointer }, message: "the activity type" }],
    };
  }
  const near = closest(icon, allowedIconIds);
  const at = "/iconId";
  return {
    at,
    message: `icon id ${quote(icon)} is not among the allowedIconIds of activity type ${quote(type)}`,
    help: near === undefined ? `use ${oneOf([...allowedIconIds])}` : `did you mean ${quote(near)}?`,
    related: [allowed(pointer, app)],
    suggestions: near === undefined ? choices(at, [...allowedIconIds]) : [writing(at, near)],
  };
}

function undeclared(icon: string, { type, pointer }: DeclaredType, app: App): Finding {
  return {
    at: "/iconId",
    message: `icon id ${quote(icon)} is allowed for activity type ${quote(type)}, but no activity icon has that id`,
    help: `add { "id": ${JSON.stringify(icon)}, "iconFile": "…" } to activities.activityIcons in the manifest`,
    related: [allowed(pointer, app)],
  };
}

function allowed(pointer: string, { document }: App) {
  return { at: { document, pointer: `${pointer}/allowedIconIds` }, message: "the icons it allows" };
}
