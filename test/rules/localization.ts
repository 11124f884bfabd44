import { soundManifest } from "../check.js";

/** A manifest with a French language file and two activity types. */
export function translatedManifest(parts: object = {}): Record<string, unknown> {
  return soundManifest({
    localizationInfo: {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "fr", file: "fr.json" }],
    },
    activities: {
      activityTypes: [
        {
          type: "taskCreated",
          description: "Task created",
          templateText: "{actor} created task {taskId}",
        },
        {
          type: "taskDone",
          description: "Task done",
          templateText: "{actor} finished task {taskId} of {crew}",
        },
      ],
    },
    ...parts,
  });
}

/** Names and descriptions in French; parts are laid over them. */
export function frenchFile(parts: object = {}): Record<string, unknown> {
  return {
    $schema:
      "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json",
    "name.short": "Tâches",
    "name.full": "Tableau des tâches",
    "description.short": "Des tâches.",
    "description.full": "Des tâches pour tous.",
    ...parts,
  };
}

export const TEXT = (index: number) => `activities.activityTypes[${index}].templateText`;
export const DESCRIPTION = (index: number) => `activities.activityTypes[${index}].description`;
