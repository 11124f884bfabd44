import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { rules } from "../../rules/index.js";
import type { Diagnostic } from "../../src/diagnostic.js";
import { diskFiles } from "../../src/files/disk.js";
import { memoryFiles } from "../../src/files/memory.js";
import { lint, lintPaths } from "../../src/index.js";
import { unrecognisedNotes } from "../../src/run/check-notes.js";
import { createProject } from "../../src/run/project.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { tries } from "../long.js";
import { folderWith } from "../world.js";
import { writeZip } from "../zip-writer.js";

type Texts = Readonly<Record<string, string | Uint8Array>>;

const manifest = JSON.stringify(soundManifest());
const undeclared = JSON.stringify(soundBody({ activityType: "taskDone" }));
const envelope = JSON.stringify({ url: USER_URL, body: soundBody({ activityType: "taskDone" }) });
const fixtures = new URL("../../fixtures/", import.meta.url);

const projectOf = (files: Texts) => createProject({ files: memoryFiles(files), rules });

const names = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ file, rule, range }) => `${file}:${range.start.line} ${rule}`);

/** All files of a fixture, as they lie in its folder. */
function filesOf(fixture: string): Record<string, Uint8Array> {
  const folder = new URL(`${fixture}/`, fixtures);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile() && entry.name !== "expected.txt")
      .map((entry) => {
        const path = `${entry.parentPath}/${entry.name}`;
        return [relative(fileURLToPath(folder), path).split(sep).join("/"), readFileSync(path)];
      }),
  );
}

describe("every form of input gives the same through lint and lintPaths", () => {
  const forms: Texts = {
    "manifest.json": manifest,
    "body.json": undeclared,
    "list.json": `[${undeclared}, ${envelope}]`,
    "batch.json": `{ "requests": [${envelope}] }`,
    "a.har": JSON.stringify({
      log: { entries: [{ request: { url: USER_URL, postData: { text: undeclared } } }] },
    }),
    "postman.json": JSON.stringify({
      info: {},
      item: [{ request: { url: USER_URL, body: { mode: "raw", raw: undeclared } } }],
    }),
    "a.http": `POST ${USER_URL}\n\n${undeclared}\n`,
    "a.rest": `POST ${USER_URL}\n\n${undeclared}\n`,
    "a.md": `\`\`\`json\n${undeclared}\n\`\`\`\n`,
    "a.markdown": `\`\`\`json\n${undeclared}\n\`\`\`\n`,
    "a.ndjson": `${undeclared}\n${envelope}\n`,
    "a.jsonl": `${undeclared}\n`,
    "a.ts": `await fetch("${USER_URL}", { method: "POST", body: JSON.stringify(${undeclared}) });\n`,
    "a.py": `requests.post("${USER_URL}", json=${undeclared})\n`,
    "app.zip": writeZip([{ name: "manifest.json", content: manifest }]),
  };

  test.each(Object.keys(forms))("%s", async (path) => {
    const files = { "manifest.json": manifest, [path]: forms[path]! };
    const cwd = folderWith(files);
    const onDisk = await lintPaths(Object.keys(files), { cwd, config: false });
    const inMemory = lint({ files });
    expect(inMemory.diagnostics).toEqual(onDisk.diagnostics);
    expect(inMemory.requests).toBe(onDisk.requests);
    if (!/manifest|zip/.test(path)) expect(inMemory.requests).toBeGreaterThan(0);
  });
});

describe("what is parsed", () => {
  /** Calls of `JSON.parse` while something runs. */
  function parsed(run: () => void): string[] {
    const spy = vi.spyOn(JSON, "parse");
    try {
      run();
      return spy.mock.calls.map(([text]) => text);
    } finally {
      spy.mockRestore();
    }
  }

  const lock = JSON.stringify({ name: "x", packages: { "node_modules/a": { version: "1.0.0" } } });
  const language = JSON.stringify({ "name.short": "Aufgaben" });
  const localizationInfo = {
    defaultLanguageTag: "en",
    additionalLanguages: [{ languageTag: "de", file: "de.json" }],
  };
  const translated = JSON.stringify({ ...soundManifest(), localizationInfo });
  const files: Texts = {
    "manifest.json": translated,
    "de.json": language,
    "a.json": undeclared,
    "package-lock.json": lock,
    "tsconfig.json": "{}",
    "node_modules/x/manifest.json": manifest,
    "app.zip": writeZip([
      { name: "manifest.json", content: translated },
      { name: "de.json", content: language },
    ]),
  };

  test("is each text of ours once, and none of anybody else", () => {
    const texts = parsed(() => projectOf(files).check([""]));
    const expected = [translated, language, undeclared, translated, language];
    // Rules parse keys and values of their own, which are no whole texts.
    expect(texts.filter((text) => Object.values(files).includes(text)).sort()).toEqual(
      expected.sort(),
    );
    expect(texts).not.toContain(lock);
  });

  test("is not parsed again by a second check, and after a change nothing but that file", () => {
    const project = projectOf(files);
    project.check([""]);
    expect(parsed(() => project.check([""]))).toEqual([]);
    project.update("a.json", envelope);
    expect(parsed(() => project.check([""]))).toEqual([envelope]);
  });
});

describe("a file that is named alone gets the verdict of a check of everything", () => {
  test.each(readdirSync(fixtures))("in the fixture %s", (fixture) => {
    const files = filesOf(fixture);
    const whole = projectOf(files).check([""]).diagnostics;
    for (const path of Object.keys(files)) {
      const alone = projectOf(files).check([path]).diagnostics;
      const isOf = ({ file }: Diagnostic) => file === path || file.startsWith(`${path}!/`);
      expect(names(alone.filter(isOf)), path).toEqual(names(whole.filter(isOf)));
    }
  });

  const sharing = JSON.stringify(
    soundManifest({ id: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03", name: { short: "Crew" } }),
  );
  const program = `await fetch("${USER_URL}", { method: "POST", body: JSON.stringify(${undeclared}) });\n`;

  test.each<[layout: string, files: Texts, path: string, rule: string]>([
    [
      "Visual Studio's",
      { "TeamsApp/appPackage/manifest.json": manifest, "Bot/notify.ts": program },
      "Bot/notify.ts",
      "activity-type-declared",
    ],
    [
      "that of the Agents Toolkit in Visual Studio",
      { "M365Agent/appPackage/manifest.json": manifest, "Bot/notify.json": undeclared },
      "Bot/notify.json",
      "activity-type-declared",
    ],
    [
      "a Python service's",
      { "teams_app/manifest.json": manifest, "app/notify.json": undeclared },
      "app/notify.json",
      "activity-type-declared",
    ],
    [
      "one with two apps that share an Entra app",
      { "a/manifest.json": manifest, "b/manifest.json": sharing, "a/r.json": undeclared },
      "a/r.json",
      "teams-app-id-present",
    ],
    [
      "the same, for a manifest",
      { "a/manifest.json": manifest, "b/manifest.json": sharing },
      "b/manifest.json",
      "entra-app-unshared",
    ],
    [
      "one whose manifest has no Entra app",
      {
        "a/manifest.json": JSON.stringify(
          soundManifest({
            webApplicationInfo: undefined,
            activities: undefined,
            authorization: undefined,
          }),
        ),
        "requests/r.json": undeclared,
      },
      "a/manifest.json",
      "entra-app-declared",
    ],
  ])("in a layout such as %s", (_, files, path, rule) => {
    expect(
      projectOf(files)
        .check([path])
        .diagnostics.map((found) => found.rule),
    ).toContain(rule);
  });
});

describe("what is named means", () => {
  const icons = { color: "color.png", outline: "outline.png" };
  const files: Texts = {
    "one/appPackage/manifest.json": JSON.stringify(soundManifest({ icons })),
    "one/appPackage/color.png": "no image",
    "one/env/.env.dev": "TAB=board\n",
    "one/notify/a.json": undeclared,
    "one/notify/a.ndjson": `${undeclared}\n`,
    "one/src/a.ts": `await fetch("${USER_URL}", { method: "POST", body: JSON.stringify(${undeclared}) });\n`,
    "two/appPackage/manifest.json": JSON.stringify(
      soundManifest({ id: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03" }),
    ),
    "two/a.json": undeclared,
  };
  const requests = ["one/notify/a.json", "one/notify/a.ndjson", "one/src/a.ts"];

  test.each([
    ["one/appPackage/manifest.json", requests],
    ["one/appPackage/color.png", requests],
    ["one/env/.env.dev", requests],
    ["one/notify/a.json", ["one/notify/a.json"]],
    ["two/appPackage/manifest.json", ["two/a.json"]],
  ])("%s", (path, expected) => {
    const { diagnostics } = projectOf(files).check([path]);
    const undeclaredIn = diagnostics.filter(({ rule }) => rule === "activity-type-declared");
    expect(undeclaredIn.map(({ file }) => file)).toEqual(expected);
  });

  test("as a guess of a hook, the same", () => {
    const { diagnostics, unrecognised } = projectOf(files).check(
      ["one/appPackage/color.png", "one/notes.txt"].filter((path) => path in files),
      { ignoresUnknown: true },
    );
    expect(diagnostics.map(({ file }) => file)).toContain("one/notify/a.json");
    expect(unrecognised).toEqual([]);
  });
});

test.each([
  ["code-typescript", "src/teams"],
  ["toolkit", "appPackage"],
  ["two-apps", "board"],
])("the fixture %s says the same from its folder %s", async (fixture, below) => {
  const folder = folderWith({ ".git/HEAD": "", ...filesOf(fixture) });
  const namesFrom = async (cwd: string) => {
    const { diagnostics } = await lintPaths([folder], { cwd });
    return diagnostics
      .map(({ file, rule, range }) => `${resolve(cwd, file)}:${range.start.line} ${rule}`)
      .sort();
  };
  const expected = await namesFrom(folder);
  expect(expected.length).toBeGreaterThan(0);
  expect(await namesFrom(join(folder, below))).toEqual(expected);
});

describe("a named file in which nothing is recognised is told", () => {
  test.each<[name: string, text: string]>([
    ["tsconfig.json", "{}"],
    ["notes.txt", "activity"],
    ["a.ts", "export const activity = 1;"],
    ["a.ndjson", '{ "level": 30 }\n'],
    ["export.json", JSON.stringify([{ itemType: "trace", data: "sendActivityNotification" }])],
  ])("%s", (path, text) => {
    const found = projectOf({ "manifest.json": manifest, [path]: text }).check([path]);
    expect(found.unrecognised).toEqual([path]);
    expect([...unrecognisedNotes(found), ...found.notes]).toEqual([
      `${path}: no manifest, no notification request and no part of an app was recognised in it`,
    ]);
    expect(projectOf({ "manifest.json": manifest, [path]: text }).check([""]).unrecognised).toEqual(
      [],
    );
  });

  test("and so is a program that speaks of a notification and cannot be read, in a folder too", () => {
    const text = `// sendActivityNotification\nconst a = ${"[".repeat(50_000)};\n`;
    const { notes } = projectOf({ "manifest.json": manifest, "a.ts": text }).check([""]);
    expect(notes).toEqual([
      expect.stringMatching(/^a\.ts speaks of a notification and was not read: /),
    ]);
  });
});

test("after any changes a project says what a new one says", () => {
  const contents = [
    manifest,
    JSON.stringify(soundManifest({ activities: { activityTypes: [] } })),
    JSON.stringify(soundManifest({ id: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03" })),
    undeclared,
    envelope,
    '{ "activityType": ',
    "{}",
    `const notify = (kind: string) => fetch("${USER_URL}", { method: "POST", body: JSON.stringify({ ...${undeclared}, activityType: kind }) });\nexport { notify };\n`,
    'import { notify } from "./send";\nnotify("taskCreated");\nnotify("nope");\n',
    "TAB=board\n",
  ];
  const paths = [
    "manifest.json",
    "one/manifest.json",
    "one/appPackage/manifest.json",
    "a.json",
    "one/a.json",
    "one/a.http",
    "one/a.ndjson",
    "src/send.ts",
    "src/use.ts",
    "env/.env.dev",
  ];
  const change = fc.tuple(
    fc.constantFrom(...paths),
    fc.option(fc.constantFrom(...contents), { nil: undefined, freq: 4 }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const now = new Map<string, string>();
      const project = projectOf({});
      for (const [path, content] of changes) {
        project.update(path, content);
        if (content === undefined) now.delete(path);
        else now.set(path, content);
        const fresh = projectOf(Object.fromEntries(now)).check([""]);
        const found = project.check([""]);
        expect(found.diagnostics).toEqual(fresh.diagnostics);
        expect([found.files, found.requests]).toEqual([fresh.files, fresh.requests]);
      }
    }),
    tries(60),
  );
});

test("a disk's project sees what changed there once it is told", () => {
  const cwd = folderWith({ "manifest.json": manifest, "a.json": undeclared });
  const project = createProject({
    files: diskFiles(cwd),
    rules,
  });
  const isDeclared = () =>
    !project.check([""]).diagnostics.some(({ rule }) => rule === "activity-type-declared");
  expect(isDeclared()).toBe(false);
  project.update("a.json", JSON.stringify(soundBody()));
  expect(isDeclared()).toBe(true);
  project.update("a.json");
  expect(isDeclared()).toBe(false);
});
