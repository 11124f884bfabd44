import { expect, test } from "vitest";
import rule from "../../rules/template-well-formed.js";
import { check, diagnose, soundManifest } from "../check.js";

function manifest(templateText: unknown, parts: object = {}) {
  const activityTypes = [{ type: "taskCreated", description: "d", templateText }];
  return soundManifest({ activities: { activityTypes }, ...parts });
}

test.each([
  ["{actor} created task {taskId} for you"],
  ["no parameter at all, 2 < 3"],
  ["<b>{taskId}</b>"],
  ["${{TEXT}}"],
  ["{actor} in ${{APP_NAME}}: {taskId}"],
  [3],
  [undefined],
])("passes: %s", (text) => {
  expect(check(rule, { manifest: manifest(text) })).toEqual([]);
});

test("doubled braces are right where the manifest is a mustache template", () => {
  const name = { short: "{{APP_NAME}}", full: "Task Board for crews" };
  expect(check(rule, { manifest: manifest("{{ACTIVITY_TEXT}}", { name }) })).toEqual([]);
});

test.each([
  ["{actor} created {taskId", '"{taskId" in the template lacks a closing "}"', undefined],
  ["created taskId}", '"}" in the template has a "}" that no "{" opens', undefined],
  [
    "{task{id}}",
    '"{task" in the template opens a parameter, and another "{" follows before it is closed',
    undefined,
  ],
  ["created {}", '"{}" in the template names no parameter', undefined],
  [
    "{{taskId}} created",
    '"{{taskId}}" in the template has doubled braces, and a parameter stands in single ones',
    "{taskId} created",
  ],
  [
    "<taskId> created",
    '"<taskId>" in the template is shown as it stands, because a parameter stands in braces',
    "{taskId} created",
  ],
  [
    "{Actor} created it",
    '"{Actor}" in the template is spelt otherwise than "{actor}", the parameter that Teams fills in',
    "{actor} created it",
  ],
  [
    "<team member> created <taskId>",
    '"<team member>" in the template is shown as it stands, because a parameter stands in braces',
    "{teamMember} created {taskId}",
  ],
])("fails: %s", (text, message, mended) => {
  expect(check(rule, { manifest: manifest(text) })).toEqual([
    `/activities/activityTypes/0/templateText: ${message}`,
  ]);
  expect(diagnose(rule, { manifest: manifest(text) })[0]?.fix?.edits[0]?.text).toBe(
    mended === undefined ? undefined : JSON.stringify(mended),
  );
});

const localizationInfo = {
  defaultLanguageTag: "en",
  additionalLanguages: [{ languageTag: "de", file: "de.json" }],
};

test("a translation is judged in its own file, and has its own fix", () => {
  const given = {
    manifest: manifest("{actor} created {taskId}", { localizationInfo }),
    languages: { "de.json": { "activities.activityTypes[0].templateText": "{actor}: {{taskId}}" } },
  };
  expect(check(rule, given)).toEqual([
    'de.json/activities.activityTypes[0].templateText: "{{taskId}}" in the template has doubled braces, and a parameter stands in single ones',
  ]);
  expect(diagnose(rule, given)[0]?.fix?.edits).toMatchObject([{ text: '"{actor}: {taskId}"' }]);
});

test("a translation of a type that is not there is left to localization-index-in-range", () => {
  const given = {
    manifest: manifest("{actor}", { localizationInfo }),
    languages: { "de.json": { "activities.activityTypes[7].templateText": "{{taskId}}" } },
  };
  expect(check(rule, given)).toEqual([]);
});

test("doubled braces in the languages of a mustache template are right too", () => {
  const name = { short: "{{APP_NAME}}", full: "Task Board for crews" };
  const given = {
    manifest: manifest("{actor}", { localizationInfo, name }),
    languages: { "de.json": { "activities.activityTypes[0].templateText": "{{TEXT_DE}}" } },
  };
  expect(check(rule, given)).toEqual([]);
});

test.each(["{task${{ID}}", "${{ID}}Id} done", "a {task<<x>> b", "{task%ID% and {other}"])(
  "what is unknown may hold the missing brace: %s",
  (templateText) => {
    expect(check(rule, { manifest: manifest(templateText) })).toEqual([]);
  },
);

test("a brace before what is unknown is judged", () => {
  expect(check(rule, { manifest: manifest("a} ${{ID}} {b}") })).toHaveLength(1);
});
