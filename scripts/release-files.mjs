/**
 * Writes release/, the files of a release: the tarball for npm, the extension for VS Code, what other people's
 * packages they hold (CycloneDX), checksums, and the notes from the changelog. `--tag v1.2.3` refuses where that
 * is not the version of both package.json files.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { softwareBill } from "./sbom.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}release/`;
const extension = `${root}editors/vscode/`;

const { tag } = parseArgs({ options: { tag: { type: "string" } } }).values;
const version = versionOf(root);
if (versionOf(extension) !== version)
  fail(`the extension has version ${versionOf(extension)} and the package ${version}`);
if (tag !== undefined && tag !== `v${version}`)
  fail(`the tag is ${tag} and the version ${version}`);

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
writeFileSync(`${target}NOTES.md`, notes());
run(["npm", "run", "--silent", "build"], root);
run(["npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", target], root);
run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], extension);
run(["npm", "run", "--silent", "package"], extension);
cpSync(`${extension}teamslint.vsix`, `${target}teamslint-${version}.vsix`);
const bill = JSON.stringify(await softwareBill(), undefined, 2);
writeFileSync(`${target}teamslint-${version}.cdx.json`, `${bill}\n`);
writeFileSync(`${target}SHA256SUMS`, checksums());
process.stdout.write(readFileSync(`${target}SHA256SUMS`, "utf8"));

function versionOf(folder) {
  return JSON.parse(readFileSync(`${folder}package.json`, "utf8")).version;
}

/** The section of this version in the changelog. */
function notes() {
  const changelog = readFileSync(`${root}CHANGELOG.md`, "utf8");
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`${version}\n`));
  if (section === undefined && tag !== undefined) fail(`CHANGELOG.md has no section ${version}`);
  return `${section?.slice(version.length).trim() ?? "not released"}\n`;
}

/** As `sha256sum --check` reads them. */
function checksums() {
  const lines = readdirSync(target)
    .sort()
    .map((name) => {
      const hash = createHash("sha256")
        .update(readFileSync(target + name))
        .digest("hex");
      return `${hash}  ${name}\n`;
    });
  return lines.join("");
}

function run([command, ...args], cwd) {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) fail(`${command} ${args.join(" ")} failed`);
}

function fail(sentence) {
  console.error(`release: ${sentence}`);
  process.exit(1);
}
