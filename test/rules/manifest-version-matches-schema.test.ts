import { expect, test } from "vitest";
import rule from "../../rules/manifest-version-matches-schema.js";
import { check, diagnose, soundManifest } from "../check.js";

const host = "https://developer.microsoft.com";
const url = (version: string, name = "MicrosoftTeams") =>
  `${host}/en-us/json-schemas/teams/${version}/${name}.schema.json`;

test.each<[string, string, unknown, string[]]>([
  ["the same", "1.17", url("v1.17"), []],
  [
    "without en-us, with #",
    "1.17",
    `${host}/json-schemas/teams/v1.17/MicrosoftTeams.schema.json#`,
    [],
  ],
  ["no $schema", "1.17", undefined, []],
  ["filled in later", "1.17", url("v${{V}}"), []],
  ["somebody's own schema", "1.17", "https://example.com/schema.json", []],
  ["an unknown manifestVersion: one cause", "1.18", url("v1.17"), []],
  [
    "another version",
    "1.14",
    url("v1.16"),
    ['/$schema: $schema has version "1.16", manifestVersion is "1.14"'],
  ],
  [
    "the schema of language files",
    "1.17",
    url("v1.17", "MicrosoftTeams.Localization"),
    ["/$schema: $schema names the schema of language files, and this is a manifest"],
  ],
  [
    "the preview's casing",
    "devPreview",
    url("vdevPreview"),
    ["info /$schema: the published $schema writes vDevPreview with capital D and P"],
  ],
  ["the preview", "devPreview", url("vDevPreview"), []],
])("%s", (_name, manifestVersion, $schema, expected) => {
  expect(check(rule, { manifest: soundManifest({ manifestVersion, $schema }) })).toEqual(expected);
});

test("the fix keeps host, path and #", () => {
  const $schema = `${host}/json-schemas/teams/v1.16/MicrosoftTeams.Localization.schema.json#`;
  const [found] = diagnose(rule, { manifest: soundManifest({ manifestVersion: "1.14", $schema }) });
  expect(found?.fix?.edits[0]?.text).toBe(
    `"${host}/json-schemas/teams/v1.14/MicrosoftTeams.schema.json#"`,
  );
});
