import { expect, test } from "vitest";
import rule from "../../rules/localization-template-parameters.js";
import { check, diagnose } from "../check.js";
import { frenchFile, TEXT, translatedManifest } from "./localization.js";

const told = (text: unknown, index = 0) =>
  check(rule, {
    manifest: translatedManifest(),
    languages: { "fr.json": frenchFile({ [TEXT(index)]: text }) },
  });

test.each<[string, unknown, number, string[]]>([
  ["the same", "{actor} a créé la tâche {taskId}", 0, []],
  ["in another order", "La tâche {taskId} par {actor}", 0, []],
  ["without the actor", "La tâche {taskId}", 0, []],
  ["filled in later", "${{TEXT}} {taskId}", 0, []],
  ["braces that are a mistake: template-well-formed speaks", "{actor {taskID}", 0, []],
  ["an item that the manifest does not have", "{x}", 7, []],
  ["one left out", "{actor} a créé la tâche", 0, ['the translation lacks "{taskId}"']],
  ["two left out", "{actor}", 1, ['the translation lacks "{taskId}", "{crew}"']],
  [
    "another case",
    "{actor} {taskID}",
    0,
    ['the translation has "{taskID}" where the manifest has "{taskId}"'],
  ],
  [
    "a translated name",
    "{actor} {numero}",
    0,
    ['the translation has "{numero}" where the manifest has "{taskId}"'],
  ],
  [
    "one too many",
    "{actor} {taskId} {crew}",
    0,
    ['the translation has "{crew}", which the manifest\'s own text has not'],
  ],
])("%s", (_name, text, index, expected) => {
  expect(told(text, index)).toEqual(
    expected.map((message) => `fr.json/${TEXT(index)}: ${message}`),
  );
});

test("points at the manifest's own text", () => {
  const languages = { "fr.json": frenchFile({ [TEXT(1)]: "{actor}" }) };
  const [found] = diagnose(rule, { manifest: translatedManifest(), languages });
  expect(found?.related[0]).toMatchObject({
    file: "manifest.json",
    message: "the manifest's own text",
  });
});

test.each([
  ["{actor}", 'put "{taskId}" into it'],
  ["{actor} {taskId} {crew}", "remove it: no request sends a value for it"],
])("the cure of %s", (text, help) => {
  const found = diagnose(rule, {
    manifest: translatedManifest(),
    languages: { "fr.json": frenchFile({ [TEXT(0)]: text }) },
  });
  expect(found.map((finding) => finding.help)).toEqual([help]);
});

test("of several parameters a near name is said before a missing one", () => {
  expect(told("{actor} {taskID} {crews}", 1)).toEqual([
    'fr.json/activities.activityTypes[1].templateText: the translation has "{taskID}" where the manifest has "{taskId}"',
  ]);
});
