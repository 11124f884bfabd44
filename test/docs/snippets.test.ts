import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readArguments } from "../../src/cli/arguments.js";
import { mayBeInput } from "../../src/input/readers.js";
import {
  azurePipeline,
  githubProblemMatcher,
  githubWorkflow,
  gitlabCi,
  preCommitConfig,
  vscodeTasks,
} from "../../src/cli/snippets.js";
import { folderWith } from "../world.js";
import { expectDocument, root } from "./printed.js";

const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };

const shown: readonly [string, string][] = [
  [".pre-commit-config.yaml", preCommitConfig(version)],
  [".github/workflows/teamslint.yml", githubWorkflow(version)],
  ["azure-pipelines.yml", azurePipeline(version)],
  [".gitlab-ci.yml", gitlabCi(version)],
  [".vscode/tasks.json", vscodeTasks],
];

describe("README shows what init writes", () => {
  test.each(shown)("%s", (path, text) => {
    const readme = read("README.md");
    const [start, end] = [`<!-- ${path}: npm run docs -->`, `<!-- end of ${path} -->`];
    const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
    expect(from, `${start} in README`).toBeGreaterThan(0);
    expect(to, `${end} in README`).toBeGreaterThan(from);
    // `json` alone would promise a configuration of teamslint.
    const language = path.endsWith(".json") ? "jsonc" : "yaml";
    const block = `\n\n\`\`\`${language}\n${text}\`\`\`\n\n`;
    expectDocument("README.md", readme.slice(0, from) + start + block + readme.slice(to));
  });

  test.each(shown.filter(([path]) => path.endsWith(".yml") || path.endsWith(".yaml")))(
    "%s is YAML",
    (_, text) => {
      expect(parse(text)).toBeTypeOf("object");
    },
  );
});

test(".github/teamslint-matcher.json is the problem matcher of the snippets", () => {
  expectDocument(".github/teamslint-matcher.json", githubProblemMatcher);
});

describe("the pre-commit hook", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as Record<string, unknown>[];

  test("is the one that the configuration names", () => {
    const { repos } = parse(preCommitConfig("1.2.3")) as {
      repos: { rev: string; hooks: { id: string }[] }[];
    };
    expect(repos[0]!.rev).toBe("v1.2.3");
    expect(repos[0]!.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  });

  test("has what pre-commit requires", () => {
    expect(hooks[0]).toMatchObject({ id: "teamslint", language: "node", require_serial: true });
  });

  test.each(
    "json http rest zip ndjson jsonl har ndjson.gz jsonl.gz js cjs mjs jsx ts cts mts tsx vue svelte py cs JSON gz md png java yml env".split(
      " ",
    ),
  )("is given a .%s file where a folder is searched for such", (ending) => {
    // Python writes the flag into the expression.
    const files = new RegExp(String(hooks[0]!["files"]).replace("(?i)", ""), "i");
    expect(files.test(`src/a.${ending}`)).toBe(mayBeInput(`a.${ending}`));
    expect(files.test(`a${ending}`)).toBe(false);
  });

  test("is a command line that is understood", () => {
    const [program, ...argv] = String(hooks[0]!["entry"]).split(" ");
    expect(program).toBe("teamslint");
    expect(readArguments([...argv, "a.json"])).toMatchObject({
      command: undefined,
      args: { ignoreUnknown: true, operands: ["a.json"] },
    });
  });
});

describe("the GitHub action", () => {
  const action = parse(read("action.yml")) as {
    inputs: Record<string, { description: string; default: string }>;
    runs: { using: string; steps: { run: string; env: Record<string, string>; shell: string }[] };
  };
  const [step] = action.runs.steps;

  test("is composite, and takes its inputs through the environment", () => {
    expect(action.runs).toMatchObject({ using: "composite", steps: [{ shell: "bash" }] });
    expect(action.runs.steps).toHaveLength(1);
    expect(step!.run).not.toContain("${{");
    const used = JSON.stringify(step).matchAll(/inputs\.([\w-]+)/g);
    expect([...used].map((match) => match[1]).sort()).toEqual(Object.keys(action.inputs).sort());
  });

  /** What the step gives npx, with an npx that prints it. */
  function commandLine(inputs: { paths?: string; args?: string; version?: string }): string[] {
    const folder = folderWith({ npx: "#!/bin/sh\nprintf '%s\\n' \"$@\"\n", "x.json": "{}" });
    chmodSync(join(folder, "npx"), 0o755);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "1.2.3" }));
    const printed = execFileSync("bash", ["-eo", "pipefail", "-c", step!.run], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${folder}:${process.env["PATH"]}`,
        TEAMSLINT_ACTION: folder,
        TEAMSLINT_PATHS: inputs.paths ?? action.inputs["paths"]!.default,
        TEAMSLINT_ARGS: inputs.args ?? action.inputs["args"]!.default,
        TEAMSLINT_VERSION: inputs.version ?? action.inputs["version"]!.default,
      },
    });
    return printed.split("\n").slice(0, -1);
  }

  const begin = ["--yes", "teamslint@1.2.3", "--format", "github"];

  test
    .skipIf(process.platform === "win32")
    .each<[string, Parameters<typeof commandLine>[0], string[]]>([
      ["nothing said", {}, [...begin, "--", "."]],
      [
        "paths, one with a space",
        { paths: "appPackage\n\nmy calls\n" },
        [...begin, "--", "appPackage", "my calls"],
      ],
      [
        "more options",
        { args: "--max-warnings 0 *" },
        [...begin, "--max-warnings", "0", "*", "--", "."],
      ],
      [
        "a version",
        { version: "latest" },
        ["--yes", "teamslint@latest", ...begin.slice(2), "--", "."],
      ],
      ["what would be code", { paths: "$(id);`id`" }, [...begin, "--", "$(id);`id`"]],
    ])("%s", (_, inputs, expected) => {
    expect(commandLine(inputs)).toEqual(expected);
    const readable = readArguments(expected.slice(2));
    expect(readable).toMatchObject({ command: undefined, args: { format: ["github"] } });
  });
});

test("every command line with options in README is understood", () => {
  const lines = [...read("README.md").matchAll(/teamslint (--?[^"`\n]*)/g)];
  expect(lines.map((match) => match[1])).toContain("--ignore-unknown");
  for (const [, argv] of lines) {
    const understood = readArguments(argv!.trim().split(" "));
    expect("needs" in understood && understood.needs, `${argv}`).not.toBe("correction");
  }
});
