import type { View } from "./view.js";

/**
 * The parts of a Teams app manifest that rules read, over all versions from 1.0 to the newest. Shapes are those of
 * Microsoft's schemas; a test compares them with `TeamsAppManifest` of the package @microsoft/teams-manifest, which lacks
 * properties newer than 1.17 (activity icons).
 */
export interface Manifest {
  $schema: string;
  manifestVersion: string;
  version: string;
  id: string;
  name: { short: string; full: string };
  description: { short: string; full: string };
  icons: { color: string; outline: string; color32x32: string };
  staticTabs: StaticTab[];
  configurableTabs: { configurationUrl: string; scopes: string[] }[];
  bots: Bot[];
  composeExtensions: MessageExtension[];
  copilotAgents: {
    declarativeAgents: { id: string; file: string }[];
    customEngineAgents: { id: string; type: string }[];
  };
  validDomains: string[];
  webApplicationInfo: WebApplicationInfo;
  authorization: { permissions: { resourceSpecific: ResourceSpecificPermission[] } };
  activities: { activityTypes: ActivityType[]; activityIcons: ActivityIcon[] };
  localizationInfo: {
    defaultLanguageTag: string;
    defaultLanguageFile: string;
    additionalLanguages: { languageTag: string; file: string }[];
  };
}

export interface StaticTab {
  entityId: string;
  name: string;
  contentUrl: string;
  websiteUrl: string;
  contentBotId: string;
  scopes: string[];
}

export interface Bot {
  botId: string;
  scopes: string[];
  commandLists: { scopes: string[] }[];
}

export interface MessageExtension {
  botId: string;
  apiSpecificationFile: string;
  commands: {
    id: string;
    parameters: { name: string }[];
    /** The dialog that the command opens. */
    taskInfo: { url: string };
  }[];
  messageHandlers: { type: string; value: { domains: string[] } }[];
}

export interface WebApplicationInfo {
  id: string;
  resource: string;
  /** Versions 1.6 to 1.11; `authorization` since 1.12. */
  applicationPermissions: string[];
  /** Since 1.22, and in devPreview. */
  nestedAppAuthInfo: { redirectUri: string; scopes: string[] }[];
}

export interface ResourceSpecificPermission {
  name: string;
  type: string;
}

export interface ActivityType {
  type: string;
  description: string;
  templateText: string;
  /** Since 1.22, and in devPreview. */
  allowedIconIds: string[];
}

export interface ActivityIcon {
  id: string;
  iconFile: string;
}

/** A manifest as rules see it: deeply partial, unknown strings as Templates. */
export type ManifestView = View<Manifest>;
