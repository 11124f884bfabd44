import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const type = (name: string, templateText: string) => ({
  type: name,
  description: `About ${name}`,
  templateText,
});
const manifest = soundManifest({
  localizationInfo: {
    defaultLanguageTag: "en",
    additionalLanguages: [{ languageTag: "de", file: "de.json" }],
  },
  activities: {
    activityTypes: [
      type("taskCreated", "{actor} created task {taskId}"),
      type("berthChanged", "{vessel} moves to {berth}"),
    ],
  },
});
const german = { "activities.activityTypes[0].templateText": "{actor} hat {taskId} angelegt" };
const files = {
  ".git/HEAD": "",
  "appPackage/manifest.json": json(manifest),
  "appPackage/de.json": json(german),
  "sent/created.http": `POST ${USER_URL}\nContent-Type: application/json\n\n${json(soundBody())}\n`,
  "sent/wrong.json": json({ url: USER_URL, body: soundBody({ activityType: "taskMade" }) }),
};

const preview = (
  argv: readonly string[],
  given: Readonly<Record<string, string>> = files,
  world = {},
) => runIn(folderWith(given), ["preview", ...argv], world);

/** The headings of a preview: what is shown, in which order. */
const headings = (out: string) => out.split("\n\n").map((part) => part.trimStart().split("\n")[0]);

test("all notifications of the apps here, and the activity types that nobody sends", async () => {
  const { code, out, error } = await preview([]);
  expect([code, error]).toEqual([0, ""]);
  expect(headings(out)).toEqual([
    "Task Board (appPackage/manifest.json), about as Teams shows it",
    "taskCreated  sent/created.http:1",
    "berthChanged",
    "taskMade  sent/wrong.json:2",
  ]);
  expect(out).toContain(
    "  en        Task Board created task 4711\n  de        Task Board hat 4711 angelegt\n",
  );
  expect(out).toContain("  en        {vessel} moves to {berth}\n");
  expect(out).toContain("{vessel} moves to {berth} (not translated: the default text)\n");
  expect(out).toContain('error    activity type "taskMade" is not declared in the manifest');
});

test.each([
  ["a request", ["sent/created.http"], ["taskCreated  sent/created.http:1"]],
  [
    "a folder of requests",
    ["sent"],
    ["taskCreated  sent/created.http:1", "taskMade  sent/wrong.json:2"],
  ],
  [
    "a manifest and all that belongs to it",
    ["appPackage/manifest.json"],
    ["taskCreated  sent/created.http:1", "berthChanged", "taskMade  sent/wrong.json:2"],
  ],
  ["a folder with a manifest", ["appPackage"], ["taskCreated", "berthChanged"]],
  ["an activity type", ["--activity", "berthChanged"], ["berthChanged"]],
  ["one that nobody declares", ["--activity", "taskMade"], ["taskMade  sent/wrong.json:2"]],
  ["one of a request", ["sent", "--activity", "taskCreated"], ["taskCreated  sent/created.http:1"]],
])("of %s", async (_, argv, expected) => {
  const { code, out } = await preview(argv);
  expect([code, ...headings(out).slice(1)]).toEqual([0, ...expected]);
});

test("as somebody sees it who reads one language", async () => {
  const { out } = await preview(["sent/created.http", "--language", "de-AT"]);
  expect(out).toContain("  de-AT     Task Board hat 4711 angelegt\n");
  expect(out).not.toContain("created task");
});

test("requests of a log, of a batch and of a program", async () => {
  const batch = {
    requests: [
      {
        id: "1",
        method: "POST",
        url: "/users/x/teamwork/sendActivityNotification",
        body: soundBody(),
      },
    ],
  };
  const { out } = await preview(["sent"], {
    ...files,
    "sent/log.ndjson": `${JSON.stringify(soundBody())}\n${JSON.stringify(batch)}\n`,
    "sent/notify.ts": `export const body = ${json(soundBody())};\n`,
  });
  expect(headings(out).slice(1)).toEqual(
    expect.arrayContaining([
      "taskCreated  sent/created.http:1",
      "taskCreated  sent/log.ndjson:1",
      "taskCreated  sent/log.ndjson:2",
      "taskMade  sent/wrong.json:2",
    ]),
  );
});

describe("colours", () => {
  const isColoured = async (argv: readonly string[], world: object) =>
    (await preview(["sent", ...argv], files, world)).out.includes("\u001b[");

  test.each([
    ["a terminal", [], { isTerminal: true }, true],
    ["a terminal and NO_COLOR", [], { isTerminal: true, env: { NO_COLOR: "1" } }, false],
    ["a file", [], {}, false],
    ["a file and --color", ["--color"], {}, true],
    ["a terminal and --no-color", ["--no-color"], { isTerminal: true }, false],
  ])("on %s", async (_, argv, world, expected) => {
    expect(await isColoured(argv, world)).toBe(expected);
  });
});

test("a narrow terminal", async () => {
  const { out } = await preview(["sent"], files, {
    isTerminal: true,
    columns: 40,
    env: { NO_COLOR: "1" },
  });
  const lines = out.split("\n").filter((line) => line.startsWith("  "));
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40);
});

test.each([
  ["by its format", ["--format", "html", "--output", "page.txt"], "page.txt"],
  ["by its name", ["--output", "page.html"], "page.html"],
])("a page, told %s", async (_, options, name) => {
  const written: Record<string, string> = {};
  const ran = await preview(options, files, {
    write: async (path: string, text: string) => void (written[path] = text),
  });
  expect(ran).toEqual({ code: 0, out: "", error: "" });
  expect(written[name]).toMatch(/^<!doctype html>/);
  expect(written[name]!.match(/<article /g)).toHaveLength(3);
});

test.each([
  ["gone/page.html", "gone/page.html: there is no such file or folder"],
  ["sent/wrong.json", "--output would write over sent/wrong.json, which is shown"],
  ["appPackage/de.json", "--output would write over appPackage/de.json, which is shown"],
])("it is not written to %s", async (file, words) => {
  expect(await preview(["--output", file])).toEqual({
    code: 2,
    out: "",
    error: `teamslint: ${words}\n`,
  });
});

test.each([
  [
    "nothing to show",
    [],
    { "a.txt": "" },
    "there is no activity type and no notification request here",
  ],
  ["a file that is not there", ["gone.json"], files, "gone.json: no such file or folder"],
  [
    "an activity type that nobody has",
    ["--activity", "taskCreatd"],
    files,
    'no app here declares the activity type "taskCreatd", and no request sends it: did you mean "taskCreated"?',
  ],
  [
    "two formats",
    ["--format", "text", "--format", "html"],
    files,
    "preview prints in one --format, to one --output",
  ],
])("%s is exit code 2 and one line", async (_, argv, given, words) => {
  expect(await preview(argv, given as Record<string, string>)).toEqual({
    code: 2,
    out: "",
    error: expect.stringContaining(`teamslint: ${words}`),
  });
});

test("a request without a manifest is said", async () => {
  const { code, error } = await preview([], { "sent/created.http": files["sent/created.http"] });
  expect(code).toBe(2);
  expect(error).toContain("1 request without a manifest cannot be shown: name one with --manifest");
});

test("an app package, with its icon", async () => {
  const zip = readFileSync(new URL("../../fixtures/app-package/task-board.zip", import.meta.url));
  const folder = folderWith({ ".git/HEAD": "", "task-board.zip": zip });
  const { code, out } = await runIn(folder, ["preview", "task-board.zip", "--format", "html"]);
  expect(code).toBe(0);
  expect(out).toContain('<img class="icon" src="data:image/png;base64,');
});
