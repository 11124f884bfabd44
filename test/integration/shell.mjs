/** Functions that the scripts of this folder share: they install packages, and so are no part of `npm test`. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A folder that is gone when the script ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-integration-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies the files that would be committed now into a folder of their own. */
export function copyOfRepository(folder) {
  const names = run(["git", "ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    isQuiet: true,
  });
  for (const name of names.split("\0")) {
    if (!existsSync(join(root, name)) || name === "") continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
}

/** Runs a command and shows it as a terminal would; ends the script where the exit code is another. */
export function run(line, { cwd, env = {}, expected = 0, isQuiet = false, input } = {}) {
  const [command, ...args] = line;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    input,
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  console.log(`$ ${line.join(" ")}`);
  const wasRight = status === expected;
  if (!isQuiet || !wasRight) process.stdout.write(`${stdout ?? error.message}${stderr ?? ""}`);
  if (!wasRight) {
    console.log(`FAILED: exit code ${status} and not ${expected}`);
    process.exit(1);
  }
  return stdout;
}

/** The same for a command that asks something of this process; resolves to what it printed. */
export async function runInBackground([command, ...args]) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
  await new Promise((ended) => child.on("close", ended));
  return text;
}

/** Whether a command is there at all. */
export function isInstalled(command) {
  return spawnSync(command, ["--version"]).status === 0;
}

/** Says what holds, and ends the script where it does not. */
export function expect(sentence, holds) {
  console.log(`${holds ? "ok" : "FAILED"}: ${sentence}`);
  if (!holds) process.exit(1);
}
