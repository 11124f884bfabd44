import { plural, quote } from "../words.js";
import type { App } from "./app.js";
import { declaredPermissions, isNotificationPermission } from "./permissions.js";

/**
 * The evidence that an app sends notifications, and so needs an Entra app of its own, as the start of a message:
 * "activity types are declared". Undefined where the app shows no such evidence.
 */
export function whyItSends(app: App): string | undefined {
  const { activities } = app.manifest;
  if (activities?.activityTypes?.length) return "activity types are declared";
  for (const { name } of declaredPermissions(app.manifest)) {
    if (name !== undefined && isNotificationPermission(name)) return `${quote(name)} is declared`;
  }
  if (app.requestCount === 0) return undefined;
  const { requestCount } = app;
  return `${plural(requestCount, "request")} ${requestCount === 1 ? "belongs" : "belong"} to this app`;
}
