/**
 * Plays README.md and the pages in docs/ with the packed package in an empty folder, in real processes: what
 * test/docs/documents.test.ts plays with the sources.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, root, run, temporaryFolder } from "./shell.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.log("skipped: this Node runs no TypeScript, which docs/library.md asks of it");
  process.exit();
}

const folder = temporaryFolder();
run(["npm", "run", "--silent", "build"], { cwd: root });
const [packed] = JSON.parse(
  run(["npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    isQuiet: true,
  }),
);
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const others = ["typescript", "vitest", "@types/node"].map(
  (name) => `${name}@${devDependencies[name]}`,
);
run(["npm", "init", "--yes"], { cwd: folder, isQuiet: true });
const install = ["npm", "install", "--save-dev", "--ignore-scripts", "--no-audit", "--no-fund"];
run([...install, `./${packed.filename}`, ...others], { cwd: folder, isQuiet: true });

const vitest = join(root, "node_modules/vitest/vitest.mjs");
const pages = ["test/docs/documents.test.ts", "-t", "shows what there is and what is printed"];
const found = run(
  [process.execPath, vitest, "run", ...pages, "--testTimeout", "600000", "--reporter", "verbose"],
  {
    cwd: root,
    env: { TEAMSLINT_INSTALLED: folder },
  },
);
expect("pages were played", / passed/.test(found));
