/** All that must hold before a commit but the tests. Prints what failed, exit code 1 if anything did. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

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
  const isNode = command === "node";
  const file = isNode ? process.execPath : `${root}node_modules/.bin/${command}`;
  const child = spawn(file, args, { cwd: root, shell: !isNode && process.platform === "win32" });
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
