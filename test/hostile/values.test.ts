import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { type BuiltCommand, buildCommand, folderOf } from "./command.js";

const hasStrace = spawnSync("strace", ["-V"]).status === 0;

/** An env file of a stranger, whose first line Node itself obeys where it gets to see it. */
const files = {
  "evil.cjs": 'require("fs").writeFileSync("ran", "")',
  "evil.env": "NODE_OPTIONS=--require=./evil.cjs\nAPP_ID=3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01\n",
  "manifest.json": JSON.stringify(soundManifest({ id: "${{APP_ID}}" })),
  "a.json": JSON.stringify(soundBody()),
};

describe.skipIf(process.platform === "win32")("a file of values runs nothing", () => {
  let command: BuiltCommand;
  let folder: string;
  beforeAll(async () => {
    command = await buildCommand();
    folder = folderOf(files);
  });
  afterEach(() => rmSync(join(folder, "ran"), { force: true }));
  afterAll(() => {
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a program as a shell does, by its first line, and says whether the trap has sprung. */
  function run(program: string, argv: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(program, argv, { cwd: folder, encoding: "utf8" });
    return { status, stdout, stderr, hasRun: existsSync(join(folder, "ran")) };
  }

  test("with --values", () => {
    expect(run(command.path, ["--values", "evil.env", "."])).toEqual({
      status: 0,
      stdout: "no problems in 2 files, 1 request checked\n",
      stderr: "",
      hasRun: false,
    });
  });

  const forms = [
    ["--env-file", "evil.env"],
    ["--env-file=evil.env"],
    [".", "--env-file", "evil.env"],
    ["--env-file-if-exists=evil.env", "--format", "json"],
  ];
  test.each(forms)("%s %s is refused, with the reason", (...argv) => {
    const { hasRun, ...ended } = run(command.path, argv);
    const option = /--env-file(?:-if-exists)?/.exec(argv.join(" "))![0];
    expect(ended).toEqual({
      status: 2,
      stdout: "",
      stderr: `teamslint: ${option} is an option of Node itself, which runs what NODE_OPTIONS in that file says: use --values FILE\n`,
    });
    expect(hasRun).toBe(false);
  });

  test.skipIf(!hasStrace).each(forms)("%s %s: the file is not even opened", (...argv) => {
    const trace = join(folder, "trace");
    run("strace", ["-f", "-o", trace, command.path, ...argv]);
    const calls = readFileSync(trace, "utf8");
    expect(calls).toContain("cli.cjs");
    expect(calls).not.toMatch(/open(?:at)?\(.*evil/);
  });

  test("the trap works: Node that starts without the first line springs it", () => {
    expect(run(process.execPath, [command.path, "--env-file", "evil.env"]).hasRun).toBe(true);
  });
});
