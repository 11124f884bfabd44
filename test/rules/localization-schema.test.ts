import { expect, test } from "vitest";
import rule from "../../rules/localization-schema.js";
import { check, diagnose } from "../check.js";
import { frenchFile, translatedManifest } from "./localization.js";

const at = (version: string) =>
  `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.Localization.schema.json`;
const told = (file: unknown, version = "1.22") =>
  check(rule, {
    manifest: translatedManifest({ manifestVersion: version }),
    languages: { "fr.json": file },
  });

test.each<[string, unknown, string, string[]]>([
  ["a sound file", frenchFile(), "1.22", []],
  ["a placeholder", frenchFile({ "name.short": "${{NAME}}" }), "1.22", []],
  ["name.full is optional from 1.20 on", frenchFile({ "name.full": undefined }), "1.22", []],
  [
    "missing keys, one finding",
    { $schema: at("1.22") },
    "1.22",
    [
      'fr.json: the language file lacks 3 keys: "name.short", "description.short", "description.full"',
    ],
  ],
  [
    "missing keys where none was required",
    frenchFile({ $schema: at("1.12"), "name.short": undefined, "name.full": undefined }),
    "1.12",
    ['warning fr.json: the language file lacks 2 keys: "name.short", "name.full"'],
  ],
  [
    "the manifest's version where the file has none",
    { "name.short": "x" },
    "1.12",
    [
      'warning fr.json: the language file lacks 3 keys: "name.full", "description.short", "description.full"',
    ],
  ],
  [
    "a misspelt key is not missing too",
    frenchFile({ "name.short": undefined, "name.shrt": "x" }),
    "1.22",
    ['fr.json/name.shrt: unknown property "name.shrt"'],
  ],
  [
    "the same where none was required",
    frenchFile({ $schema: at("1.12"), "name.short": undefined, "name.shrt": "x" }),
    "1.12",
    ['fr.json/name.shrt: unknown property "name.shrt"'],
  ],
  [
    "a text that is too long",
    frenchFile({ "description.short": "x".repeat(81) }),
    "1.22",
    ['fr.json/description.short: "description.short" has 81 characters, at most 80 are allowed'],
  ],
  [
    "a number",
    frenchFile({ "name.short": 5 }),
    "1.22",
    ['fr.json/name.short: "name.short" is the number 5 where a text is expected'],
  ],
  [
    "objects instead of flat keys",
    frenchFile({ name: { short: "x" } }),
    "1.22",
    ['fr.json/name: unknown key "name"'],
  ],
  [
    "a key that cannot be translated",
    frenchFile({ "activities.activityTypes[0].type": "x" }),
    "1.22",
    ['fr.json/activities.activityTypes[0].type: unknown key "activities.activityTypes[0].type"'],
  ],
  [
    "an index above all limits",
    frenchFile({ "activities.activityTypes[128].description": "x" }),
    "1.22",
    [
      'fr.json/activities.activityTypes[128].description: version 1.22 has no key "activities.activityTypes[128].description"',
    ],
  ],
  ["no object", [], "1.22", ["fr.json: the language file is a list where an object is expected"]],
  ["a broken text lacks nothing", '{ "name.short": "x", }', "1.22", []],
])("%s", (_name, file, version, expected) => {
  expect(told(file, version)).toEqual(expected);
});

test.each<[object, string]>([
  [{ name: { short: "x" } }, 'a language file has flat keys: write "name.short"'],
  [
    { "activities.activityTypes[3].templatetext": "x" },
    'did you mean "activities.activityTypes[3].templateText"?',
  ],
  [
    { "activities.activityTypes[0].type": "x" },
    "of an activity type, only description and templateText are translated",
  ],
])("the cure of %j", (parts, help) => {
  const [found] = diagnose(rule, {
    manifest: translatedManifest(),
    languages: { "fr.json": frenchFile(parts) },
  });
  expect(found?.help).toBe(help);
});
