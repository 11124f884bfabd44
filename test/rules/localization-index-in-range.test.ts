import { describe, expect, test } from "vitest";
import rule from "../../rules/localization-index-in-range.js";
import { memoryFiles } from "../../src/files/memory.js";
import { createProject } from "../../src/run/project.js";
import { check, diagnose } from "../check.js";
import { DESCRIPTION, frenchFile, TEXT, translatedManifest } from "./localization.js";

const told = (file: object, parts: object = {}) =>
  check(rule, { manifest: translatedManifest(parts), languages: { "fr.json": frenchFile(file) } });
const missing = (index: number) =>
  `"manifest.json" has no "activities.activityTypes[${index}]": "activities.activityTypes" holds 2 entries`;

test.each<[string, object, object, string[]]>([
  ["the last item", { [TEXT(1)]: "{actor}", "staticTabs[0].name": "x" }, {}, []],
  [
    "one behind the last, once for both texts",
    { [DESCRIPTION(2)]: "x", [TEXT(2)]: "x" },
    {},
    [`fr.json/${DESCRIPTION(2)}: ${missing(2)}`],
  ],
  [
    "two items",
    { [TEXT(2)]: "x", [TEXT(3)]: "x" },
    {},
    [`fr.json/${TEXT(2)}: ${missing(2)}`, `fr.json/${TEXT(3)}: ${missing(3)}`],
  ],
  [
    "a list that the manifest does not have",
    { "bots[0].commandLists[0].commands[0].title": "x" },
    {},
    [
      'fr.json/bots[0].commandLists[0].commands[0].title: "manifest.json" has no "bots[0]": "bots" holds nothing',
    ],
  ],
  [
    "a list in a list",
    { "bots[0].commandLists[0].commands[1].title": "x" },
    { bots: [{ botId: "x", commandLists: [{ commands: [{ title: "a" }] }] }] },
    [
      'fr.json/bots[0].commandLists[0].commands[1].title: "manifest.json" has no "bots[0].commandLists[0].commands[1]": "bots[0].commandLists[0].commands" holds 1 entry',
    ],
  ],
  ["a list that is filled in later", { "staticTabs[4].name": "x" }, { staticTabs: "{{tabs}}" }, []],
  ["an index above all limits: the schema speaks", { [TEXT(128)]: "x" }, {}, []],
])("%s", (_name, file, parts, expected) => {
  expect(told(file, parts)).toEqual(expected);
});

test("a broken manifest lacks nothing", () => {
  const manifest = JSON.stringify(translatedManifest({ activities: undefined })).replace(
    /\}$/,
    ",}",
  );
  expect(
    check(rule, { manifest, languages: { "fr.json": frenchFile({ [TEXT(0)]: "x" }) } }),
  ).toEqual([]);
});

test("points into the manifest", () => {
  const [found] = diagnose(rule, {
    manifest: translatedManifest(),
    languages: { "fr.json": frenchFile({ [TEXT(2)]: "x" }) },
  });
  expect(found?.related[0]?.file).toBe("manifest.json");
  expect(found?.help).toContain("the last one is 1");
});

test.each([
  ["of another name", { activitiez: {}, activities: undefined }],
  ["of another type", { activities: "none" }],
  ["with a list of another name", { activities: { activityTipes: [] } }],
])("nothing is missing from activities %s, which the schema refused", (_name, parts) => {
  expect(told({ [TEXT(0)]: "x" }, parts)).toEqual([]);
});

test("the help for a list that is not there", () => {
  const manifest = translatedManifest({ activities: undefined });
  const found = diagnose(rule, {
    manifest,
    languages: { "fr.json": frenchFile({ [TEXT(0)]: "x" }) },
  });
  expect(found.map(({ help }) => help)).toEqual(["remove the key"]);
});

describe("a file that several manifests name", () => {
  const parts = { bots: [{ botId: "x", scopes: ["personal"], commandLists: [] }] };
  const run = (first: object, second: object, paths = [""]) => {
    const files = memoryFiles({
      "manifest.json": JSON.stringify(translatedManifest(first)),
      "manifest.users.json": JSON.stringify(
        translatedManifest({ id: "5b7d2c14-8e0a-4f63-a1d9-2c3e4f5a6b07", ...second }),
      ),
      "fr.json": JSON.stringify(
        frenchFile({ "bots[0].commandLists[0].commands[0].title": "Aide" }),
      ),
    });
    const project = createProject({ files, rules: [rule], levelOf: () => "error" });
    return project.check(paths).diagnostics.map(({ file, message }) => `${file}: ${message}`);
  };
  const lists = [{ scopes: ["personal"], commands: [{ title: "Help", description: "d" }] }];
  const whole = { bots: [{ ...parts.bots[0], commandLists: lists }] };

  test("has a key of one of them", () => {
    expect(run(whole, {})).toEqual([]);
    expect(run({}, whole)).toEqual([]);
  });

  test("has a key of none of them: that is told once, however little is asked for", () => {
    const once = [
      'fr.json: none of the manifests "manifest.json", "manifest.users.json" has "bots[0]"',
    ];
    expect(run({}, {})).toEqual(once);
    expect(run({}, {}, ["fr.json"])).toEqual(once);
    expect(run({}, {}, ["manifest.users.json"])).toEqual(once);
  });
});
