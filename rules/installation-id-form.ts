import { isSupported } from "../src/model/entity-url.js";
import { mistakenId, placeInManifest } from "../src/model/app-ids.js";
import { decodeInstallationId, isGuid, sameId } from "../src/model/ids.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

const AT = "/topic/value";
const HELP =
  "take the id from GET /users/{id}/teamwork/installedApps: it differs from user to user";

export default defineRule({
  id: "installation-id-form",
  severity: "warning",
  summary: "The id behind installedApps is that of the app's installation for the user",

  checkRequest({ entity, endpoint, target }, app) {
    if (entity?.kind !== "entity" || entity.installationId === undefined) return;
    if (!isSupported(entity, target)) return;
    const { installationId } = entity;
    if (isGuid(installationId)) {
      const message = `${quote(installationId)} is no installation id but a plain GUID`;
      return { at: AT, message, help: HELP };
    }
    const decoded = decodeInstallationId(installationId);
    if (decoded === undefined) return;

    const asked = endpoint?.kind === "endpoint" ? endpoint.userId : undefined;
    const user = findGuid(entity.userId) ?? findGuid(asked);
    // Rule `topic-entity-in-scope` reports two URLs with different users; either may be the right one.
    const isOther = user !== undefined && !sameId(decoded.userId, user);
    if (isOther && !(asked !== undefined && sameId(decoded.userId, asked))) {
      const message = `the installation id is that of the user ${quote(decoded.userId)}, but the URL has ${quote(user)}`;
      return { at: AT, message, help: HELP };
    }
    const mistaken = app && mistakenId(decoded.appId, app);
    if (app === undefined || mistaken?.pointer !== "/webApplicationInfo/id") return;
    return {
      at: AT,
      message: `the installation id is made of the Entra app id ${quote(decoded.appId)}, not the app's id in the catalog`,
      help: HELP,
      related: [placeInManifest(app, mistaken.pointer)],
    };
  },
});

/** The user's id, where it is a GUID: a user principal name tells nothing about the id. */
function findGuid(userId: string | undefined): string | undefined {
  return userId !== undefined && isGuid(userId) ? userId : undefined;
}
