import { describe, expect, test } from "vitest";
import { rules } from "../../../rules/index.js";
import { type Migration, migrate } from "../../../src/fix/migrate/migrate.js";
import { migrationWords } from "../../../src/fix/migrate/words.js";
import { soundManifest } from "../../check.js";

const manifestUrl = (version: string) =>
  `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
const languageUrl = (version: string) =>
  manifestUrl(version).replace("MicrosoftTeams.", "MicrosoftTeams.Localization.");

/** A manifest that is sound in every version from 1.4 to 1.16, whatever is added. */
function old(version: string, parts: object = {}): object {
  return {
    $schema: manifestUrl(version),
    manifestVersion: version,
    version: "1.0.0",
    id: "0325f5b2-1f86-41f8-81fa-979ffcae681a",
    packageName: "com.example.tour",
    developer: {
      name: "Harbour Works",
      websiteUrl: "https://harbour.example.com",
      privacyUrl: "https://harbour.example.com/privacy",
      termsOfUseUrl: "https://harbour.example.com/terms",
    },
    name: { short: "Tour", full: "Harbour tour" },
    description: { short: "Tours of the day.", full: "Shows who takes which boat." },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#0B4F6C",
    ...parts,
  };
}

type Files = Readonly<Record<string, string | object>>;

function run(files: Files, to: string): Migration {
  const texts = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`,
    ]),
  );
  return migrate({ path: "manifest.json", to, rules, read: (path) => texts.get(path) });
}

/** The value of a file after the migration. */
function valueOf({ files }: Migration, path = "manifest.json"): Record<string, unknown> {
  const file = files.find((changed) => changed.path === path);
  return JSON.parse(file?.after ?? "null") as Record<string, unknown>;
}

/** The changes beside the version. */
const changesOf = ({ changes }: Migration) =>
  changes
    .filter(({ pointer }) => pointer !== "/manifestVersion" && pointer !== "/$schema")
    .map(
      ({ file, pointer, became }) => `${file === "manifest.json" ? "" : file}${pointer} ${became}`,
    );

const guid = "1ede8e40-e239-448e-86af-b29ae3f129f8";
const permission = (name: string, type = "Application") => ({ name, type });
const resourceSpecific = (...list: object[]) => ({ permissions: { resourceSpecific: list } });

describe("a property", () => {
  test.each<[string, string, object, string, string[], object]>([
    [
      "that is gone is taken out",
      "1.16",
      {},
      "1.17",
      ["/packageName is taken out: the manifest's id alone identifies the app"],
      { packageName: undefined },
    ],
    [
      "that no version has is taken out",
      "1.7",
      { needsIdentity: true },
      "1.7",
      ["/needsIdentity is taken out: no version of the manifest has it"],
      { needsIdentity: undefined },
    ],
    [
      "that moved is moved",
      "1.11",
      { webApplicationInfo: { id: guid, applicationPermissions: ["A.Group", "${{B}}"] } },
      "1.12",
      [
        '/webApplicationInfo/applicationPermissions is "authorization.permissions.resourceSpecific", as 1.12 and later have it',
      ],
      {
        webApplicationInfo: { id: guid },
        authorization: resourceSpecific(permission("A.Group"), permission("${{B}}")),
      },
    ],
    [
      "that moved is moved back where that loses nothing",
      "1.12",
      { webApplicationInfo: { id: guid }, authorization: resourceSpecific(permission("A.Group")) },
      "1.11",
      ['/authorization is "webApplicationInfo.applicationPermissions", as 1.6 to 1.11 have it'],
      {
        webApplicationInfo: { id: guid, applicationPermissions: ["A.Group"] },
        authorization: undefined,
      },
    ],
    [
      "with a new name keeps what it holds, and its place",
      "devPreview",
      { copilotExtensions: { declarativeCopilots: [{ id: "a", file: "a.json" }] } },
      "1.30",
      [
        "/packageName is taken out: the manifest's id alone identifies the app",
        '/copilotExtensions is called "copilotAgents" since 1.19',
        '/copilotAgents/declarativeCopilots is called "declarativeAgents" since 1.19',
      ],
      {
        packageName: undefined,
        copilotExtensions: undefined,
        copilotAgents: { declarativeAgents: [{ id: "a", file: "a.json" }] },
      },
    ],
    [
      "that says nothing is taken out",
      "1.11",
      { defaultBlockUntilAdminAction: false, meetingExtensionDefinition: {} },
      "1.9",
      [
        "/meetingExtensionDefinition is taken out: it is empty",
        "/defaultBlockUntilAdminAction is taken out: without it, false holds as well",
      ],
      { defaultBlockUntilAdminAction: undefined, meetingExtensionDefinition: undefined },
    ],
    [
      "that became required gets a text that is there",
      "1.15",
      { name: { short: "T\u00f6rn ${{SUFFIX}}" } },
      "1.16",
      ['/name/full is added, with the text of "name.short": 1.16 asks for it'],
      { name: { short: "T\u00f6rn ${{SUFFIX}}", full: "T\u00f6rn ${{SUFFIX}}" } },
    ],
  ])("%s", (_, from, parts, to, changes, expected) => {
    const migration = run({ "manifest.json": old(from, parts) }, to);
    expect(changesOf(migration).sort()).toEqual([...changes].sort());
    expect(migration.refused).toEqual([]);
    const rest = { $schema: manifestUrl(to), manifestVersion: to, ...expected };
    expect(valueOf(migration)).toEqual({ ...old(from, parts), ...rest });
  });
});

describe("groupchat", () => {
  const scopes = {
    configurableTabs: [{ configurationUrl: "https://${{HOST}}", scopes: ["groupchat"] }],
  };

  test("is written groupChat where the version knows no other", () => {
    const migration = run({ "manifest.json": old("1.16", scopes) }, "1.17");
    expect(changesOf(migration)).toContain(
      '/configurableTabs/0/scopes/0 is "groupChat": "groupchat" is allowed from 1.3 to 1.16',
    );
    expect(valueOf(migration)["configurableTabs"]).toMatchObject([{ scopes: ["groupChat"] }]);
  });

  test("stays where the version knows both", () => {
    expect(changesOf(run({ "manifest.json": old("1.9", scopes) }, "1.16"))).toEqual([]);
  });

  test("goes where groupChat is there too", () => {
    const bot = { botId: guid, scopes: ["groupchat", "personal", "groupChat"] };
    const migration = run({ "manifest.json": old("1.16", { bots: [bot] }) }, "1.30");
    expect(valueOf(migration)["bots"]).toMatchObject([{ scopes: ["personal", "groupChat"] }]);
  });
});

describe("$schema", () => {
  test.each([
    [manifestUrl("1.16"), manifestUrl("1.30")],
    [
      "https://developer.microsoft.com/en-us/json-schemas/teams/v1.11/MicrosoftTeams.schema.json#",
      "https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json#",
    ],
    [
      "https://statics.teams.microsoft.com/sdk/v1.0/manifest/MicrosoftTeams.schema.json",
      manifestUrl("1.30"),
    ],
    ["./schemas/teams.json", "./schemas/teams.json"],
    ["${{SCHEMA}}", "${{SCHEMA}}"],
    [undefined, undefined],
  ])("%s becomes %s", (written, expected) => {
    const migration = run({ "manifest.json": { ...old("1.16"), $schema: written } }, "1.30");
    expect(valueOf(migration)["$schema"]).toBe(expected);
  });
});

describe("language files", () => {
  const localizationInfo = {
    defaultLanguageTag: "en",
    additionalLanguages: [
      { languageTag: "nl", file: "nl.json" },
      { languageTag: "fr", file: "./lang/fr.json" },
    ],
  };
  const nl = { $schema: languageUrl("1.15"), "name.short": "Rondvaart" };
  const fr = {
    "name.short": "Visite",
    "name.full": "Visite du port",
    "description.short": "a",
    "description.full": "b",
  };

  test("get the version, and the texts that it asks for", () => {
    const files = {
      "manifest.json": old("1.15", { localizationInfo }),
      "nl.json": nl,
      "lang/fr.json": fr,
    };
    const migration = run(files, "1.17");
    expect(valueOf(migration, "nl.json")).toEqual({
      $schema: languageUrl("1.17"),
      "name.short": "Rondvaart",
      "name.full": "Rondvaart",
      "description.short": "Tours of the day.",
      "description.full": "Shows who takes which boat.",
    });
    expect(changesOf(migration)).toContain(
      "nl.json/description.full is added, with the text of the manifest: 1.17 asks for its translation",
    );
    // The file names no version, and has all required texts.
    expect(migration.files.map(({ path }) => path)).toEqual(["manifest.json", "nl.json"]);
    expect(migration.open).toEqual([]);
  });

  test("that lack a text already are not the migration's concern", () => {
    const files = {
      "manifest.json": old("1.16", { localizationInfo }),
      "nl.json": { ...nl, $schema: languageUrl("1.16") },
      "lang/fr.json": fr,
    };
    expect(Object.keys(valueOf(run(files, "1.30"), "nl.json"))).toEqual(["$schema", "name.short"]);
  });

  test("that cannot be read are named", () => {
    const files = {
      "manifest.json": old("1.15", { localizationInfo }),
      "nl.json": '{ "name.short": ',
    };
    const migration = run(files, "1.30");
    expect(migration.open).toEqual([
      '"nl.json", "./lang/fr.json": not there or not readable as JSON in UTF-8, they stay as before',
    ]);
    expect(migration.files.map(({ path }) => path)).toEqual(["manifest.json"]);
  });
});

describe("the text", () => {
  test("keeps its byte order mark, line breaks, indent, comments and order of keys", () => {
    const text = [
      "\uFEFF{",
      "\t// which schema",
      `\t"$schema": "${manifestUrl("1.11")}",`,
      '\t"manifestVersion" : "1.11",',
      '\t"packageName": "a.b", // was needed once',
      "\t/* the tour */",
      `\t"id": "${guid}", "version": "1.0.0",`,
      '\t"webApplicationInfo": {',
      `\t\t"id": "${guid}",`,
      '\t\t"applicationPermissions": [ "A.Group" ] // for the feed',
      "\t},",
      ...JSON.stringify(old("1.11"))
        .slice(1, -1)
        .split(/,(?="(?:developer|name|description|icons|accentColor)":)/)
        .slice(1)
        .map((row, index, all) => `\t${row}${index < all.length - 1 ? "," : " // the end"}`),
      "}",
    ].join("\r\n");
    const { files, refused } = run({ "manifest.json": text }, "1.30");
    expect(refused).toEqual([]);
    const expected = text
      .replaceAll("1.11", "1.30")
      .replace('\t"packageName": "a.b", // was needed once\r\n', "")
      .replace(',\r\n\t\t"applicationPermissions": [ "A.Group" ] // for the feed', "")
      .replace(
        " // the end\r\n",
        [
          ', // the end\r\n\t"authorization": {',
          '\t\t"permissions": {',
          '\t\t\t"resourceSpecific": [',
          "\t\t\t\t{",
          '\t\t\t\t\t"name": "A.Group",',
          '\t\t\t\t\t"type": "Application"',
          "\t\t\t\t}",
          "\t\t\t]",
          "\t\t}",
          "\t}\r\n",
        ].join("\r\n"),
      );
    expect(files[0]!.after).toBe(expected);
  });
});

describe("nothing is written", () => {
  test.each<[string, Files, string, string]>([
    [
      "where the new version refuses more",
      { "manifest.json": soundManifest({ activities: { activityTypes: [], activityIcons: [] } }) },
      "1.6",
      "not migrated from 1.22 to 1.6, which would make",
    ],
    [
      "where permissions have a type that the version does not know",
      {
        "manifest.json": old("1.12", {
          webApplicationInfo: { id: guid },
          authorization: resourceSpecific(permission("A"), permission("B", "Delegated")),
        }),
      },
      "1.11",
      "not migrated from 1.12 to 1.11, which would make 1 schema error of 0",
    ],
    [
      "where the text is no JSON",
      { "manifest.json": JSON.stringify(old("1.12")).replace('"version"', "version") },
      "1.30",
      "it is no JSON: line 1, column 123: ",
    ],
    [
      "where the version is filled in later",
      { "manifest.json": { ...old("1.12"), manifestVersion: "${{MANIFEST_VERSION}}" } },
      "1.30",
      "its manifestVersion is filled in later: change it where it comes from",
    ],
    [
      "where there is nothing to do",
      { "manifest.json": old("1.12") },
      "1.12",
      "nothing to do, it is one of 1.12",
    ],
  ])("%s", (_, files, to, words) => {
    const migration = run(files, to);
    expect(migration.files).toEqual([]);
    expect(migrationWords(migration)).toContain(words);
  });
});

test("what the new version refuses is said at its place in the text that stays", () => {
  const tab = {
    configurationUrl: "https://tour.example.com/config",
    scopes: ["team"],
    context: ["callingSidePanel"],
  };
  const text = JSON.stringify(old("1.16", { configurableTabs: [tab] }), undefined, 2);
  const { refused } = run({ "manifest.json": text }, "1.17");
  const line = text.slice(0, text.indexOf('"callingSidePanel"')).split("\n").length;
  expect(refused).toMatchObject([
    { rule: "manifest-schema", range: { start: { line } }, message: expect.any(String) },
  ]);
  expect(refused[0]!.message).toContain('"callingSidePanel"');
});

test("what was wrong before is counted and not listed again", () => {
  const files = { "manifest.json": old("1.16", { accentColor: "blue", colour: "blue" }) };
  const migration = run(files, "1.30");
  expect(migration.errors).toEqual({ before: 2, after: 2 });
  expect(migration.refused).toEqual([]);
  expect(migrationWords(migration)).toMatch(
    /\n {2}2 schema errors as before: teamslint says which\n$/,
  );
});
