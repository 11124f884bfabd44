import { describe, expect, test } from "vitest";
import { knowsLinks, wantsColor } from "../../src/cli/terminal.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

type Env = Readonly<Record<string, string>>;

describe("colour", () => {
  test.each<[string, Env, boolean, boolean]>([
    ["on a terminal", {}, true, true],
    ["not without one", {}, false, false],
    ["not where NO_COLOR is set", { NO_COLOR: "1" }, true, false],
    ["where it is set to nothing", { NO_COLOR: "" }, true, true],
    ["where FORCE_COLOR is set, over NO_COLOR", { FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
    ["where it is set to nothing, as Node has it", { FORCE_COLOR: "" }, false, true],
    ["not where it is 0", { FORCE_COLOR: "0" }, true, false],
    ["not where it is false", { FORCE_COLOR: "false" }, true, false],
    ["not on a dumb terminal", { TERM: "dumb" }, true, false],
  ])("%s", (_, env, isTerminal, expected) => {
    expect(wantsColor({ env, isTerminal })).toBe(expected);
  });
});

describe("links", () => {
  test.each<[string, Env, boolean]>([
    ["iTerm2", { TERM_PROGRAM: "iTerm.app" }, true],
    ["VS Code", { TERM_PROGRAM: "vscode" }, true],
    ["Windows Terminal", { WT_SESSION: "0f6c" }, true],
    ["GNOME Terminal", { VTE_VERSION: "7600", TERM: "xterm-256color" }, true],
    ["kitty", { TERM: "xterm-kitty" }, true],
    ["the VTE that crashes", { VTE_VERSION: "5000" }, false],
    ["a VTE of no known version", { VTE_VERSION: "x" }, false],
    ["Terminal of macOS", { TERM_PROGRAM: "Apple_Terminal" }, false],
    ["any other", { TERM: "xterm-256color" }, false],
    [
      "tmux, whatever is around it",
      { TERM_PROGRAM: "tmux", TMUX: "/tmp/t", VTE_VERSION: "7600" },
      false,
    ],
    ["screen in kitty", { TERM: "screen-256color", TERM_PROGRAM: "vscode" }, false],
    ["a job's log", { TERM_PROGRAM: "vscode", CI: "true" }, false],
    ["a dumb one", { TERM_PROGRAM: "vscode", TERM: "dumb" }, false],
  ])("%s", (_, env, expected) => {
    expect(knowsLinks({ env, isTerminal: true })).toBe(expected);
    expect(knowsLinks({ env, isTerminal: false })).toBe(false);
  });

  test("lead to the page of the rule, and only on the terminal itself", async () => {
    const folder = folderWith({
      "manifest.json": JSON.stringify(soundManifest()),
      "a.json": JSON.stringify(soundBody({ activityType: "taskDone" })),
    });
    const terminal = {
      env: { TERM_PROGRAM: "vscode", NO_COLOR: "1" },
      isTerminal: true,
      columns: 80,
    };
    const { out } = await runIn(folder, [], terminal);
    expect(out).toContain(
      "[\u001b]8;;https://github.com/teamslint/teamslint/blob/main/rules/activity-type-declared.md\u001b\\activity-type-declared\u001b]8;;\u001b\\]",
    );
    let written = "";
    const write = async (_: string, text: string) => {
      written = text;
      return undefined;
    };
    await runIn(folder, ["--output", "found.txt"], { ...terminal, write });
    expect(written).toContain("[activity-type-declared]");
  });
});

test("an --output that cannot be written is one line and exit code 2, and the others are written", async () => {
  const folder = folderWith({ "manifest.json": JSON.stringify(soundManifest()) });
  const argv = ["--format", "json", "--output", "gone/found.json", "--format", "pretty"];
  const { code, out, error } = await runIn(folder, argv);
  expect(code).toBe(2);
  expect(error).toBe("teamslint: gone/found.json: there is no such file or folder\n");
  expect(out).toContain("1 file");
});
