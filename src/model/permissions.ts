import { known, type Text } from "../json/template.js";
import type { Target } from "./endpoint.js";
import type { ManifestView } from "./manifest.js";

/**
 * The resource-specific permission that covers each endpoint. Source: the permission tables of the
 * four API pages, and Graph's own list of permissions.
 */
export const notificationPermissions: Readonly<Record<Target, string>> = {
  user: "TeamsActivity.Send.User",
  chat: "TeamsActivity.Send.Chat",
  team: "TeamsActivity.Send.Group",
  bulk: "TeamsActivity.Send.User",
};

/** A resource-specific permission that a manifest asks for, in either of its two forms. */
export interface DeclaredPermission {
  /** Undefined where the name is filled in later or was refused. */
  readonly name: string | undefined;
  /** `Application` or `Delegated`; undefined also in the form without types. */
  readonly type: string | undefined;
  /** JSON pointers of the name and, in the form with types, of the type. */
  readonly namePointer: string;
  readonly typePointer: string | undefined;
}

const lists = new WeakMap<ManifestView, readonly DeclaredPermission[]>();

/**
 * The permissions in `authorization` (manifest 1.12 and later) or `applicationPermissions` (1.6 to 1.11). Read once
 * for each manifest, because request rules ask for every request.
 */
export function declaredPermissions(manifest: ManifestView): readonly DeclaredPermission[] {
  let list = lists.get(manifest);
  if (list === undefined) {
    list = readPermissions(manifest);
    lists.set(manifest, list);
  }
  return list;
}

function readPermissions(manifest: ManifestView): DeclaredPermission[] {
  const list = "/authorization/permissions/resourceSpecific";
  const typed = manifest.authorization?.permissions?.resourceSpecific ?? [];
  const untyped: readonly (Text | undefined)[] =
    manifest.webApplicationInfo?.applicationPermissions ?? [];
  return [
    ...typed.map((entry, index) => ({
      name: known(entry?.name),
      type: known(entry?.type),
      namePointer: `${list}/${index}/name`,
      typePointer: `${list}/${index}/type`,
    })),
    ...untyped.map((name, index) => ({
      name: known(name),
      type: undefined,
      namePointer: `/webApplicationInfo/applicationPermissions/${index}`,
      typePointer: undefined,
    })),
  ];
}

/** Whether the name belongs to the family of notification permissions, well spelt or not. */
export function isNotificationPermission(name: string): boolean {
  return /^TeamsActivity\./i.test(name);
}
