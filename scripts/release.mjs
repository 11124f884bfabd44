/**
 * Goes through all that a release needs, and publishes nothing. Prints what is missing, exit code 1
 * if anything is; else the commands that are left to a person.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const changelog = readFileSync(`${root}CHANGELOG.md`, "utf8");

const conditions = [
  ["nothing is uncommitted", () => read("git", "status", "--porcelain") === ""],
  [`there is no tag v${version} yet`, () => read("git", "tag", "--list", `v${version}`) === ""],
  [`CHANGELOG.md has a section ${version}`, () => changelog.includes(`\n## ${version}\n`)],
  ["npm test on each Node", () => passes("node", "scripts/each-node.mjs")],
  ["npm run check", () => passes("npm", "run", "check")],
  ["npm run workflows", () => passes("npm", "run", "workflows")],
  ["npm run integration", () => passes("npm", "run", "integration")],
  [
    "npm run release-files",
    () => passes("npm", "run", "release-files", "--", "--tag", `v${version}`),
  ],
  [
    "npm publish --dry-run",
    () => passes("npm", "publish", "--dry-run", `./release/teamslint-${version}.tgz`),
  ],
];

let isReady = true;
for (const [sentence, holds] of conditions) {
  const isMet = holds();
  console.log(`${isMet ? "ok" : "NOT SO"}: ${sentence}`);
  isReady &&= isMet;
}
if (isReady) {
  console.log(`
Ready, and the files are in release/. What remains:

  git tag --sign v${version} --message v${version}
  git push origin v${version}

The tag starts .github/workflows/release.yml, which tests on every platform, publishes to npm with provenance,
and makes the release at GitHub. The pre-commit hook and the action are used by the tag. Two things are for a
person: the major tag of the action, and the .vsix in VS Code's marketplace (npx vsce publish --packagePath).`);
}
process.exitCode = isReady ? 0 : 1;

function read(command, ...args) {
  return spawnSync(command, args, { cwd: root, encoding: "utf8" }).stdout.trim();
}

/** Silent unless it fails. */
function passes(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  if (status !== 0) process.stdout.write(`${stdout}${stderr}`);
  return status === 0;
}
