import { closest } from "../src/model/closest.js";
import {
  declaredPermissions,
  type DeclaredPermission,
  isNotificationPermission,
  notificationPermissions,
} from "../src/model/permissions.js";
import { choices, writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { list, quote } from "../src/words.js";

/** Source: Microsoft's page on resource-specific consent, where `Delegated` is NA for all three. */
const TYPE = "Application";

/** Names of permissions to which an administrator consents for the whole tenant. */
const TENANT_WIDE = /\.All$|^TeamsActivity\.Send$/i;

export default defineRule({
  id: "rsc-permission-known",
  severity: "error",
  summary: "The resource-specific permissions for notifications are ones that Teams knows",
  fixable: true,

  *checkApp({ manifest }) {
    for (const permission of declaredPermissions(manifest)) {
      const { name } = permission;
      if (name === undefined) continue;
      if (TENANT_WIDE.test(name)) yield ofTenant(name, permission);
      else if (isNotificationPermission(name)) yield* ofNotifications(name, permission);
    }
  },
});

function ofTenant(name: string, { namePointer }: DeclaredPermission): Finding {
  return {
    at: namePointer,
    message: `${quote(name)} is a permission for the whole tenant, not a resource-specific one`,
    help: "take it out here and grant it to the Entra app in the Entra admin center",
  };
}

function* ofNotifications(name: string, permission: DeclaredPermission): Generator<Finding> {
  const names = [...new Set(Object.values(notificationPermissions))];
  const { namePointer, type, typePointer } = permission;
  if (!names.includes(name)) {
    // The permission for teams ends in `.Group`, because a team is a group.
    const near = /\.Teams?$/i.test(name) ? notificationPermissions.team : closest(name, names);
    const isCase = near?.toLowerCase() === name.toLowerCase();
    yield {
      at: namePointer,
      message: isCase
        ? `the permission ${quote(name)} is spelt ${quote(near!)}`
        : `there is no permission ${quote(name)}`,
      help: near === undefined ? `use one of ${list(names)}` : `write ${quote(near)}`,
      ...(isCase
        ? { fix: { edits: [{ replace: namePointer, text: JSON.stringify(near) }] } }
        : {
            suggestions:
              near === undefined ? choices(namePointer, names) : [writing(namePointer, near)],
          }),
    };
  }
  if (type === undefined || typePointer === undefined || type === TYPE) return;
  yield {
    at: typePointer,
    message: `${quote(name)} has the type ${quote(type)}, which this permission has not`,
    help: `write ${quote(TYPE)}`,
    fix: { edits: [{ replace: typePointer, text: JSON.stringify(TYPE) }] },
  };
}
