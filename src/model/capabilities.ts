import type { ManifestView } from "./manifest.js";

/**
 * The properties of a manifest that give the app something that people or Copilot see, over all versions. Properties
 * that describe the app (`icons`), allow something (`permissions`) or feed a search (`graphConnector`) are not among
 * them.
 */
const CAPABILITIES = [
  "staticTabs",
  "configurableTabs",
  "bots",
  "connectors",
  "composeExtensions",
  "extensions",
  "dashboardCards",
  "meetingExtensionDefinition",
  "copilotAgents",
  "copilotExtensions",
  "agenticUserTemplates",
  "agentConnectors",
  "agentSkills",
];

/** The capabilities that Teams itself shows. */
const OF_TEAMS = ["staticTabs", "configurableTabs", "bots", "composeExtensions"];

/** Whether the app is an Office add-in and nothing in Teams: extensions, and no tab, bot or message extension. */
export function isOfficeAddin(manifest: ManifestView): boolean {
  return hasOneOf(["extensions"], manifest) && !hasOneOf(OF_TEAMS, manifest);
}

/** Whether the app has a tab, a bot, a message extension or another capability; a refused one counts. */
export function hasCapability(manifest: ManifestView): boolean {
  return hasOneOf(CAPABILITIES, manifest);
}

function hasOneOf(names: readonly string[], manifest: ManifestView): boolean {
  const properties = manifest as Readonly<Record<string, unknown>>;
  return names.some((name) => {
    if (!(name in properties)) return false;
    const value = properties[name];
    return !(Array.isArray(value) && value.length === 0);
  });
}
