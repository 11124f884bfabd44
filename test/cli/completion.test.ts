import { afterEach, describe, expect, test, vi } from "vitest";
import { rules } from "../../rules/index.js";
import { completions, completionScript } from "../../src/cli/completion.js";
import { commands } from "../../src/cli/commands.js";
import { formatNames, lintOptions } from "../../src/cli/options.js";
import { folderWith, runIn } from "../world.js";

afterEach(() => vi.unstubAllEnvs());

describe("the script", () => {
  test.each([
    ["/bin/bash", "complete -o bashdefault -o default -F"],
    ["/usr/bin/zsh", "#compdef teamslint"],
  ])("for %s", async (shell, sign) => {
    vi.stubEnv("SHELL", shell);
    vi.stubEnv("ZSH_NAME", "");
    const { out, code } = await runIn(folderWith({}), ["completion"]);
    expect(code).toBe(0);
    expect(out).toContain(sign);
    expect(out).toContain("teamslint --get-yargs-completions");
    expect(out).toBe(await completionScript());
  });
});

describe("what comes next", () => {
  test.each<[string, string[], readonly string[]]>([
    ["a command", ["teamslint", ""], Object.keys(commands)],
    ["the rest of a command", ["teamslint", "exp"], ["explain"]],
    ["a path, which is the shell's", ["teamslint", "appPackage", ""], []],
    ["a path, for an option that takes one", ["teamslint", "--manifest", ""], []],
    ["a format", ["teamslint", "--format", ""], formatNames],
    ["the rest of a format", ["teamslint", "--format", "j"], ["json", "junit"]],
    ["a rule to explain", ["teamslint", "explain", "icon-s"], ["icon-size"]],
    ["only one rule", ["teamslint", "explain", "icon-size", ""], []],
    [
      "a rule and its severity",
      ["teamslint", "--rule", "icon-size"],
      ["icon-size=off", "icon-size=info", "icon-size=warning", "icon-size=error"],
    ],
    [
      "a severity, as bash takes the words apart",
      ["teamslint", "--rule", "icon-size", "=", "w"],
      ["warning"],
    ],
  ])("%s", async (_, words, expected) => {
    vi.stubEnv("SHELL", "/bin/bash");
    expect(await completions(words, rules)).toEqual(expected);
  });

  test("every option, and every rule", async () => {
    vi.stubEnv("SHELL", "/bin/bash");
    const found = await completions(["teamslint", "--"], rules);
    for (const name of [...Object.keys(lintOptions), "help", "version"])
      expect(found).toContain(`--${name}`);
    expect(await completions(["teamslint", "explain", ""], rules)).toEqual(
      rules.map(({ id }) => id),
    );
  });

  test("the options of a command, and not those of linting", async () => {
    vi.stubEnv("SHELL", "/bin/bash");
    const found = await completions(["teamslint", "init", "--"], rules);
    expect(found).toContain("--yes");
    expect(found).not.toContain("--fix");
  });

  test("the command line prints one a line", async () => {
    const argv = ["--get-yargs-completions", "teamslint", "--format", "g"];
    expect((await runIn(folderWith({}), argv)).out).toBe("github\ngitlab\n");
  });
});
