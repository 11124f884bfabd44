import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readArguments } from "../../src/cli/arguments.js";
import { mayBeInput, readers } from "../../src/input/readers.js";
import {
  azurePipeline,
  githubProblemMatcher,
  githubWorkflow,
  gitlabCi,
  hookFiles,
  preCommitConfig,
  preCommitFromNpm,
} from "../../src/cli/snippets.js";
import { expectDocument, read } from "./printed.js";

test.each([
  preCommitConfig("1.2.3"),
  githubWorkflow("1.2.3"),
  azurePipeline("1.2.3"),
  gitlabCi("1.2.3"),
])("%s is YAML", (text) => {
  expect(parse(text)).toBeTypeOf("object");
});

test(".github/teamslint-matcher.json is the problem matcher of the snippets", () => {
  expectDocument(".github/teamslint-matcher.json", githubProblemMatcher);
});

describe("the pre-commit hook", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as Record<string, unknown>[];
  // Python writes the flag into the expression.
  const given = new RegExp(hookFiles.replace("(?i)", ""), "i");
  const isGiven = (path: string) => given.test(path);

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

  const endings = readers.flatMap(({ handles }) => handles);
  test.each([...endings, ".JSON", ".gz", ".java", ".yml"])(
    "is given a %s file where a folder is searched for such",
    (ending) => {
      expect(isGiven(`src/a${ending}`)).toBe(mayBeInput(`a${ending}`));
      expect(isGiven(`a-${ending.slice(1)}`)).toBe(false);
    },
  );

  test.each(["color.png", "appPackage/Outline.PNG", ".env", "env/.env.dev", "env/.env.dev.user"])(
    "is given %s, which belongs to a manifest",
    (path) => {
      expect(isGiven(path)).toBe(true);
      expect(isGiven(`${path}.bak/x`)).toBe(false);
    },
  );

  test("from npm is the same", () => {
    expect(hooks[0]!["files"]).toBe(hookFiles);
    const { repos } = parse(preCommitFromNpm("1.2.3")) as {
      repos: { hooks: Record<string, unknown>[] }[];
    };
    const [fromNpm] = repos[0]!.hooks;
    expect(fromNpm!["additional_dependencies"]).toEqual(["teamslint@1.2.3"]);
    for (const key of ["id", "name", "language", "entry", "files", "require_serial"])
      expect([key, fromNpm![key]]).toEqual([key, hooks[0]![key]]);
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
