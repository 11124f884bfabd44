/**
 * Writes what documents show of the program itself: the output below each example of a rule's page,
 * the expected.txt of each fixture, the types of fixtures/typed, README's example and its table of rules. The tests that check
 * them do the work.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "test/docs", "test/types/fixture.test.ts", "--no-file-parallelism"],
  {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, UPDATE_DOCS: "1" },
    stdio: "inherit",
  },
);
process.exitCode = status ?? 1;
