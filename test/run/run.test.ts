import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import type { AppSettings } from "../../src/run/apps.js";
import { TOO_LARGE } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";
import { createProject, type ProjectSettings } from "../../src/run/project.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const sound = json(soundManifest());
/** The sound manifest with another id and another activity type. */
const other = json(
  soundManifest({
    id: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03",
    webApplicationInfo: {
      id: "11111111-52c3-4f9a-b6d7-1a2b3c4d5e02",
      resource: "api://tasks.example.com/11111111-52c3-4f9a-b6d7-1a2b3c4d5e02",
    },
    activities: {
      activityTypes: [
        { type: "shiftStarted", description: "Shift", templateText: "{actor} started" },
      ],
    },
  }),
);
const request = json(soundBody());
const undeclared = json(soundBody({ activityType: "taskDone" }));

function lint(
  files: Record<string, string | Uint8Array>,
  named?: string[],
  settings: Partial<ProjectSettings> = {},
) {
  const project = createProject({
    files: memoryFiles(files),
    rules,
    ...settings,
  });
  return project.check(named ?? [""]);
}

/** `file rule` for all but infos. */
function found(result: ReturnType<typeof lint>): string[] {
  return result.diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ file, rule }) => `${file} ${rule}`);
}

describe("pairs a request with", () => {
  test.each([
    ["the manifest beside it", "manifest.json", "a.json"],
    ["the manifest above it", "manifest.json", "notifications/deep/a.json"],
    ["the package folder beside it", "appPackage/manifest.json", "a.json"],
    ["the package folder above it", "app/appPackage/manifest.json", "app/notifications/a.json"],
    ["the package folder of yo teams", "src/manifest/manifest.json", "requests/a.json"],
    ["the only manifest, wherever it lies", "deep/inside/app.json", "elsewhere/a.json"],
  ])("%s", (_, manifest, path) => {
    const result = lint({ [manifest]: sound, [path]: undeclared });
    expect(found(result)).toEqual([`${path} activity-type-declared`]);
    expect(result.pairing(path).candidates.map((app) => app.path)).toEqual([manifest]);
  });

  test("the nearest of several manifests", () => {
    const result = lint({
      "one/manifest.json": sound,
      "one/a.json": request,
      "two/manifest.json": other,
      "two/a.json": request,
    });
    expect(found(result)).toEqual(["two/a.json activity-type-declared"]);
  });

  test("the one that it names, of several side by side", () => {
    const named = soundBody({
      activityType: "taskDone",
      teamsAppId: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03",
    });
    const result = lint({ "a.json": json(named), "one.json": sound, "two.json": other });
    expect(
      result.diagnostics.find(({ rule }) => rule === "activity-type-declared")?.help,
    ).toContain("shiftStarted");
  });

  test("the best fit, of several side by side", () => {
    const result = lint({
      "manifest.dev.json": other,
      "manifest.prod.json": sound,
      "a.json": json(
        soundBody({
          topic: { source: "text", value: "x", webUrl: "https://teams.microsoft.com/l/chat/0/0" },
        }),
      ),
    });
    expect(found(result)).toEqual([]);
  });

  test("the one that it names, where no manifest is near", () => {
    const files = { "one/manifest.json": sound, "two/manifest.json": other, "a.json": undeclared };
    const result = lint(files);
    expect(found(result)).toEqual(["a.json activity-type-declared"]);
    expect(result.pairing("a.json").reason).toBe("the ids in a request");
  });

  test("no manifest, where none is near and it names none", () => {
    const nameless = soundBody({
      activityType: "x",
      topic: { source: "text", value: "x", webUrl: "https://teams.microsoft.com/l/chat/0/0" },
    });
    const result = lint({
      "one/manifest.json": sound,
      "two/manifest.json": other,
      "a.json": json(nameless),
    });
    expect(found(result)).toEqual(["a.json request-has-manifest"]);
  });

  test("no manifest, and says so", () => {
    const result = lint({ "a.json": json(soundBody({ topic: { source: "text", value: "x" } })) });
    expect(found(result)).toEqual(["a.json request-has-manifest", "a.json topic-web-url-present"]);
  });

  test("the manifest of --manifest, and of the configuration", () => {
    const files = { "one/manifest.json": sound, "two/manifest.json": other, "one/a.json": request };
    const byOption = lint(files, undefined, { manifest: "two/manifest.json" });
    expect(found(byOption)).toEqual(["one/a.json activity-type-declared"]);
    const app: AppSettings = {
      manifest: "two/manifest.json",
      hasRequest: (path) => path.startsWith("one/"),
      environments: {},
    };
    expect(found(lint(files, undefined, { apps: [app] }))).toEqual([
      "one/a.json activity-type-declared",
    ]);
  });
});

describe("when only some files are named", () => {
  const broken = json(soundManifest({ accentColor: "blue" }));

  test("the manifest of a request is found and not judged", () => {
    const files = { "app/appPackage/manifest.json": broken, "app/requests/a.json": undeclared };
    expect(found(lint(files, ["app/requests/a.json"]))).toEqual([
      "app/requests/a.json activity-type-declared",
    ]);
  });

  test("a manifest that --manifest names is judged", () => {
    const files = { "m.json": broken, "a.json": request };
    expect(found(lint(files, ["a.json"], { manifest: "m.json" }))).toEqual([
      "m.json manifest-schema",
    ]);
  });

  test("a language file means the app whose manifest names it", () => {
    const localizationInfo = {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "de", file: "de.json" }],
    };
    const files = {
      "manifest.json": json({ ...soundManifest(), localizationInfo, accentColor: "blue" }),
      "de.json": json({ "name.short": 5 }),
    };
    const rulesFound = found(lint(files, ["de.json"]));
    expect(rulesFound).toContain("de.json localization-schema");
    expect(rulesFound).toContain("manifest.json manifest-schema");
  });

  test("a --manifest that is none is a fatal trouble", () => {
    const result = lint({ "a.json": request, "x.json": "{}" }, ["a.json"], { manifest: "x.json" });
    expect(result.troubles).toEqual([
      { message: "x.json: it is no Teams app manifest", isFatal: true },
    ]);
  });
});

test("a broken file is one finding, and the others are still linted", () => {
  const result = lint({
    "manifest.json": sound,
    "a.json": undeclared,
    "b.json": undeclared.replace(/\}$/, ", }"),
  });
  expect(found(result)).toEqual([
    "a.json activity-type-declared",
    "b.json activity-type-declared",
    "b.json json-valid",
  ]);
});

describe("a file that nobody named, and that is no JSON", () => {
  const webPart =
    '{ "manifestVersion": 2, // taken from package.json\n "componentType": "WebPart", "id": "a" }';
  test.each<[string, string, string[]]>([
    [
      "is left alone where its comments hide nothing",
      '{ // see the wiki\n "topic": "orders", }',
      [],
    ],
    ["is left alone as the manifest of an SPFx web part", webPart, []],
    ["is left alone as that, broken in earnest too", webPart.replace('"id"', ""), []],
    ["is left alone where nothing speaks of a manifest", '{ "topic": "orders" "\\u00e9"', []],
    ["may be a manifest", '{ "manifestVersion": "1.17" "id": "a" }', ["x.json json-valid"]],
  ])("%s", (_, text, expected) => {
    expect(found(lint({ "x.json": text }))).toEqual(expected);
  });
});

test("what a broken text could not save is not called missing", () => {
  const text = sound.replace(/("resource": ")api:[^"]*"/, "$1api://tasks.example.com/");
  expect(found(lint({ "manifest.json": text }))).toEqual(["manifest.json json-valid"]);
});

test("another encoding is one finding, and the text is still linted", () => {
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...undeclared].flatMap((c) => [c.charCodeAt(0), 0]),
  ]);
  const { diagnostics } = lint({ "manifest.json": sound, "a.json": utf16 });
  const messages = diagnostics.map(({ message }) => message);
  expect(messages).toContain("the file is encoded in UTF-16");
  expect(messages.some((message) => message.includes('"taskDone"'))).toBe(true);
});

test("pointers in a container are the body's own, and the place is in the file", () => {
  const envelope = [
    { method: "POST", url: USER_URL, body: soundBody({ activityType: "taskDone" }) },
  ];
  const text = json(envelope);
  const [finding] = lint({ "manifest.json": sound, "all.json": text }).diagnostics;
  expect(finding).toMatchObject({ rule: "activity-type-declared", pointer: "/activityType" });
  const { start, end } = finding!.range;
  expect(text.slice(start.offset, end.offset)).toBe('"taskDone"');
});

test("a repeated key in a container has the body's pointer", () => {
  const body = request.replace('"activityType"', '"chainId": 1, "chainId": 2, "activityType"');
  const result = lint({
    "manifest.json": sound,
    "all.json": `[{ "url": "${USER_URL}", "body": ${body} }]`,
  });
  expect(result.diagnostics.map(({ rule, pointer }) => [rule, pointer])).toEqual([
    ["json-keys-unique", "/chainId"],
  ]);
});

describe("variables of an .http file are judged in the body", () => {
  const body = (id: string) => json(soundBody({ teamsAppId: id }));
  const file = (variable: string) =>
    `@app = ${variable}\n\nPOST ${USER_URL}\n\n${body("{{app}}")}\n`;

  test.each([
    ["a wrong value", file("8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02"), ["a.http teams-app-id-mapped"]],
    ["a right value", file("c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03"), []],
    ["a value that a person writes later", file("<app id>"), []],
    ["no value", file(""), []],
    ["a value that has a hole", file("{{other}}"), []],
  ])("%s", (_, text, expected) => {
    expect(found(lint({ "manifest.json": sound, "a.http": text }))).toEqual(expected);
  });

  test("the message shows value and variable", () => {
    const text = file("8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02");
    const [finding] = lint({ "manifest.json": sound, "a.http": text }).diagnostics;
    expect(finding?.message).toContain('"8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02"');
    expect(finding?.message).toContain('(from "{{app}}")');
  });
});

test("a URL by itself in an .http file is no request to judge", () => {
  expect(found(lint({ "manifest.json": sound, "a.http": `${USER_URL}\n` }))).toEqual([]);
});

describe("an ignore comment in an .http file", () => {
  const file = (comment: string) => `${comment}\nPOST ${USER_URL}\n\n${undeclared}\n`;

  test("takes the finding out and keeps the reason", () => {
    const result = lint({
      "manifest.json": sound,
      "a.http": file("# teamslint-ignore-next activity-type-declared: sent by the old version"),
    });
    expect(found(result)).toEqual([]);
    expect(result.suppressed.map(({ reason }) => reason)).toEqual(["sent by the old version"]);
  });

  test("that matches nothing is noted", () => {
    const result = lint({
      "manifest.json": sound,
      "a.http": file("# teamslint-ignore-next recipients-limit: many"),
    });
    expect(found(result)).toEqual(["a.http activity-type-declared"]);
    expect(result.notes).toEqual(["a.http: the ignore of recipients-limit matches nothing"]);
  });
});

test("the order of files does not matter", () => {
  const files = {
    "manifest.json": sound,
    "a.json": undeclared,
    "b.json": undeclared,
    "c.json": request,
  };
  const names = Object.keys(files);
  const forwards = lint(files, names).diagnostics;
  const backwards = lint(files, [...names].reverse()).diagnostics;
  expect(backwards).toEqual(forwards);
});

test.each(["big.ndjson", "big.json", "big.zip"])(
  "%s is a data set, and read where it is named",
  (path) => {
    const size = () => 21 * 2 ** 20;
    const files = { "manifest.json": sound, [path]: `${undeclared.replace(/\s+/g, " ")}\n` };
    const large = { ...memoryFiles(files), size: (name: string) => (name === path ? size() : 1) };
    const text = (name: string, most = Infinity) =>
      name === path && most < size() ? { reason: TOO_LARGE } : memoryFiles(files).text(name);
    const project = createProject({
      files: { ...large, text, textWith: (name, _, most) => text(name, most) },
      rules,
    });
    expect(project.check([""]).troubles).toEqual([
      { message: `${path}: skipped for its size; name it to have it read`, isFatal: false },
    ]);
    expect(found(project.check([path]))[0]).toMatch(new RegExp(`^${path} `));
  },
);
