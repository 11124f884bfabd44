import { readFileSync } from "node:fs";
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

test("every command line with options in README is understood", () => {
  const lines = [...read("README.md").matchAll(/teamslint (--?[^"`\n]*)/g)];
  expect(lines.map((match) => match[1])).toContain("--ignore-unknown");
  for (const [, argv] of lines) {
    const understood = readArguments(argv!.trim().split(" "));
    expect("needs" in understood && understood.needs, `${argv}`).not.toBe("correction");
  }
});
