import { notificationNames } from "../src/model/endpoint.js";
import type { ManifestView } from "../src/model/manifest.js";
import {
  declaredPermissions,
  isNotificationPermission,
  notificationPermissions,
} from "../src/model/permissions.js";
import { defineRule } from "../src/rule.js";
import { quote } from "../src/words.js";

const published = Object.values(notificationPermissions).map((name) => name.toLowerCase());

export default defineRule({
  id: "rsc-covers-endpoint",
  severity: "warning",
  summary: "A manifest with a notification permission has the one that the request needs",

  checkRequest({ endpoint, target, url, body }, app) {
    if (app === undefined || target === undefined) return;
    // Graph's list of permissions covers the documented endpoints alone.
    if (endpoint?.kind === "endpoint" && endpoint.form !== "documented") return;
    const needed = notificationPermissions[target];
    if (isCovered(needed, app.manifest)) return;

    const [first] = declaredPermissions(app.manifest);
    const declared = first!.namePointer.replace(/\/\d+(?:\/name)?$/, "");
    return {
      at: url?.place ?? (body.recipients ? "/recipients" : "/recipient"),
      message: `${notificationNames[target]} needs the permission ${quote(needed)}, which the manifest does not have`,
      help: `add { "name": ${quote(needed)}, "type": "Application" }, or grant TeamsActivity.Send to the Entra app`,
      related: [
        { at: { document: app.document, pointer: declared }, message: "the declared permissions" },
      ],
    };
  },
});

/**
 * Whether the manifest has the needed permission, or may have it: true without any notification permission, and where
 * one is unknown or misspelt.
 */
function isCovered(needed: string, manifest: ManifestView): boolean {
  let hasOther = false;
  for (const { name } of declaredPermissions(manifest)) {
    if (name === undefined || name === needed) return true;
    if (!isNotificationPermission(name)) continue;
    const lower = name.toLowerCase();
    if (lower === needed.toLowerCase() || !published.includes(lower)) return true;
    hasOther = true;
  }
  return !hasOther;
}
