import { expect, test } from "vitest";
import rule from "../../rules/localization-complete.js";
import { check, diagnose } from "../check.js";
import { DESCRIPTION, frenchFile, TEXT, translatedManifest } from "./localization.js";

const all = { [DESCRIPTION(0)]: "a", [TEXT(0)]: "b", [DESCRIPTION(1)]: "c", [TEXT(1)]: "d" };
const two = {
  localizationInfo: {
    defaultLanguageTag: "en",
    additionalLanguages: [
      { languageTag: "fr", file: "fr.json" },
      { languageTag: "fr-CA", file: "fr-ca.json" },
    ],
  },
};

test.each<[string, object, object, string[]]>([
  ["all", { "fr.json": frenchFile(all) }, {}, []],
  ["none", { "fr.json": frenchFile() }, {}, []],
  [
    "a text of the wrong type is there: the schema speaks",
    { "fr.json": frenchFile({ ...all, [TEXT(1)]: 5 }) },
    {},
    [],
  ],
  [
    "one of two",
    { "fr.json": frenchFile({ ...all, [TEXT(1)]: undefined }) },
    {},
    ["fr.json: 1 activity text of 4 is not translated"],
  ],
  [
    "several, one finding",
    { "fr.json": frenchFile({ [TEXT(0)]: "b" }) },
    {},
    ["fr.json: 3 activity texts of 4 are not translated"],
  ],
  [
    "a region that leaves the rest to its language",
    { "fr.json": frenchFile(all), "fr-ca.json": frenchFile({ [TEXT(0)]: "b" }) },
    two,
    [],
  ],
  [
    "the file of the default language",
    { "en.json": frenchFile({ [TEXT(0)]: "b" }) },
    {
      localizationInfo: {
        defaultLanguageTag: "en",
        defaultLanguageFile: "en.json",
        additionalLanguages: [],
      },
    },
    [],
  ],
])("%s", (_name, languages, parts, expected) => {
  const manifest = translatedManifest(parts);
  expect(check(rule, { manifest, languages: languages as Record<string, unknown> })).toEqual(
    expected,
  );
});

test("the help names the keys", () => {
  const languages = { "fr.json": frenchFile({ ...all, [TEXT(1)]: undefined }) };
  const [found] = diagnose(rule, { manifest: translatedManifest(), languages });
  expect(found?.help).toBe(`add "${TEXT(1)}"; until then users read the default language there`);
});

test("a key that the schema refused may be the missing one", () => {
  const { [TEXT(1)]: text, ...rest } = all as Record<string, string>;
  const languages = { "fr.json": frenchFile({ ...rest, [`${TEXT(1)}s`]: text }) };
  expect(check(rule, { manifest: translatedManifest(), languages })).toEqual([]);
});

test("of a region the file of its language fills in, whatever the case of the tags", () => {
  const additionalLanguages = [
    { languageTag: "FR", file: "fr.json" },
    { languageTag: "Fr-ca", file: "fr-ca.json" },
    { languageTag: "de", file: "de.json" },
  ];
  const manifest = translatedManifest({
    localizationInfo: { defaultLanguageTag: "en", additionalLanguages },
  });
  const { [TEXT(1)]: _last, ...most } = all as Record<string, string>;
  const languages = {
    "fr.json": frenchFile(all),
    "fr-ca.json": frenchFile(most),
    "de.json": frenchFile(most),
  };
  expect(check(rule, { manifest, languages })).toEqual([
    "de.json: 1 activity text of 4 is not translated",
  ]);
});

test("a blank text of the manifest needs no translation", () => {
  const activities = { activityTypes: [{ type: "a", description: " ", templateText: "{actor}" }] };
  const languages = { "fr.json": frenchFile({ [TEXT(0)]: "b" }) };
  const found = check(rule, { manifest: translatedManifest({ activities }), languages });
  expect(found).toEqual([]);
});
