/**
 * Writes what documents show of the program itself: what commands print in README.md, docs/ and the pages of
 * rules, the table of rules, the expected.txt of each fixture, and the types of fixtures/typed. The tests that
 * check them do the work.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const footprint = "test/docs/footprint.test.ts";

/** Runs tests in a mode that writes what they would compare; whether all passed. */
function write(...files) {
  const { status } = spawnSync(process.execPath, [vitest, "run", ...files], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, UPDATE_DOCS: "1" },
    stdio: "inherit",
  });
  return status === 0;
}

const others = ["test/docs", "test/types/fixture.test.ts", "--exclude", footprint];
// The footprint reads what the others write.
const areWritten = [write(...others, "--no-file-parallelism"), write(footprint)];
process.exitCode = areWritten.every(Boolean) ? 0 : 1;
