import { describe, expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.js";
import { unixLine } from "../../src/format/unix.js";
import {
  agentsSection,
  azurePipeline,
  githubProblemMatcher,
  githubWorkflow,
  gitlabCi,
  lintStaged,
  preCommitConfig,
  problemPattern,
  vscodeTasks,
} from "../../src/cli/snippets.js";
import { soundManifest } from "../check.js";
import { project } from "../project.js";

const manifest = JSON.stringify(soundManifest());
const all = [
  "teamslint.config.json",
  ".pre-commit-config.yaml",
  ".github/workflows/teamslint.yml",
  ".vscode/tasks.json",
  "AGENTS.md",
];

/** Answers in turn, and then no more. */
function answers(...given: (string | undefined)[]) {
  const asked: string[] = [];
  return { asked, ask: async (question: string) => (asked.push(question), given.shift()) };
}

describe("init", () => {
  test("--yes writes every file without a terminal, and what it writes is accepted", async () => {
    const app = project({ "appPackage/manifest.json": manifest, "package.json": "{}" });
    const { code, out, error } = await app.run(["init", "--yes"], []);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toBe(
      `1 app: appPackage/manifest.json\n${all.map((path) => `wrote ${path}\n`).join("")}`,
    );
    expect(JSON.parse(app.read("teamslint.config.json"))).toEqual({
      $schema: "./node_modules/teamslint/dist/config.schema.json",
      rules: {},
    });
    expect(app.read(".pre-commit-config.yaml")).toBe(preCommitConfig("1.2.3"));
    expect(app.read(".github/workflows/teamslint.yml")).toBe(githubWorkflow("1.2.3"));
    expect(app.read(".vscode/tasks.json")).toBe(vscodeTasks);
    expect(app.read("AGENTS.md")).toBe(agentsSection);
    expect((await app.run([], [])).code).toBe(0);
  });

  test("asks before each file; Enter is yes", async () => {
    const app = project({ "manifest.json": manifest });
    const { asked, ask } = answers("", "n", "Yes", "no", "n");
    expect((await app.run(["init"], [], { ask })).code).toBe(0);
    expect(asked.map((question) => /Write ([^,]+),/.exec(question)?.[1])).toEqual(all);
    expect(app.names()).toEqual([".git", ".github", "manifest.json", "teamslint.config.json"]);
  });

  test("the end of the input is no for all that is left", async () => {
    const app = project({ "manifest.json": manifest });
    const { asked, ask } = answers("n", undefined);
    expect((await app.run(["init"], [], { ask })).code).toBe(0);
    expect(asked).toHaveLength(2);
    expect(app.names()).toEqual([".git", "manifest.json"]);
  });

  test("never overwrites: says what to add, unless it is there", async () => {
    const files = {
      "teamslint.config.json": "{}",
      ".pre-commit-config.yaml": "repos: []\n",
      ".github/workflows/teamslint.yml": "jobs: teamslint\n",
      ".vscode/tasks.json": "{}\n",
    };
    const app = project({ "manifest.json": manifest, ...files });
    const { code, out } = await app.run(["init", "--yes"], []);
    expect(code).toBe(0);
    for (const [path, text] of Object.entries(files)) expect(app.read(path)).toBe(text);
    expect(out).toContain(
      "teamslint.config.json is there already and stays as it is. It speaks of teamslint already.\n",
    );
    expect(out).toContain(
      ".pre-commit-config.yaml is there already and stays as it is. Add this to it:\n\n    repos:\n      - repo: https://github.com/teamslint/teamslint\n",
    );
    expect(out).toContain(
      "teamslint.yml is there already and stays as it is. It speaks of teamslint already.\n",
    );
  });

  test.each([
    [".gitlab-ci.yml", gitlabCi("1.2.3")],
    ["azure-pipelines.yml", azurePipeline("1.2.3")],
  ])("shows the step for a repository that has %s", async (path, text) => {
    const app = project({ "manifest.json": manifest, [path]: "stages: []\n" });
    const { out } = await app.run(["init", "--yes"], []);
    expect(out).toContain(
      `${path} is there already and stays as it is. Add this to it:\n\n    ${text.split("\n")[0]}\n`,
    );
    expect(app.names()).not.toContain(".github");
  });

  test.each([
    [
      "package.json",
      '{ "devDependencies": { "lint-staged": "17", "teamslint": "1" } }',
      `Add this to it:\n\n    ${lintStaged}`,
    ],
    [
      "package.json",
      '{ "lint-staged": { "*": "teamslint --ignore-unknown" } }',
      "It speaks of teamslint already.\n",
    ],
    [".husky/pre-commit", "npm test\n", "Add this to it:\n\n    npx teamslint\n"],
  ])("shows the hook for a repository that has %s with %s", async (path, text, advice) => {
    const app = project({ "manifest.json": manifest, [path]: text });
    const { out } = await app.run(["init", "--yes"], []);
    expect(out).toContain(`\n${path} is there already and stays as it is. ${advice}`);
    expect(app.names()).not.toContain(".pre-commit-config.yaml");
  });

  test("apps are listed where requests found no manifest, and the configuration is then accepted", async () => {
    const request =
      'POST https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification\n\n{ "activityType": "a" }\n';
    const app = project({
      "one/manifest.json": manifest,
      "two/manifest.json": manifest,
      "calls/a.http": request,
    });
    await app.run(["init", "--yes"], []);
    expect(JSON.parse(app.read("teamslint.config.json")).apps).toEqual([
      { manifest: "one/manifest.json", requests: ["calls/a.http"] },
      { manifest: "two/manifest.json", requests: [] },
    ]);
    const { out } = await app.run(["print-config"], []);
    expect(out).toContain("calls/a.http: paired with one/manifest.json (the configuration)\n");
  });

  test.each<[string, string[], Record<string, string>, string]>([
    [
      "there is no app",
      ["--yes"],
      { "package.json": "{}" },
      "there is no Teams app manifest here: run init in the folder of the app's repository",
    ],
    [
      "nobody can answer",
      [],
      { "manifest.json": manifest },
      "init asks before it writes, and there is no terminal to ask on: --yes writes without asking",
    ],
  ])("writes nothing where %s", async (_, argv, files, message) => {
    const app = project(files);
    const { code, error } = await app.run(["init", ...argv], []);
    expect({ code, error }).toEqual({ code: 2, error: `teamslint: ${message}\n` });
    expect(app.names()).toEqual([".git", ...Object.keys(files)]);
  });

  test("a file that cannot be written is named, and the others are written", async () => {
    const app = project({ "manifest.json": manifest, ".vscode": "a file" });
    const { code, error } = await app.run(["init", "--yes"], []);
    expect(code).toBe(2);
    expect(error).toMatch(/^teamslint: \.vscode\/tasks\.json: .*\n$/);
    expect(app.names()).toContain("teamslint.config.json");
  });
});

describe("snippets", () => {
  const line = (file: string, message: string) => {
    const at = { line: 12, column: 3, offset: 0 };
    return unixLine({
      rule: "icon-size",
      severity: "warning",
      file,
      message,
      range: { start: at, end: at },
      related: [],
      suggestions: [],
      url: "",
    });
  };

  test.each([
    ["appPackage/manifest.json", "m"],
    ["C:/src/app/manifest.json", "m"],
    ["C:\\src\\app\\manifest.json", "m"],
    ["app.zip!/manifest.json", "m"],
    ["a b (1)/[x].json", 'the value "[a]" at 1:2: is [no] host: why'],
    ["\u6771.json", "emoji \u{1f600} and \u6771"],
  ])("the pattern takes apart a line about %s", (file, message) => {
    const { regexp, ...groups } = problemPattern;
    const found = new RegExp(regexp).exec(line(file, message))!;
    expect(Object.entries(groups).map(([name, group]) => [name, found[group]])).toEqual([
      ["file", file],
      ["line", "12"],
      ["column", "3"],
      ["severity", "warning"],
      ["message", message],
      ["code", "icon-size"],
    ]);
  });

  test("the pattern takes no line of the watch for a problem, and no long one much time", () => {
    const pattern = new RegExp(problemPattern.regexp);
    expect(pattern.test("[watch] checking: a.json changed")).toBe(false);
    const start = performance.now();
    expect(pattern.test("a:1:".repeat(50_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("both matchers are JSON with the one pattern", () => {
    expect(JSON.parse(githubProblemMatcher).problemMatcher[0].pattern).toEqual([problemPattern]);
    for (const { problemMatcher } of JSON.parse(vscodeTasks).tasks)
      expect(problemMatcher.pattern).toEqual(problemPattern);
  });

  test.each([
    ["Azure", azurePipeline("1.2.3")],
    ["GitLab", gitlabCi("1.2.3")],
    ["VS Code", vscodeTasks],
  ])("the command lines for %s are understood", (_, text) => {
    const lines = [...text.matchAll(/npx (?:--yes )?teamslint(?:@1\.2\.3)? ([^"\n]*)/g)];
    expect(lines.length).toBeGreaterThan(0);
    for (const [, argv] of lines)
      expect(readArguments(argv!.split(" "))).not.toHaveProperty("needs");
  });
});
