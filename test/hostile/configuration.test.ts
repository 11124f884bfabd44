import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { writers } from "../../src/format/index.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value);
const manifest = json(soundManifest());
const broken = json(
  soundManifest({ accentColor: "blue", validDomains: ["https://tasks.example.com"] }),
);

/** A project with a configuration that a pull request brought. */
function project(config: unknown, files: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    ".git/HEAD": "",
    "repository/.git/HEAD": "",
    "repository/manifest.json": broken,
    "repository/teamslint.config.json": typeof config === "string" ? config : json(config),
    "secret/manifest.json": manifest,
    "secret/.env": "HOST=secret.example.com",
    ...files,
  });
}

const lintIn = (folder: string, ...argv: string[]) => runIn(join(folder, "repository"), argv);

describe("a configuration cannot run code", () => {
  test.each([
    "teamslint.config.js",
    "teamslint.config.mjs",
    "teamslint.config.cjs",
    "teamslint.config.ts",
    ".teamslintrc",
  ])("%s is left alone", async (name) => {
    const folder = folderWith({
      ".git/HEAD": "",
      "manifest.json": manifest,
      [name]: "throw new Error('it ran');",
    });
    expect(await runIn(folder, ["."])).toMatchObject({ code: 0, error: "" });
  });

  test("named, it is read as JSON and refused", async () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "manifest.json": manifest,
      "c.mjs": "process.exit(3)",
    });
    const { code, error } = await runIn(folder, ["--config", "c.mjs"]);
    expect([code, error]).toEqual([2, expect.stringMatching(/^teamslint: c\.mjs:1:1: /)]);
  });
});

describe("a configuration reads nothing outside of its folder", () => {
  test.each([
    ["a manifest above", { apps: [{ manifest: "../secret/manifest.json" }] }],
    ["a rooted manifest", { apps: [{ manifest: "/etc/passwd" }] }],
    ["a drive", { apps: [{ manifest: "C:/secret/manifest.json" }] }],
    ["a way down and up again", { apps: [{ manifest: "a/../../secret/manifest.json" }] }],
    ["an env file above", { apps: [{ manifest: "manifest.json", envFile: "../secret/.env" }] }],
    [
      "one of several env files",
      { apps: [{ manifest: "manifest.json", envFile: ["x", "../secret/.env"] }] },
    ],
  ])("%s", async (_name, config) => {
    const { code, error } = await lintIn(project(config));
    expect([code, error]).toEqual([
      2,
      expect.stringContaining("leads out of the configuration's folder"),
    ]);
  });

  test("a link", async () => {
    const folder = project({ apps: [{ manifest: "link/manifest.json" }] });
    symlinkSync(join(folder, "secret"), join(folder, "repository/link"));
    const { code, error } = await lintIn(folder);
    expect([code, error]).toEqual([2, expect.stringContaining('"link/manifest.json" leads out')]);
  });

  test("a configuration that is itself a link is none", async () => {
    const folder = folderWith({
      "secret.json": '{"password":"hunter2"}',
      "repository/.git/HEAD": "",
      "repository/manifest.json": manifest,
    });
    symlinkSync(join(folder, "secret.json"), join(folder, "repository/teamslint.config.json"));
    const { code, out, error } = await lintIn(folder);
    expect([code, error]).toEqual([0, ""]);
    expect(out + error).not.toContain("password");
  });

  test.each(["env", ".env.dev"])("an environment's name is no path: %s", async (env) => {
    const folder = project({ apps: [{ manifest: "manifest.json", env: `../../secret/${env}` }] });
    const { out, error } = await lintIn(folder);
    expect(out + error).not.toContain("secret.example.com");
  });
});

describe("a pattern that picomatch would throw for, or take long for, is refused", () => {
  test.each([
    ["no pattern", "", 'the pattern "" matches nothing'],
    ["the folder itself", "./", 'the pattern "./" matches nothing'],
    ["a long one", "a".repeat(70_000), "is too intricate"],
    ["many braces", "{".repeat(30_000), "is too intricate"],
    ["many stars", `${"*a".repeat(20)}*b`, "is too intricate"],
  ])("%s", async (_name, pattern, says) => {
    for (const config of [
      { exclude: [pattern] },
      { ignore: [{ rule: "icon-size", file: pattern, reason: "later" }] },
      { apps: [{ manifest: "manifest.json", requests: [pattern] }] },
    ]) {
      const { code, error } = await lintIn(project(config));
      expect([code, error]).toEqual([2, expect.stringContaining(says)]);
    }
  });

  test.each(["!", "!!", "!(", "\\", "[", "]", "{", "}", "@", "+", "?", ".", "..", "/", "//", "\0"])(
    "%j ends well",
    async (pattern) => {
      const { code, error } = await lintIn(project({ exclude: [pattern] }));
      expect([0, 1, 2]).toContain(code);
      expect(error).not.toMatch(/^\s+at /m);
    },
  );
});

describe("a configuration hides nothing silently", () => {
  test.each([
    [
      "ignores",
      {
        ignore: [
          { rule: "manifest-schema", reason: "later" },
          { rule: "valid-domain-is-host", reason: "later" },
        ],
      },
      /2 ignored/,
    ],
    [
      "an ignore that matches nothing",
      { ignore: [{ rule: "icon-size", reason: "later" }] },
      /the ignore of icon-size matches nothing/,
    ],
  ])("%s", async (_name, config, says) => {
    const { out } = await lintIn(project(config));
    expect(out).toMatch(says);
  });

  const all = Object.fromEntries(rules.map(({ id }) => [id, "off"]));
  const ignored = rules.map(({ id }) => ({ rule: id, reason: "later" }));

  test.each([
    ["rules that are off", { rules: all }, `${rules.length} rules off`],
    ["a path that is excluded", { exclude: ["secret.json"] }, "1 path excluded"],
    ["ignores", { ignore: ignored }, "4 ignored"],
  ])("%s, in any format", async (_name, config, says) => {
    for (const format of Object.keys(writers)) {
      const folder = project(config, { "repository/secret.json": broken });
      const { out, error } = await lintIn(folder, "--format", format);
      expect([format, out + error]).toEqual([format, expect.stringContaining(says)]);
    }
  });

  test("everything excluded", async () => {
    const { error } = await lintIn(project({ exclude: ["**"] }));
    expect(error).toBe(
      "teamslint: nothing to lint here: no Teams app manifest and no notification request, nor a file that may hold one; the configuration excludes 2 paths\n",
    );
  });

  test("a rule that the command line sets is not one that the configuration turned off", async () => {
    const folder = project({ rules: { "manifest-schema": "off" } });
    const { out } = await lintIn(folder, "--rule", "manifest-schema=error");
    expect(out).toContain("[manifest-schema]");
    expect(out).not.toContain("rule off");
  });

  test("an ignore in an .http file", async () => {
    const request = `# teamslint-ignore-next payload-schema: later\nPOST https://graph.microsoft.com/v1.0/me\n\n${json(soundBody({ iconId: 3 }))}\n`;
    const folder = folderWith({ ".git/HEAD": "", "manifest.json": manifest, "a.http": request });
    expect((await runIn(folder, ["."])).out).toMatch(/ignored/);
  });

  test("an ignore has to say why", async () => {
    const { code, error } = await lintIn(project({ ignore: [{ rule: "icon-size" }] }));
    expect([code, error]).toEqual([2, expect.stringContaining('missing property "reason"')]);
  });

  test("a baseline", async () => {
    const folder = project({});
    await lintIn(folder, "--baseline", "b.json", "--update-baseline");
    expect((await lintIn(folder, "--baseline", "b.json")).out).toMatch(
      /2 in the baseline|2 baselined/,
    );
  });
});
