/**
 * `npm run fuzz -- --minutes N`: the property tests of test/fuzz/ with random seeds for N minutes, 5
 * unless given; beside them more tries of the properties elsewhere, thousands of random documents for
 * each schema, the largest inputs of test/hostile/, and thousands of programs that the grammars of
 * test/code/oracle/ read as well. Prints how often each property was tried, for a find the smallest
 * input and the seed, and the table of hostile inputs.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "5" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes takes a number above 0, not "${values.minutes}"`);
const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["fuzz", "hostile", "schema", "json", "input", "model", "fix", "types"];
const long = run([
  "node_modules/vitest/vitest.mjs",
  "run",
  "--testTimeout=600000",
  ...folders.map((name) => `test/${name}/`),
]);
const oracle = run(["test/code/oracle/run.mjs"]);
process.exitCode = long || oracle;

function run(args) {
  const env = { ...process.env, FUZZ_MINUTES: String(minutes) };
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status ?? 1;
}
