import { rawText } from "../json/template.js";
import { remembering } from "./remembering.js";

const DASH = 45;

/** A 1 at the character code of each hexadecimal digit, of any case. */
const digits = new Uint8Array(128);
for (const digit of "0123456789abcdefABCDEF") digits[digit.charCodeAt(0)] = 1;

/**
 * The form 8-4-4-4-12 in hexadecimal digits of any case, without braces. Every id of a request is held against it, and
 * counting digits takes half as long as an expression.
 */
export function isGuid(value: string): boolean {
  if (value.length !== 36 || !hasDashesOfGuid(value)) return false;
  let count = 0;
  for (let at = 0; at < 36; at += 1) count += digits[value.charCodeAt(at)] ?? 0;
  return count === 32;
}

function hasDashesOfGuid(value: string): boolean {
  return (
    value.charCodeAt(8) === DASH &&
    value.charCodeAt(13) === DASH &&
    value.charCodeAt(18) === DASH &&
    value.charCodeAt(23) === DASH
  );
}

/** GUIDs and user principal names differ in case without being different ids. */
export function sameId(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

/** Ids of chats (`19:…@thread.v2`), unlike GUIDs, are case-sensitive. */
export function sameTargetId(kind: "chat" | "team" | "user", a: string, b: string): boolean {
  return kind === "chat" ? a === b : sameId(a, b);
}

const userPrincipalName = /^[^\s@/\\]+@[^\s@/\\.]+(?:\.[^\s@/\\.]+)+$/;

/** `someone@contoso.com`, guests (`someone_contoso.com#EXT#@fabrikam.onmicrosoft.com`) included. */
export function isUserPrincipalName(value: string): boolean {
  return userPrincipalName.test(value);
}

export interface InstallationId {
  readonly userId: string;
  /** The catalog id of the Teams app. */
  readonly appId: string;
}

/**
 * The ids inside of the id in `…/teamwork/installedApps/{id}`, which is base64 of `{user}##{app}`. Undefined for any
 * other text. Officially the id is opaque: the form comes from the example of Microsoft's page "List apps installed
 * for user", so it is good for a hint only.
 */
export function decodeInstallationId(id: string): InstallationId | undefined {
  const [userId, appId, ...rest] = decodeParts(id);
  if (userId === undefined || appId === undefined || rest.length > 0) return undefined;
  return isGuid(userId) && isGuid(appId) ? { userId, appId } : undefined;
}

/**
 * The app in the id of an installation for this user, who is named by a GUID; undefined for any other id. Encoding the
 * user takes V8 a tenth of the time for decoding the id, and most ids of a log are those of the users addressed.
 */
export function appInstalledFor(userId: string, id: string): string | undefined {
  // 36 bytes become 48 characters that end with a whole byte.
  const user = btoa(userId);
  return id.startsWith(user) ? behindUser(id.slice(user.length)).appId : undefined;
}

const behindUser = remembering((text) => {
  const [nothing, appId, ...rest] = decodeParts(rawText(text));
  const isApp = nothing === "" && appId !== undefined && isGuid(appId) && rest.length === 0;
  return { appId: isApp ? appId : undefined };
});

export interface DefinitionId {
  readonly appId: string;
  readonly version: string;
}

/**
 * The app id and version inside of a `teamsAppDefinition` id: base64 of `{app}##{version}`, at times followed by
 * `##Published`. Undefined for any other text. Source: the same page.
 */
export function decodeDefinitionId(id: string): DefinitionId | undefined {
  const [appId, version, ...rest] = decodeParts(id);
  if (appId === undefined || version === undefined || rest.length > 1) return undefined;
  return isGuid(appId) && version !== "" && !isGuid(version) ? { appId, version } : undefined;
}

/** Base64 in either alphabet, with or without padding. 200 characters are twice what ids need. */
const base64 = /^[A-Za-z0-9+/_-]{16,200}={0,2}$/;

function decodeParts(id: string): string[] {
  if (isGuid(id) || !base64.test(id)) return [];
  try {
    return atob(id.replaceAll("-", "+").replaceAll("_", "/")).split("##");
  } catch {
    return [];
  }
}

export const ZERO_GUID = "00000000-0000-0000-0000-000000000000";

/**
 * Entra apps of Microsoft that manifests name in place of the developer's own. The documentation of SharePoint
 * Framework tells people to write the first.
 */
const microsoftApps: ReadonlyMap<string, string> = new Map([
  ["00000003-0000-0ff1-ce00-000000000000", "SharePoint"],
  ["00000003-0000-0000-c000-000000000000", "Microsoft Graph"],
]);

/** The name of Microsoft's own Entra app with that client id; undefined for any other id. */
export function microsoftApp(clientId: string): string | undefined {
  return microsoftApps.get(clientId.toLowerCase());
}

/** Whether the client id can be that of the developer's own Entra app. */
export function canBeOwnApp(clientId: string): boolean {
  return clientId !== ZERO_GUID && microsoftApp(clientId) === undefined;
}

/**
 * Whether the app is one of those behind Teams' built-in tabs, whose ids are names
 * (`com.microsoft.teamspace.tab.web`). Source: "Configuring the built-in tab types in Microsoft Teams" in the Graph
 * documentation.
 */
export function isBuiltInApp(appId: string): boolean {
  return appId.startsWith("com.microsoft.");
}
