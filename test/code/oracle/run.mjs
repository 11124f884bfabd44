/**
 * Compares what our readers of Python and C# find with what tree-sitter's grammars find: in the programs of fixtures
 * and pages, in programs that are put together, and in all files of the folders that are named as arguments. The
 * grammars are installed into this folder; where they cannot be had the exit code is 2.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../integration/shell.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const install = spawnSync(
  "npm",
  ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
  {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  },
);
if (install.status === 0) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const given = process.argv.slice(2);
  const { status } = spawnSync(
    process.execPath,
    [vitest, "run", "--config", join(here, "vitest.config.mjs")],
    {
      cwd: root,
      env: { ...process.env, ...(given.length > 0 && { ORACLE_FILES: given.join("\n") }) },
      stdio: "inherit",
    },
  );
  process.exitCode = status === 0 ? 0 : 1;
} else {
  console.log("the grammars cannot be had here: nothing was compared");
  process.exitCode = 2;
}
