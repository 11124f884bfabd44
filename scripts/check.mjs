/** All that must hold before a commit but the tests. Prints what failed, exit code 1 if anything did. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where a command's package has another name. */
const packages = { tsc: "typescript", attw: "@arethetypeswrong/cli" };

const steps = [
  ["types", "tsc", "--noEmit", "-p", "tsconfig.json"],
  ["types of the tests", "tsc", "-p", "test/tsconfig.json"],
  ["lint", "oxlint", "--deny-warnings"],
  ["format", "oxfmt", "--check", "."],
  ["generated files", "node", "scripts/generate.mjs", "--check"],
];
const packageSteps = [
  ["package", "publint", "--strict"],
  [
    "types of the package",
    "attw",
    "--pack",
    ".",
    "--profile",
    "esm-only",
    "--exclude-entrypoints",
    "./config.schema.json",
    "./diagnostics.schema.json",
    "./request.schema.json",
    "./package.json",
  ],
];

if (existsSync(`${root}dist/index.js`)) steps.push(...packageSteps);
else console.log("package: skipped, there is no dist/; npm run build makes it");

const results = [];
for (const step of steps) results.push(await run(step));
process.exitCode = results.every(Boolean) ? 0 : 1;

/** Silent but for one line, unless the step fails. */
function run([name, command, ...args]) {
  const script = command === "node" ? [] : [scriptOf(command)];
  const child = spawn(process.execPath, [...script, ...args], { cwd: root });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      console.log(code === 0 ? `${name}: fine` : `${name}: FAILED\n${output}`);
      resolve(code === 0);
    });
  });
}

/** The script of a package's command. What npm puts into .bin is a shell script on Windows, and needs a shell. */
function scriptOf(command) {
  const name = packages[command] ?? command;
  const { bin } = JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, "utf8"));
  return join(root, "node_modules", name, typeof bin === "string" ? bin : bin[command]);
}
