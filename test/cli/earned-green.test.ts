import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { folderWith, runIn } from "../world.js";
import { writeZip } from "../zip-writer.js";

const manifest = JSON.stringify(soundManifest(), undefined, 2);
const wrong = JSON.stringify(soundBody({ activityType: "taskDone" }));
const csharp = `
class Notify
{
    Task Send(HttpClient http) => http.PostAsync("${USER_URL}", JsonContent.Create(new
    {
        topic = new { source = "text", value = "Tasks", webUrl = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home" },
        activityType = "taskDone",
        previewText = new { content = "A new task" },
    }));
}
`;
const python = `import requests
requests.post("${USER_URL}", json=${wrong})
`;
const parameters = ["--format", "unix", "--rule", "package-file-exists=off"];

/** A repository with these files, all of them committed; returns its folder. */
function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = folderWith(files);
  git(folder, "init", "--quiet");
  git(folder, "add", "--force", "--all");
  git(folder, "commit", "--quiet", "-m", "The app");
  return folder;
}

function git(cwd: string, ...argv: string[]): string {
  const author = ["-c", "user.name=Mara", "-c", "user.email=mara@example.com"];
  return execFileSync("git", [...author, ...argv], { cwd, encoding: "utf8" });
}

/** Runs the linter as a hook does, over the files that are staged. */
async function hook(folder: string) {
  const staged = git(folder, "diff", "--cached", "--name-only").split("\n").filter(Boolean);
  return runIn(folder, ["--ignore-unknown", ...parameters, ...staged]);
}

describe("a file that is named alone gets the verdict of the whole run", () => {
  test.each([
    ["Visual Studio", "TeamsApp/appPackage/manifest.json", "Bot/Notify.cs", csharp],
    ["the Agents Toolkit", "M365Agent/appPackage/manifest.json", "Bot/Notify.cs", csharp],
    ["a Python service", "teams_app/manifest.json", "app/notify.py", python],
    ["a monorepo", "packages/app/manifest/manifest.json", "services/bell/a.json", wrong],
  ])("in the layout of %s", async (_, at, path, text) => {
    const folder = repository({ [at]: manifest, [path]: text, "README.md": "# Readme\n" });
    const whole = await runIn(folder, parameters);
    const alone = await runIn(folder, [...parameters, path]);
    expect(whole.out).toContain('activity type "taskDone" is not declared');
    expect(alone).toEqual(whole);
  });

  test("also a folder that lies elsewhere, with a file that may be part of an app", async () => {
    const folder = repository({
      "appPackage/manifest.json": manifest,
      "requests/a.json": wrong,
      "tasks.json": "{}",
    });
    const { out, code } = await runIn(folderWith({ "notes.txt": "" }), [...parameters, folder]);
    expect(code).toBe(1);
    expect(out).toContain('activity type "taskDone" is not declared');
    const sound = await runIn(folderWith({}), [
      ...parameters,
      `${folder}/appPackage`,
      `${folder}/tasks.json`,
    ]);
    expect(sound.code).toBe(0);
  });

  test("also from a working directory below the repository's top", async () => {
    const folder = repository({ "teams_app/manifest.json": manifest, "app/a.json": wrong });
    const below = await runIn(`${folder}/app`, [...parameters, "a.json"]);
    expect(below.out).toContain("a.json:1:");
    expect(below.out).toContain('activity type "taskDone" is not declared');
    expect(below.code).toBe(1);
  });

  test("and a wrapper is judged by its callers, wherever they are", async () => {
    const send = `export const notify = (activityType: string) =>
  fetch("${USER_URL}", { method: "POST", body: JSON.stringify({ ...${JSON.stringify(soundBody())}, activityType }) });\n`;
    const call = 'import { notify } from "../lib/notify";\nnotify("taskDone");\n';
    const folder = repository({
      "appPackage/manifest.json": manifest,
      "lib/notify.ts": send,
      "board/use.ts": call,
    });
    const alone = await runIn(folder, [...parameters, "board/use.ts"]);
    expect(alone.out).toContain("board/use.ts:2:");
    expect(alone.code).toBe(1);
  });
});

describe("a staged part of the app brings its requests with it", () => {
  const files = {
    "appPackage/manifest.json": manifest,
    "env/.env.dev": "TAB=board\n",
    "app/a.json": JSON.stringify(soundBody()),
    "app/b.py": python.replace("taskDone", "taskCreated"),
  };

  test("an activity type that is renamed in the manifest alone", async () => {
    const folder = repository(files);
    writeFileSync(
      `${folder}/appPackage/manifest.json`,
      manifest.replace('"taskCreated"', '"taskMade"'),
    );
    git(folder, "add", ".");
    const { out, code } = await hook(folder);
    expect(out).toMatch(/^app\/a\.json:1:\d+: error: activity type "taskCreated" is not declared/m);
    expect(out).toMatch(/^app\/b\.py:2:\d+: error: activity type "taskCreated" is not declared/m);
    expect(code).toBe(1);
  });

  test("an env file that gives the app another id", async () => {
    const templated = manifest.replace(
      "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02",
      "${{AAD_APP_CLIENT_ID}}",
    );
    const withId = (id: string) => `AAD_APP_CLIENT_ID=${id}\n`;
    const folder = repository({
      ...files,
      "appPackage/manifest.json": templated,
      "env/.env.dev": withId("8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02"),
    });
    writeFileSync(`${folder}/env/.env.dev`, withId("00000000-0000-0000-0000-000000000000"));
    git(folder, "add", ".");
    const { out, code } = await hook(folder);
    expect(out).toContain("appPackage/manifest.json:");
    expect(out).toContain("[entra-app-id-real]");
    expect(code).toBe(1);
  });
});

describe("what was not looked at is told", () => {
  test("a named file in which nothing is recognised", async () => {
    const folder = repository({ "manifest.json": manifest, "rows.json": '[{ "level": 3 }]' });
    const { out } = await runIn(folder, [
      "--rule",
      "package-file-exists=off",
      "manifest.json",
      "rows.json",
    ]);
    expect(out).toContain(
      "note: rows.json: no manifest, no notification request and no part of an app was recognised in it\n",
    );
  });

  test("in every format: on stderr where the format has no place for it", async () => {
    const folder = repository({ "manifest.json": manifest, "rows.json": "[]" });
    for (const format of ["json", "unix", "github", "sarif", "junit"]) {
      const { error } = await runIn(folder, ["--format", format, "manifest.json", "rows.json"]);
      expect(error, format).toContain("rows.json: no manifest");
    }
  });

  test("a program that speaks of a notification and cannot be read", async () => {
    const deep = `# sendActivityNotification\na = ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`;
    const folder = repository({ "manifest.json": manifest, "deep.py": deep });
    const { out } = await runIn(folder, ["--rule", "package-file-exists=off"]);
    expect(out).toMatch(/^note: deep\.py speaks of a notification and was not read: /m);
    expect(out).not.toContain("no problems");

    const named = await runIn(folder, ["deep.py"]);
    expect(named.code).toBe(2);
    expect(named.error).toMatch(
      /^teamslint: deep\.py speaks of a notification and was not read: /m,
    );
    expect(named.error).not.toContain("was recognised in it");
  });

  test("what .gitignore hides though git has it", async () => {
    const folder = repository({
      ".gitignore": "requests/\n",
      "manifest.json": manifest,
      "requests/a.json": wrong,
    });
    const { out, code } = await runIn(folder, ["--rule", "package-file-exists=off"]);
    expect(code).toBe(0);
    expect(out).toContain('note: .gitignore leaves out 1 file that git has: "requests/a.json"\n');
  });

  test("an archive without a manifest", async () => {
    const zip = (content: string, name = "manifest.json") => writeZip([{ name, content }]);
    const folder = repository({
      "empty.zip": zip("{}", "a.json"),
    });
    const { out, code } = await runIn(folder, ["--format", "unix", "empty.zip"]);
    expect(out).toMatch(/^empty\.zip:1:1: error: .* \[package-layout\]$/m);
    expect(code).toBe(1);
  });
});
