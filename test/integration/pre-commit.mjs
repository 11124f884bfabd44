/**
 * Installs the hook with the real pre-commit, from a clone of this repository as it lies here, into
 * the repository of an app: a commit with three mistakes is rejected, the mended one is accepted.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { copyOfRepository, expect, isInstalled, root, run, temporaryFolder } from "./shell.mjs";

if (!isInstalled("pre-commit")) {
  console.log("skipped: there is no pre-commit here (https://pre-commit.com)");
  process.exit();
}

const folder = temporaryFolder();
const author = ["-c", "user.name=Mara", "-c", "user.email=mara@example.com"];
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

// A repository of its own, which pre-commit can clone.
const hooks = join(folder, "teamslint");
copyOfRepository(hooks);
run(["pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"], { cwd: hooks });
for (const line of [
  ["init", "--quiet"],
  ["add", "."],
  [...author, "commit", "--quiet", "-m", "The linter"],
  ["tag", `v${version}`],
]) {
  run(["git", ...line], { cwd: hooks, isQuiet: true });
}

const app = join(folder, "app");
const git = (line, settings) =>
  run(["git", ...author, ...line], {
    cwd: app,
    env: { PRE_COMMIT_HOME: join(folder, "cache") },
    ...settings,
  });
cpSync(join(root, "fixtures/task-board/appPackage"), join(app, "appPackage"), { recursive: true });
writeFileSync(
  join(app, ".pre-commit-config.yaml"),
  `repos:\n  - repo: ${hooks}\n    rev: v${version}\n    hooks:\n      - id: teamslint\n`,
);
git(["init", "--quiet"]);
git(["add", "."]);
git(["commit", "--quiet", "-m", "The app"]);
run(["pre-commit", "install"], { cwd: app });

const request = join(app, "notifications/permit.json");
mkdirSync(dirname(request));
const sound = readFileSync(join(root, "fixtures/task-board/notifications/permit.json"), "utf8");
const webUrl = /,\s*"webUrl": "[^"]*"/.exec(sound)[0];
const parameter = /\s*\{ "name": "permitNumber", "value": "[^"]*" \}\s*/.exec(sound)[0];
writeFileSync(
  request,
  sound.replace(webUrl, "").replace(parameter, "").replace(`"previewText"`, `"previewtext"`),
);
// Nothing of ours, and no JSON either: editors take comments in it.
writeFileSync(join(app, "tsconfig.json"), "// strict\n{ }\n");

git(["add", "."]);
const commit = ["commit", "-m", "Ask for permits"];
git(commit, { expected: 1 });
expect("the commit was rejected", git(["log", "--oneline"]).trim().split("\n").length === 1);

// The command that the hook installed.
const [teamslint] = run(["find", join(folder, "cache"), "-path", "*/bin/teamslint"], {
  isQuiet: true,
})
  .trim()
  .split("\n");
run([teamslint, "--fix"], { cwd: app, expected: 1 });
const edited = readFileSync(request, "utf8")
  .replace('"Hot work permit HW-208"', (value) => value + webUrl)
  .replace("[]", `[${parameter}]`);
writeFileSync(request, edited);
console.log("(two edits by hand: the webUrl, and the template parameter)");
expect("the request is what it was before the mistakes", edited === sound);

git(["add", "."]);
git(commit);
expect("the commit was accepted", git(["log", "--oneline"]).trim().split("\n").length === 2);

writeFileSync(join(app, "package.json"), "{}\n");
git(["add", "."]);
git(["commit", "-m", "Something else"]);
expect("a commit of other files is let pass", git(["status", "--short"]) === "");

// The form that needs no build: the package as npm has it.
run(["npm", "run", "--silent", "build"], { cwd: root });
const [packed] = JSON.parse(
  run(["npm", "pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: root,
    isQuiet: true,
  }),
);
const { preCommitFromNpm } = await importSnippets();
writeFileSync(
  join(app, ".pre-commit-config.yaml"),
  preCommitFromNpm(version).replace(`teamslint@${version}`, join(folder, packed.filename)),
);
writeFileSync(request, edited.replace(`"previewText"`, `"previewtext"`));
git(["add", "."]);
const start = Date.now();
git(["commit", "-m", "Ask for permits again"], { expected: 1 });
console.log(`(the hook from npm was there after ${Math.round((Date.now() - start) / 1000)} s)`);
writeFileSync(request, edited);
git(["add", "."]);
git(["commit", "-m", "Take the package from npm"]);
expect("the mended commit was accepted", git(["status", "--short"]) === "");

/** The source is TypeScript, which no Node of ours reads by itself. */
async function importSnippets() {
  const { build } = await import("esbuild");
  const outfile = join(folder, "snippets.mjs");
  await build({ entryPoints: [join(root, "src/cli/snippets.ts")], outfile, format: "esm" });
  return import(pathToFileURL(outfile).href);
}
