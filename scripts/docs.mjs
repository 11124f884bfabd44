/**
 * Writes what documents show of the program itself: what commands print in README.md, docs/ and the pages of
 * rules, the table of rules, the expected.txt of each fixture, and the types of fixtures/typed. The tests that
 * check them do the work.
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
