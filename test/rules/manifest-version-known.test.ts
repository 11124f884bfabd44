import { expect, test } from "vitest";
import rule from "../../rules/manifest-version-known.js";
import { check, diagnose, soundManifest } from "../check.js";

test.each<[string, unknown, string[]]>([
  ["the oldest", "1.0", []],
  ["the newest", "1.30", []],
  ["the preview", "devPreview", []],
  ["filled in later", "${{VERSION}}", []],
  ["of the wrong type: manifest-schema speaks", 1.17, []],
  ["1.18", "1.18", ['/manifestVersion: there is no manifestVersion "1.18"']],
  ["empty", "", ["/manifestVersion: the manifestVersion is blank"]],
  ["nothing but spaces", "  ", ["/manifestVersion: the manifestVersion is blank"]],
  ["null: manifest-schema speaks", null, []],
  ["absent: manifest-schema speaks", undefined, []],
  [
    "newer than all",
    "1.31",
    ['warning /manifestVersion: manifestVersion "1.31" is newer than 1.30, the newest known here'],
  ],
  [
    "a preview in another case",
    "devpreview",
    ['/manifestVersion: there is no manifestVersion "devpreview"'],
  ],
])("%s", (_name, manifestVersion, expected) => {
  expect(check(rule, { manifest: soundManifest({ manifestVersion }) })).toEqual(expected);
});

test.each([
  ["1.18", "1.17"],
  ["v1.22", "1.22"],
  ["1.22.0", "1.22"],
  ["DevPreview", "devPreview"],
])("%s: did you mean %s", (manifestVersion, meant) => {
  const [found] = diagnose(rule, { manifest: soundManifest({ manifestVersion }) });
  expect(found?.help).toBe(
    `did you mean "${meant}"? published are 1.0 to 1.17, 1.19 to 1.30, and devPreview`,
  );
});

test.each([
  [
    "the version of $schema",
    "https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json",
    '"1.17", the version of $schema',
  ],
  ["else the newest", undefined, '"1.30", the newest'],
  ["the newest where $schema names none", "https://example.com/schema.json", '"1.30", the newest'],
])("a blank one is to be %s", (_, $schema, cure) => {
  const manifest = soundManifest({ manifestVersion: "", $schema });
  const [found, ...others] = diagnose(rule, { manifest });
  expect(found?.help).toBe(`write ${cure}`);
  expect(others).toEqual([]);
});
