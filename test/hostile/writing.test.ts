import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { soundManifest } from "../check.js";
import { type BuiltCommand, buildCommand, execute, folderOf } from "./command.js";

const preload = fileURLToPath(new URL("kill-on-rename.cjs", import.meta.url));
const sound = JSON.stringify(soundManifest(), undefined, 2);
/** With a comma that `--fix` deletes. */
const broken = sound.replace(/\n\}$/, ",\n}");

describe.skipIf(process.platform === "win32")("a process that is killed while it writes", () => {
  let command: BuiltCommand;
  let folder: string;
  beforeAll(async () => {
    command = await buildCommand();
  });
  beforeEach(() => {
    folder = folderOf({ "app/manifest.json": broken, "report.json": "the old one" });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => command.remove());

  const run = (...argv: string[]) => execute(command.path, argv, folder);
  const killed = async (...argv: string[]) => {
    const { signal } = await execute(command.path, argv, folder, { preload });
    expect(signal).toBe("SIGKILL");
  };
  const namesIn = (path: string) => readdirSync(join(folder, path)).sort();
  const read = (path: string) => readFileSync(join(folder, path), "utf8");

  test("leaves the file as it was, and its next run leaves nothing beside it", async () => {
    await killed("app", "--fix");
    expect(read("app/manifest.json")).toBe(broken);
    expect(namesIn("app")).toEqual([
      expect.stringMatching(/^\.teamslint-\d+\.tmp$/),
      "manifest.json",
    ]);
    const { code, out } = await run("app", "--fix");
    expect([code, out]).toEqual([0, "no problems in 1 file, 1 fixed\n"]);
    expect(read("app/manifest.json")).toBe(sound);
    expect(namesIn("app")).toEqual(["manifest.json"]);
  });

  test("leaves a report as it was", async () => {
    await killed("app", "--format", "json", "--output", "report.json");
    expect(read("report.json")).toBe("the old one");
    await run("app", "--format", "json", "--output", "report.json");
    expect(JSON.parse(read("report.json")).summary.errors).toBe(1);
    expect(namesIn("")).toEqual([".git", "app", "report.json"]);
  });

  test("leaves no half of a new report", async () => {
    await killed("app", "--format", "json", "--output", "new.json");
    expect(namesIn("")).not.toContain("new.json");
  });

  test("leaves alone what a running process is writing", async () => {
    const other = `.teamslint-${process.pid}.tmp`;
    writeFileSync(join(folder, "app", other), "");
    await run("app", "--fix");
    expect(namesIn("app")).toEqual([other, "manifest.json"]);
  });
});

describe.skipIf(process.platform === "win32")("--output", () => {
  let command: BuiltCommand;
  let folder: string;
  beforeAll(async () => {
    command = await buildCommand();
    folder = folderOf({ "manifest.json": sound, "report.txt": "old" });
  });
  afterAll(() => {
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("keeps the mode of a report that is there", async () => {
    chmodSync(join(folder, "report.txt"), 0o600);
    await execute(command.path, ["--format", "pretty", "--output", "report.txt"], folder);
    expect(readFileSync(join(folder, "report.txt"), "utf8")).toBe("no problems in 1 file\n");
    expect(statSync(join(folder, "report.txt")).mode & 0o777).toBe(0o600);
  });

  test("writes to what is no file", async () => {
    const argv = ["--format", "unix", "--output", "/dev/null", "--format", "pretty"];
    const { code, out, error } = await execute(command.path, argv, folder);
    expect([code, out, error]).toEqual([0, "no problems in 1 file\n", ""]);
  });

  test("says why a report was not written", async () => {
    const argv = ["--format", "json", "--output", "gone/report.json"];
    const { code, error } = await execute(command.path, argv, folder);
    expect([code, error]).toEqual([
      2,
      "teamslint: gone/report.json: there is no such file or folder\n",
    ]);
  });
});
