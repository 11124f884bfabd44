import { valueAt } from "../json/pointer.js";
import { known } from "../json/template.js";
import type { App } from "../model/app.js";
import type { Target } from "../model/endpoint.js";
import { sameId } from "../model/ids.js";
import { declaredPermissions, notificationPermissions } from "../model/permissions.js";
import type { NotificationRequest } from "../model/request.js";
import { quote } from "../words.js";
import { type Refusal, refusal } from "./refusal.js";
import type { Claims } from "./token.js";

const PERMISSION = "TeamsActivity.Send";

/** Milliseconds for which a bulk request's token must remain valid (domain facts, 1.7). */
const BULK_TOKEN = 45 * 60_000;

/**
 * The refusal of a caller, as far as token and manifest tell: 403 for another Entra app and for a missing permission,
 * 412 for a bulk call whose token ends soon (domain facts, 1.7 and 1.3). Undefined where Graph would accept the
 * caller, and where nothing is known. No message repeats anything from the token.
 */
export function entraRefusal(
  app: App,
  { target }: NotificationRequest,
  { appId, scopes, roles, expires }: Claims,
  now: number,
): Refusal | undefined {
  const own = known(app.manifest.webApplicationInfo?.id);
  if (own === undefined && lacksEntraApp(app)) {
    return refusal(
      403,
      "the manifest has no webApplicationInfo.id, so no Entra app may send for it",
    );
  }
  if (own !== undefined && appId !== undefined && !sameId(own, appId)) {
    return refusal(
      403,
      `the token is of another Entra app than ${quote(own)}, which the manifest names: send as that app, or name the one that sends in webApplicationInfo.id`,
    );
  }
  if (scopes && !scopes.includes(PERMISSION))
    return refusal(403, `the token has no scope ${quote(PERMISSION)}: ask for it when signing in`);
  if (!scopes && roles && !roles.includes(PERMISSION) && target && !hasConsent(app, target)) {
    const needed = notificationPermissions[target];
    return refusal(
      403,
      `the token has no role ${quote(PERMISSION)}, and the manifest not the permission ${quote(needed)}: grant one of the two`,
    );
  }
  const left = (expires ?? Infinity) - now;
  if (target === "bulk" && left > 0 && left < BULK_TOKEN) {
    return refusal(
      412,
      "the token ends within 45 minutes, and a notification to several users needs one that lives longer",
    );
  }
  return undefined;
}

/**
 * Whether the manifest surely has no Entra app id: the text is sound JSON, and the id is neither filled in later nor
 * refused for its type.
 */
function lacksEntraApp({ document }: App): boolean {
  return (
    document.source.problems.length === 0 &&
    valueAt(document.value, "/webApplicationInfo/id") === undefined
  );
}

/**
 * Whether the app declares the resource-specific permission for the target, or a permission whose name is unknown.
 */
function hasConsent({ manifest }: App, target: Target): boolean {
  return declaredPermissions(manifest).some(
    ({ name }) => name === undefined || name === notificationPermissions[target],
  );
}
