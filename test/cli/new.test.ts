import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

type Files = Readonly<Record<string, string>>;

/** A folder with these files, above which nobody looks for a manifest. */
function repository(files: Files) {
  const folder = folderWith({ ".git/HEAD": "", ...files });
  return {
    folder,
    run: (...args: string[]) => runIn(folder, ["new", ...args]),
    read: (path: string) => readFileSync(join(folder, path), "utf8"),
    json: (path: string) => JSON.parse(readFileSync(join(folder, path), "utf8")) as never,
  };
}

const manifest = (parts: object = {}) => `${JSON.stringify(soundManifest(parts), undefined, 2)}\n`;

const languages = {
  localizationInfo: {
    defaultLanguageTag: "en",
    defaultLanguageFile: "en.json",
    additionalLanguages: [
      { languageTag: "de", file: "de.json" },
      { languageTag: "de-at", file: "de-at.json" },
      { languageTag: "fr", file: "fr.json" },
    ],
  },
};

const texts = (activities: Files) =>
  `${JSON.stringify(
    {
      $schema:
        "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json",
      "name.short": "Tasks",
      "description.short": "Tasks of crews.",
      "description.full": "Tasks of crews, and who does them.",
      ...activities,
    },
    undefined,
    2,
  )}\n`;

const translated = texts({
  "activities.activityTypes[0].description": "Neue Aufgaben",
  "activities.activityTypes[0].templateText": "{actor} hat {taskId} angelegt",
});

describe("adds an activity type", () => {
  test("to the manifest, as its other entries are written, and prints a request for it", async () => {
    const { run, read } = repository({ "appPackage/manifest.json": manifest() });
    const { code, out, error } = await run(
      "cargoArrived",
      "--template-text",
      "{actor} unloaded {cargoName} at {berth}",
      "--description",
      "Cargo",
    );
    expect(code).toBe(0);
    expect(error).toBe('teamslint: appPackage/manifest.json: added "cargoArrived"\n');
    expect(read("appPackage/manifest.json")).toBe(
      manifest().replace(
        /( {6}\{\n {8}"type": "taskCreated",[^}]*\} created[^}]*\}"\n {6}\})/,
        `$1,
      {
        "type": "cargoArrived",
        "description": "Cargo",
        "templateText": "{actor} unloaded {cargoName} at {berth}"
      }`,
      ),
    );
    expect(out).toBe(`### cargoArrived
POST https://graph.microsoft.com/v1.0/users/{{userId}}/teamwork/sendActivityNotification
Content-Type: application/json

{
  "topic": {
    "source": "text",
    "value": "Cargo",
    "webUrl": "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home"
  },
  "activityType": "cargoArrived",
  "previewText": {
    "content": "Cargo"
  },
  "templateParameters": [
    {
      "name": "cargoName",
      "value": "Cargo name"
    },
    {
      "name": "berth",
      "value": "Berth"
    }
  ]
}
`);
  });

  test("with texts worked out of its name, and a request that nothing is to be said of", async () => {
    const app = repository({ "appPackage/manifest.json": manifest() });
    const { out } = await app.run("cargo-unloadedFromMV");
    expect(app.json("appPackage/manifest.json")).toMatchObject({
      activities: {
        activityTypes: [
          { type: "taskCreated" },
          {
            type: "cargo-unloadedFromMV",
            description: "Cargo unloaded from MV",
            templateText: "{actor}: Cargo unloaded from MV",
          },
        ],
      },
    });
    writeFileSync(join(app.folder, "new.http"), out);
    const linted = await runIn(app.folder, ["new.http"]);
    expect(linted).toEqual({
      code: 0,
      out: "no problems in 1 file, 1 request checked\n",
      error: "",
    });
  });

  test("to the languages that translate activity types, for the translator to find", async () => {
    const app = repository({
      "appPackage/manifest.json": manifest(languages),
      "appPackage/en.json": texts({}),
      "appPackage/de.json": translated,
      "appPackage/de-at.json": texts({}),
      "appPackage/fr.json": texts({}),
    });
    const { code, error } = await app.run("taskDone", "--template-text", "{actor} did {taskId}");
    expect({ code, error }).toEqual({
      code: 0,
      error: `teamslint: appPackage/manifest.json: added "taskDone"
teamslint: appPackage/de.json: added its texts; those to be translated begin with "TRANSLATE: "
`,
    });
    expect(app.read("appPackage/de.json")).toBe(
      translated.replace(
        / angelegt"\n/,
        ` angelegt",
  "activities.activityTypes[1].description": "TRANSLATE: Task done",
  "activities.activityTypes[1].templateText": "TRANSLATE: {actor} did {taskId}"
`,
      ),
    );
    const findings = await runIn(app.folder, ["--format", "unix"]);
    expect(findings.out).not.toContain("localization");
    // The next one is for the same file, and what is there stays.
    await app.run("taskDropped");
    expect(app.read("appPackage/de.json")).toContain("activityTypes[2].description");
  });

  test("the first one to every language but those that another one covers", async () => {
    const app = repository({
      "appPackage/manifest.json": manifest({ ...languages, activities: undefined }),
      "appPackage/en.json": texts({}),
      "appPackage/de.json": texts({}),
      "appPackage/de-at.json": texts({}),
      "appPackage/fr.json": texts({}),
    });
    const { code, error } = await app.run("taskDone");
    expect(code).toBe(0);
    expect(error.match(/\w[\w-]*\.json/g)).toEqual(["manifest.json", "de.json", "fr.json"]);
    expect(app.json("appPackage/manifest.json")).toMatchObject({
      activities: { activityTypes: [{ type: "taskDone" }] },
    });
  });

  test("and keeps byte order mark, tabs and line breaks", async () => {
    const text = JSON.stringify(soundManifest(), undefined, "\t").replaceAll("\n", "\r\n");
    const { run, read } = repository({ "manifest.json": `\uFEFF${text}` });
    expect((await run("taskDone")).code).toBe(0);
    const after = read("manifest.json");
    expect(after).toMatch(/^\uFEFF\{\r\n\t"/);
    expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(after).toContain('\r\n\t\t\t{\r\n\t\t\t\t"type": "taskDone",\r\n');
  });

  test("a text that the mark would make too long is left unmarked", async () => {
    const app = repository({
      "manifest.json": manifest(languages),
      "de.json": translated,
    });
    const long = `{actor} ${"x".repeat(115)}`;
    expect((await app.run("taskDone", "--template-text", long)).code).toBe(0);
    expect(app.json("de.json")).toMatchObject({
      "activities.activityTypes[1].description": "TRANSLATE: Task done",
      "activities.activityTypes[1].templateText": long,
    });
  });
});

test("--dry-run prints a patch, and writes nothing", async () => {
  const { run, read } = repository({ "appPackage/manifest.json": manifest() });
  const { code, out, error } = await run("taskDone", "--dry-run");
  expect(code).toBe(0);
  expect(out).toMatch(
    /^--- a\/appPackage\/manifest\.json\n\+\+\+ b\/appPackage\/manifest\.json\n@@/,
  );
  expect(out).toContain('+        "type": "taskDone",\n');
  expect(error).toMatch(/^### taskDone\n/);
  expect(read("appPackage/manifest.json")).toBe(manifest());
});

describe("adds nothing", () => {
  const sound = { "manifest.json": manifest() };
  test.each<[string, Files, string[], string]>([
    [
      "where no type is named",
      sound,
      [],
      "new takes one activity type: teamslint new taskAssigned",
    ],
    [
      "where two are named",
      sound,
      ["a", "b"],
      "new takes one activity type: teamslint new taskAssigned",
    ],
    [
      "where there is no manifest",
      {},
      ["taskDone"],
      "there is no Teams app manifest here: name one with --manifest",
    ],
    [
      "where there are several",
      { "a/manifest.json": manifest(), "b/manifest.json": manifest() },
      ["taskDone"],
      'there are several apps: name one of "a/manifest.json", "b/manifest.json" with --manifest',
    ],
    [
      "that is there already",
      sound,
      ["taskCreated"],
      '"taskCreated" is not added: the activity type "taskCreated" is declared already',
    ],
    [
      "that is reserved",
      sound,
      ["systemDefault"],
      '"systemDefault" is not added: the activity type "systemDefault" is reserved, and no manifest may declare it',
    ],
    [
      "that is longer than the version allows",
      sound,
      ["x".repeat(65)],
      `"${"x".repeat(65)}" is not added: "activities.activityTypes[1].type" has 65 characters, at most 64 are allowed`,
    ],
    [
      "with a template that is none",
      sound,
      ["taskDone", "--template-text", "{actor"],
      '"taskDone" is not added: "{actor" in the template lacks a closing "}"',
    ],
    [
      "whose place a translation of something else has",
      {
        "manifest.json": manifest(languages),
        "de.json": texts({
          "activities.activityTypes[0].templateText": "{actor} hat {taskId} angelegt",
          "activities.activityTypes[1].templateText": "{actor} hat {berth} verlegt",
        }),
      },
      ["taskDone"],
      '"taskDone" is not added: de.json: the translation has "{berth}", which the manifest\'s own text has not',
    ],
    [
      "to a version that has no activities",
      { "manifest.json": manifest({ manifestVersion: "1.6", activities: undefined }) },
      ["taskDone"],
      '"taskDone" is not added: "activities" exists from 1.7, and this manifest has version 1.6',
    ],
    [
      "to what is no JSON",
      { "manifest.json": manifest().replace(/\}\s*$/, "") },
      ["taskDone"],
      expect.stringMatching(/^manifest\.json:\d+:\d+: /) as unknown as string,
    ],
    [
      "where activities are no list",
      { "manifest.json": manifest({ activities: { activityTypes: {} } }) },
      ["taskDone"],
      'manifest.json: "activities" is no place to add to',
    ],
  ])("%s", async (_, files, args, line) => {
    const { run, read } = repository(files);
    const { code, out, error } = await run(...args);
    expect({ code, out, error: error.replace(/^teamslint: |\n$/g, "") }).toEqual({
      code: 2,
      out: "",
      error: line,
    });
    for (const [path, text] of Object.entries(files)) expect(read(path)).toBe(text);
  });

  test("where a file is in another encoding", async () => {
    const app = repository({});
    const bytes = Buffer.from(`\uFEFF${manifest()}`, "utf16le");
    writeFileSync(join(app.folder, "manifest.json"), bytes);
    const { code, error } = await app.run("taskDone");
    expect({ code, error }).toEqual({
      code: 2,
      error: "teamslint: manifest.json: it is not written in UTF-8\n",
    });
  });

  test("where a file cannot be written: those before it are put back", async () => {
    const german = manifest({
      localizationInfo: {
        defaultLanguageTag: "en",
        additionalLanguages: [{ languageTag: "de", file: "texts/de.json" }],
      },
    });
    const app = repository({
      "manifest.json": german,
      "texts/de.json": translated,
      // A folder has the name under which the new text would be written first.
      [`texts/.teamslint-${process.pid}.tmp/a`]: "",
    });
    const { code, out, error } = await app.run("taskDone");
    expect({ code, out, error }).toEqual({
      code: 2,
      out: "",
      error: "teamslint: texts/de.json: there is already such a file\n",
    });
    expect(app.read("manifest.json")).toBe(german);
    expect(app.read("texts/de.json")).toBe(translated);
  });
});
