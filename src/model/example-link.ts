import { known } from "../json/template.js";
import type { App } from "./app.js";
import { clouds } from "./clouds.js";
import { cloudOf } from "./endpoint.js";
import type { NotificationRequest } from "./request.js";

/**
 * A deep link that the request could carry, for help texts: to the first tab of the app, in the cloud of the request.
 * Unknown ids become placeholders in angle brackets.
 */
export function exampleLink(
  { endpoint }: Pick<NotificationRequest, "endpoint">,
  app: App | undefined,
): string {
  const appId = app && (app.catalogId ?? known(app.manifest.id));
  const tab = known(app?.manifest.staticTabs?.[0]?.entityId);
  const entityId = tab !== undefined && /^[\w.~-]+$/.test(tab) ? tab : "<tab entity id>";
  return `https://${clouds[cloudOf(endpoint)].teamsHost}/l/entity/${appId ?? "<app id>"}/${entityId}`;
}
