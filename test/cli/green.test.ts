import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const sound = { "manifest.json": json(soundManifest()), "a.json": json(soundBody()) };
const NOTHING = "no Teams app manifest and no notification request";

describe("nothing to lint is no success", () => {
  test.each<[string, Record<string, string>, string[], string, string]>([
    ["the working directory", { "x.json": "{}" }, [], "here", `${NOTHING} among 1 file`],
    [
      "a folder",
      { "sub/x.json": "{}", "sub/y.ts": "" },
      ["sub"],
      'in "sub"',
      `${NOTHING} among 2 files`,
    ],
    [
      "an empty folder",
      { "sub/.gitkeep": "" },
      ["sub"],
      'in "sub"',
      `${NOTHING}, nor a file that may hold one`,
    ],
    [
      "two folders",
      { "a/x.md": "", "b/x.md": "" },
      ["a", "b"],
      'in "a", "b"',
      `${NOTHING}, nor a file that may hold one`,
    ],
  ])("%s", async (_, files, argv, where, what) => {
    for (const format of ["pretty", "json"]) {
      const { code, error } = await runIn(folderWith(files), [...argv, "--format", format]);
      expect([code, error]).toEqual([2, `teamslint: nothing to lint ${where}: ${what}\n`]);
    }
    const { code, error } = await runIn(folderWith(files), [...argv, "--ignore-unknown"]);
    expect([code, error]).toEqual([0, ""]);
  });

  test("a file", async () => {
    const folder = folderWith({ "x.json": "{}" });
    expect((await runIn(folder, ["x.json"])).code).toBe(2);
    expect((await runIn(folder, ["x.json", "--ignore-unknown"])).code).toBe(0);
  });
});

describe("an environment without a file", () => {
  test.each([
    ["and no env files at all", {}, "the project has no env files"],
    ["beside others", { "env/.env.dev": "A=1\n" }, 'the project has environments "dev"'],
  ])("%s is said, and nothing is called fine", async (_, others, says) => {
    const { code, out, error } = await runIn(folderWith({ ...sound, ...others }), [
      "--env",
      "prod",
    ]);
    expect(code).toBe(2);
    expect(error).toContain('the environment "prod" has no file "env/.env.prod"');
    expect(error).toContain(says);
    expect(out).not.toContain("no problems");
    expect(out).toContain("not everything could be checked, nothing found in 2 files");
  });

  test("with one, all is well", async () => {
    const files = { ...sound, "env/.env.prod": "A=1\n" };
    expect(await runIn(folderWith(files), ["--env", "prod"])).toMatchObject({ code: 0, error: "" });
  });
});

test("files that git has and .gitignore takes out are counted in each format", async () => {
  const folder = folderWith({ ...sound, "old/b.json": json(soundBody()), ".gitignore": "old\n" });
  const git = (...argv: string[]) => execFileSync("git", argv, { cwd: folder });
  git("init", "-q");
  git("add", "-f", ".");
  const words = "1 file of git's left out by .gitignore";
  expect((await runIn(folder, [])).out).toContain(words);
  expect((await runIn(folder, ["--format", "unix"])).error).toContain(words);
  const { out } = await runIn(folder, ["--format", "json"]);
  expect(JSON.parse(out).summary.gitIgnored).toBe(1);
});

describe("what was meant as a command", () => {
  test.each([
    [["lint"], 'there is no command "lint": type teamslint'],
    [["check", "a.json", "--quiet"], 'there is no command "check": type teamslint a.json --quiet'],
    [["validate", "."], 'there is no command "validate": type teamslint .'],
    [["fix"], 'there is no command "fix": type teamslint --fix'],
    [["version"], 'there is no command "version": type teamslint --version'],
    [["explian", "icon-size"], 'there is no command "explian": did you mean "explain"?'],
    [["nope"], "nope: no such file or folder"],
  ])("%j", async (argv, message) => {
    const { code, out, error } = await runIn(folderWith(sound), argv);
    expect([code, error.split("\n")[0]]).toEqual([2, `teamslint: ${message}`]);
    expect(out).toBe("");
  });

  test("a folder of that name is a path", async () => {
    const folder = folderWith({ "lint/manifest.json": sound["manifest.json"] });
    mkdirSync(join(folder, "check"));
    expect((await runIn(folder, ["lint"])).code).toBe(0);
    expect((await runIn(folder, ["check"])).error).toContain("nothing to lint");
  });
});

describe("--output over a file that was linted is refused", () => {
  const localized = json(
    soundManifest({
      localizationInfo: {
        defaultLanguageTag: "en",
        additionalLanguages: [{ languageTag: "de", file: "de.json" }],
      },
    }),
  );
  test.each([
    ["a manifest", "manifest.json", []],
    ["a request", "./a.json", ["."]],
    ["a language file", "de.json", []],
    ["what was named, whatever it is", "notes.md", ["notes.md", "."]],
  ])("%s", async (_, output, argv) => {
    const files = { ...sound, "manifest.json": localized, "de.json": "{}", "notes.md": "# Notes" };
    const folder = folderWith(files);
    const before = readFileSync(join(folder, output), "utf8");
    const ran = await runIn(folder, [...argv, "--format", "json", "--output", output]);
    expect(ran.code).toBe(2);
    expect(ran.error).toContain(`--output would write over ${output}, which was linted\n`);
    expect(readFileSync(join(folder, output), "utf8")).toBe(before);
  });

  test("over an older report it is written", async () => {
    const folder = folderWith(sound);
    const argv = ["--format", "json", "--output", "report.json"];
    for (let again = 0; again < 2; again += 1) expect((await runIn(folder, argv)).code).toBe(0);
  });
});
