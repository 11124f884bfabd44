import { expect, test } from "vitest";
import { plainLine } from "../../src/preview/line.js";
import { directionOf } from "../../src/preview/languages.js";
import { previewOf } from "../../src/preview/preview.js";
import { givenApp, soundManifest } from "../check.js";
import { languages, manifest, previewed } from "./harbour.js";

test("each language has its line, from the closest file that has one", () => {
  const lines = previewed().faces.map(
    ({ tag, direction, reason, isDefault }) =>
      `${tag} ${direction}${isDefault ? " default" : ""}: ${plainLine(reason)}`,
  );
  expect(lines).toEqual([
    "en-us ltr: Task Board created task 4711",
    "de ltr: Aufgaben hat Aufgabe 4711 angelegt",
    "de-at ltr: Aufgaben (AT) hat Aufgabe 4711 angelegt",
    "ar rtl: أنشأ لوحة المهام المهمة 4711",
    "fr ltr default: Tâches created task 4711",
  ]);
});

test.each([
  ["de-CH", "Aufgaben hat Aufgabe {taskId} angelegt", false],
  ["DE-AT", "Aufgaben (AT) hat Aufgabe {taskId} angelegt", false],
  ["en-US", "Task Board created task {taskId}", false],
  ["en-us-x", "Task Board created task {taskId}", false],
  ["ja", "Task Board created task {taskId}", true],
  ["d", "Task Board created task {taskId}", true],
])("somebody who reads %s sees %s", (tag, line, isDefault) => {
  const app = givenApp({ manifest, languages });
  const { faces } = previewOf(app, { activityType: "taskCreated" }, tag);
  expect(faces).toMatchObject([{ tag, isDefault }]);
  expect(plainLine(faces[0]!.reason)).toBe(line);
});

test("the texts of a default language file go before the manifest's", () => {
  const app = givenApp({
    manifest: soundManifest({
      manifestVersion: "1.22",
      localizationInfo: { defaultLanguageTag: "en", defaultLanguageFile: "en.json" },
    }),
    languages: {
      "en.json": { "activities.activityTypes[0].templateText": "{actor} made {taskId}" },
    },
  });
  const { faces } = previewOf(app, { activityType: "taskCreated" });
  expect(faces.map(({ tag, reason }) => [tag, plainLine(reason)])).toEqual([
    ["en", "Task Board made {taskId}"],
  ]);
});

test("an app that names no language has one face without a tag", () => {
  const app = givenApp({ manifest: soundManifest() });
  expect(previewOf(app, { activityType: "taskCreated" }).faces).toMatchObject([
    { tag: undefined, direction: "ltr", isDefault: false },
  ]);
});

test.each([
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur-PK", "rtl"],
  ["yi", "rtl"],
  ["ckb", "rtl"],
  ["dv", "rtl"],
  ["ks", "rtl"],
  ["uz-Arab", "rtl"],
  ["az", "ltr"],
  ["de", "ltr"],
  ["ja", "ltr"],
  ["not a tag!", "ltr"],
  ["", "ltr"],
  [undefined, "ltr"],
])("%s runs %s", (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
