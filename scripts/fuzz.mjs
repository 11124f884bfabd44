/**
 * `npm run fuzz -- --minutes N`: the property tests of test/fuzz/ with random seeds for N minutes, 5
 * unless given; beside them more tries of the properties elsewhere, thousands of random documents for
 * each schema, and the largest inputs of test/hostile/. Prints how often each property was tried, for a
 * find the smallest input and the seed, and the table of hostile inputs.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "5" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes takes a number above 0, not "${values.minutes}"`);
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    "run",
    "--testTimeout=600000",
    ...["fuzz", "hostile", "schema", "json", "input", "model", "fix", "types"].map(
      (name) => `test/${name}/`,
    ),
  ],
  {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, FUZZ_MINUTES: String(minutes) },
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
