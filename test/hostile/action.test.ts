import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { soundBody, soundManifest } from "../check.js";
import { type BuiltCommand, buildCommand, folderOf } from "./command.js";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };
const action = parse(read("action.yml")) as {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: { run: string; shell: string }[] };
};
const [step] = action.runs.steps;
const hasStrace = spawnSync("strace", ["-V"]).status === 0;

test("the action is composite, and takes its inputs through the environment", () => {
  expect(action.runs).toMatchObject({ using: "composite", steps: [{ shell: "bash" }] });
  expect(action.runs.steps).toHaveLength(1);
  expect(step!.run).not.toContain("${{");
  const used = JSON.stringify(step).matchAll(/inputs\.([\w-]+)/g);
  expect([...used].map((match) => match[1]).sort()).toEqual(Object.keys(action.inputs).sort());
});

/** Stands in for npm: writes down what it was asked, and where, and installs what was built here. */
const npm = (dist: string, said: string) => `#!/bin/sh
printf '%s\\n' "$PWD" "$@" > '${said}'
echo "what npm prints"
mkdir -p node_modules/teamslint && cp -r '${dist}' node_modules/teamslint/dist
`;

describe.skipIf(process.platform === "win32")("a step of the action", () => {
  let command: BuiltCommand;
  let outside: string;
  const folders: string[] = [];
  beforeAll(async () => {
    command = await buildCommand();
    outside = folderOf({});
    mkdirSync(join(outside, "bin"));
  });
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => {
    command.remove();
    rmSync(outside, { recursive: true, force: true });
  });

  interface Inputs {
    readonly paths?: string;
    readonly args?: string;
    readonly version?: string;
    readonly registry?: string;
  }

  /** The effect of the step in a checkout with these files, some of which may be made to run. */
  function run(files: Readonly<Record<string, string>>, inputs: Inputs = {}, strace?: string) {
    const checkout = folderOf(files);
    const temp = folderOf({ npm: "" });
    folders.push(checkout, temp);
    const said = join(temp, "said");
    const summary = join(temp, "summary");
    const bin = folderOf({ npm: npm(join(command.path, ".."), said) });
    folders.push(bin);
    chmodSync(join(bin, "npm"), 0o755);
    const bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step!.run];
    const line =
      strace === undefined ? bash : ["strace", "-f", "-s", "4096", "-o", strace, ...bash];
    const inputOf = (name: keyof Inputs) => inputs[name] ?? action.inputs[name]!.default;
    const { status, stdout, stderr } = spawnSync(line[0]!, line.slice(1), {
      cwd: checkout,
      encoding: "utf8",
      env: {
        PATH: `${bin}:${process.env["PATH"]}`,
        RUNNER_TEMP: temp,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: checkout,
        MARK: join(temp, "ran"),
        TEAMSLINT_ACTION: root.pathname.replace(/\/$/, ""),
        TEAMSLINT_PATHS: inputOf("paths"),
        TEAMSLINT_ARGS: inputOf("args"),
        TEAMSLINT_VERSION: inputOf("version"),
        TEAMSLINT_REGISTRY: inputOf("registry"),
      },
    });
    const [where = "", ...asked] = existsSync(said)
      ? readFileSync(said, "utf8").split("\n").slice(0, -1)
      : [];
    return {
      status,
      stdout,
      stderr,
      where,
      asked,
      checkout,
      temp,
      summary: existsSync(summary) ? readFileSync(summary, "utf8") : "",
      hasRun: existsSync(join(temp, "ran")),
    };
  }

  const app = {
    "manifest.json": JSON.stringify(soundManifest()),
    "a.json": JSON.stringify(soundBody({ activityType: "taskDone" })),
  };
  const trap = 'require("fs").writeFileSync(process.env.MARK, "")';
  /** Files that a pull request could bring along. */
  const traps = {
    ".npmrc": "registry=http://127.0.0.1:9/\nignore-scripts=false\n",
    "node_modules/teamslint/package.json": '{"version":"9.9.9","bin":"dist/cli.cjs"}',
    "node_modules/teamslint/dist/cli.cjs": `#!/usr/bin/env node\n${trap}`,
    "node_modules/.bin/teamslint": `#!/usr/bin/env node\n${trap}`,
    "package.json": '{"scripts":{"preinstall":"touch $MARK","teamslint":"touch $MARK"}}',
    "teamslint.config.js": trap,
    "teamslint.config.mjs": trap,
    ".env": "NODE_OPTIONS=--require=./evil.cjs\n",
    "evil.cjs": trap,
    "node.config.json": '{"nodeOptions":{"import":["./evil.cjs"]}}',
  };

  test("annotations alone are on stdout, the log is in the job's summary", () => {
    const { status, stdout, summary } = run(app);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.json,[^\n]*\n$/);
    expect(summary).toMatch(/^### teamslint\n\n {4}a\.json:1:\d+: error: activity type "taskDone"/);
    expect(summary).toContain("\n    1 error in 1 of 2 files, 1 request checked\n");
    // Every line is text, whatever a file says.
    const log = summary.split("\n").slice(2);
    expect(log.filter((line) => !/^(?: {4}|$)/.test(line))).toEqual([]);
  });

  test("a sound app", () => {
    const { status, stdout, summary } = run({ ...app, "a.json": JSON.stringify(soundBody()) });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(summary).toContain("    no problems in 2 files, 1 request checked\n");
  });

  test.each<[string, Inputs, string[]]>([
    ["nothing said", {}, [`teamslint@${version}`, "https://registry.npmjs.org/"]],
    ["a version", { version: "latest" }, ["teamslint@latest", "https://registry.npmjs.org/"]],
    [
      "a registry",
      { registry: "https://npm.example" },
      [`teamslint@${version}`, "https://npm.example"],
    ],
  ])("what is installed, outside of the checkout and without scripts: %s", (_, inputs, words) => {
    const { where, asked, checkout, temp } = run(app, inputs);
    expect(where.startsWith(temp)).toBe(true);
    expect(readdirSync(checkout).sort()).toEqual([".git", "a.json", "manifest.json"]);
    expect(asked[0]).toBe("install");
    expect(asked).toEqual(expect.arrayContaining(["--ignore-scripts", ...words]));
  });

  test.each<[string, Record<string, string>, string | undefined]>([
    [
      "its lock file",
      {
        "package.json": '{"devDependencies":{"teamslint":"^1.0.0"}}',
        "package-lock.json": '{"packages":{"node_modules/teamslint":{"version":"1.2.3"}}}',
      },
      "teamslint@1.2.3",
    ],
    [
      "package.json",
      { "package.json": '{"devDependencies":{"teamslint":"2.0.0-beta.1"}}' },
      "teamslint@2.0.0-beta.1",
    ],
    ["a range", { "package.json": '{"devDependencies":{"teamslint":"^1.0.0"}}' }, undefined],
    [
      "another package",
      {
        "package.json": '{"devDependencies":{"teamslint":"npm:evil@1.0.0"}}',
        "package-lock.json": '{"packages":{"node_modules/teamslint":{"version":"file:../evil"}}}',
      },
      undefined,
    ],
  ])("the version that the project pins, by %s", (_, files, expected) => {
    const { status, asked, stderr } = run({ ...app, ...files }, { version: "project" });
    if (expected !== undefined) expect(asked).toContain(expected);
    else {
      expect([status, asked]).toEqual([2, []]);
      expect(stderr).toMatch(/^teamslint: version is "project", and no package-lock\.json/);
    }
  });

  test.each<[string, Inputs, RegExp]>([
    [
      "paths, one with a space",
      { paths: "\nmy calls\n\n" },
      /^::error file=my calls\/b\.json[^\n]*\n$/,
    ],
    ["more options", { args: "--rule activity-type-declared=off *" }, /^$/],
    ["what would be code", { paths: "$(touch $MARK);`touch $MARK`" }, /^$/],
  ])("%s", (_, inputs, says) => {
    const { stdout, hasRun } = run({ ...app, "my calls/b.json": app["a.json"] }, inputs);
    expect(stdout).toMatch(says);
    expect(hasRun).toBe(false);
  });

  test("nothing of the checkout is run", () => {
    for (const inputs of [{}, { version: "project" }]) {
      const lock = '{"packages":{"node_modules/teamslint":{"version":"1.2.3"}}}';
      const ran = run({ ...app, ...traps, "package-lock.json": lock }, inputs);
      expect(ran.stdout).toMatch(/^::error file=a\.json/);
      expect([ran.status, ran.hasRun]).toEqual([1, false]);
    }
  });

  test.skipIf(!hasStrace)("nor are npm's configuration and packages there opened", () => {
    const trace = join(outside, "trace");
    const { checkout, status } = run({ ...app, ...traps }, {}, trace);
    expect(status).toBe(1);
    const lines = readFileSync(trace, "utf8").split("\n");
    expect(lines.some((line) => /execve\(.*cli\.cjs/.test(line))).toBe(true);
    // The rest is read as what it is: files that may hold requests.
    const forbidden = /node_modules|\.npmrc/;
    const touched = lines.filter(
      (line) => /\b(?:open|openat|execve|readlink)\(/.test(line) && forbidden.test(line),
    );
    const names = touched.flatMap((line) => /"([^"]*)"/.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith(checkout))).toEqual([]);
  });
});
