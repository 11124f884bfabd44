import { type Preview, previewOf } from "../../src/preview/preview.js";
import { createRequest } from "../../src/run/create-request.js";
import {
  type Given,
  givenApp,
  givenRequest,
  soundBody,
  soundManifest,
  USER_URL,
} from "../check.js";

/** A manifest in English with translations; `de-at` has but its name. */
export const manifest = soundManifest({
  localizationInfo: {
    defaultLanguageTag: "en-us",
    additionalLanguages: [
      { languageTag: "de", file: "de.json" },
      { languageTag: "de-at", file: "de-at.json" },
      { languageTag: "ar", file: "ar.json" },
      { languageTag: "fr", file: "fr.json" },
    ],
  },
});

export const languages = {
  "de.json": {
    "name.short": "Aufgaben",
    "activities.activityTypes[0].templateText": "{actor} hat Aufgabe {taskId} angelegt",
  },
  "de-at.json": { "name.short": "Aufgaben (AT)" },
  "ar.json": {
    "name.short": "لوحة المهام",
    "activities.activityTypes[0].templateText": "أنشأ {actor} المهمة {taskId}",
  },
  "fr.json": { "name.short": "Tâches" },
};

/** The preview of a request to that app, or to another that is given. */
export function previewed(body: object = {}, given: Given = {}, language?: string): Preview {
  const app = givenApp({ manifest, languages, ...given });
  const request = createRequest(
    givenRequest({ request: soundBody(body), url: USER_URL, ...given }),
  );
  return previewOf(app, request, language);
}
