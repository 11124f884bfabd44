import type { ManifestView } from "./manifest.js";

/**
 * The properties of a manifest that give the app something that people or Copilot see, over all versions. What only
 * describes the app (`icons`), allows something (`permissions`) or feeds a search (`graphConnector`) is none.
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

/** Whether the app has a tab, a bot, a message extension or another capability; a refused one counts. */
export function hasCapability(manifest: ManifestView): boolean {
  const properties = manifest as Readonly<Record<string, unknown>>;
  return CAPABILITIES.some((name) => {
    if (!(name in properties)) return false;
    const value = properties[name];
    return !(Array.isArray(value) && value.length === 0);
  });
}
