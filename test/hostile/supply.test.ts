import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, execute, folderOf } from "./command.js";
import { cleanApps } from "../fuzz/apps.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packageJson = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const lock = JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly integrity?: string;
        readonly link?: boolean;
        readonly resolved?: string;
      }
    >
  >;
};

describe("what is installed", () => {
  test("each dependency is pinned to one version, and nothing is installed with the package", () => {
    for (const [name, version] of Object.entries(packageJson.devDependencies)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
    expect(Object.keys(packageJson)).not.toContain("dependencies");
    expect(Object.keys(packageJson)).not.toContain("optionalDependencies");
  });

  test("the lock file has a checksum for everything", () => {
    const unchecked = Object.entries(lock.packages).filter(
      ([path, { integrity, link }]) => path !== "" && !integrity && !link,
    );
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  test("nothing runs where the package is installed", () => {
    // `prepare` runs in a clone of the repository, for pre-commit; never for a package of a registry.
    for (const name of ["preinstall", "install", "postinstall"])
      expect(Object.keys(packageJson.scripts)).not.toContain(name);
  });

  test("the notices name what is bundled", () => {
    execFileSync(process.execPath, ["scripts/notices.mjs", "--check"], {
      cwd: root,
      stdio: "pipe",
    });
    const notices = readFileSync(`${root}THIRD-PARTY-NOTICES`, "utf8");
    const named = [...notices.matchAll(/^(\S+) [\d.]+ \(\S+\): /gm)].map((match) => match[1]);
    // Of these only parts are there, which were generated.
    for (const name of ["@microsoft/app-manifest", "ajv", "ajv-formats", "fast-deep-equal"])
      expect(named).toContain(name);
    // Deeper in node_modules, for their dependants alone.
    for (const name of ["string-width", "strip-ansi"]) expect(named).toContain(name);
  });
});

describe("no network, no other program", () => {
  let command: BuiltCommand;
  let folder: string;
  const preload = fileURLToPath(new URL("no-network.cjs", import.meta.url));
  beforeAll(async () => {
    command = await buildCommand();
    folder = folderOf(cleanApps.find(({ name }) => name === "fixtures/task-board")!.files);
  });
  afterAll(() => {
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ["a lint", ["."]],
    [
      "a lint as SARIF, with a baseline",
      [".", "--format", "sarif", "--baseline", "b.json", "--update-baseline"],
    ],
    ["a fix", [".", "--fix", "--unsafe"]],
    ["stdin", ["-", "--stdin-filename", "a.http"]],
    ["--help", ["--help"]],
    ["a mistake", ["--fxi"]],
    ["explain", ["explain", "icon-size"]],
    ["rules", ["rules", "--format", "json"]],
    ["print-config", ["print-config"]],
    ["init", ["init", "--yes"]],
  ])("%s", async (_name, argv) => {
    const { code, error } = await execute(command.path, argv, folder, { preload, stdin: "" });
    expect(error).not.toContain("NETWORK");
    expect([0, 1, 2]).toContain(code);
  });

  test("the trap works", async () => {
    const probe = folderOf({
      "probe.cjs": 'try { require("http").get("http://127.0.0.1") } catch {}',
    });
    const { error } = await execute(`${probe}/probe.cjs`, [], probe, { preload, stdin: "" });
    rmSync(probe, { recursive: true, force: true });
    expect(error).toBe("NETWORK: http.get\n");
  });
});
