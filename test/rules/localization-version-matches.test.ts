import { expect, test } from "vitest";
import rule from "../../rules/localization-version-matches.js";
import { check, diagnose } from "../check.js";
import { frenchFile, translatedManifest } from "./localization.js";

const url = (version: string, name = "MicrosoftTeams.Localization") =>
  `https://developer.microsoft.com/en-us/json-schemas/teams/${version}/${name}.schema.json`;

test.each<[string, string, string | undefined, string[]]>([
  ["the same", "1.22", url("v1.22"), []],
  ["with #", "1.22", `${url("v1.22")}#`, []],
  ["no $schema", "1.22", undefined, []],
  ["filled in later", "1.22", url("v${{V}}"), []],
  [
    "another",
    "1.22",
    url("v1.7"),
    ['fr.json/$schema: the language file has version "1.7", its manifest "1.22"'],
  ],
  ["an unknown manifestVersion: one cause", "1.18", url("v1.17"), []],
  ["the preview in any case", "devPreview", url("vdevPreview"), []],
  [
    "the manifest's schema",
    "1.22",
    url("v1.22", "MicrosoftTeams"),
    ["fr.json/$schema: $schema names the schema of manifests, and this is a language file"],
  ],
])("%s", (_name, manifestVersion, $schema, expected) => {
  const manifest = translatedManifest({ manifestVersion });
  expect(check(rule, { manifest, languages: { "fr.json": frenchFile({ $schema }) } })).toEqual(
    expected,
  );
});

test("the fix writes the manifest's version, related to it", () => {
  const file = frenchFile({ $schema: url("v1.7") });
  const [found] = diagnose(rule, {
    manifest: translatedManifest(),
    languages: { "fr.json": file },
  });
  expect(found?.fix?.edits[0]?.text).toBe(JSON.stringify(url("v1.22")));
  expect(found?.related[0]).toMatchObject({
    file: "manifest.json",
    message: "the manifest's version",
  });
});
