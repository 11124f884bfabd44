/**
 * Makes code-server run after an installation without scripts: installs what VS Code in it depends on, builds the native
 * modules with the headers of this Node (`NODE_DIR`, else /usr), and takes ripgrep from the machine.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const headers = `--nodedir=${process.env.NODE_DIR ?? "/usr"}`;
const codeServer = dirname(require.resolve("code-server/package.json"));
const vscode = join(codeServer, "lib/vscode");

run(vscode, "npm", "install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund");
for (const name of ["@vscode/spdlog", "native-watchdog", "node-pty", "@parcel/watcher"])
  run(join(vscode, "node_modules", name), "npx", "--yes", "node-gyp@11.2.0", "rebuild", headers);

const argon2 = dirname(require.resolve("argon2/package.json", { paths: [codeServer] }));
const preGyp = require.resolve("@mapbox/node-pre-gyp/bin/node-pre-gyp", { paths: [argon2] });
run(argon2, process.execPath, preGyp, "install", "--build-from-source", headers);

// VS Code looks for the files that activate an extension with ripgrep.
const ripgrep = join(vscode, "node_modules/@vscode/ripgrep/bin/rg");
mkdirSync(dirname(ripgrep), { recursive: true });
rmSync(ripgrep, { force: true });
symlinkSync(execFileSync("which", ["rg"], { encoding: "utf8" }).trim(), ripgrep);
if (!existsSync(ripgrep)) throw new Error("ripgrep (rg) is not installed");

function run(cwd, program, ...args) {
  console.log(`${cwd}: ${program} ${args.join(" ")}`);
  execFileSync(program, args, { cwd, stdio: "inherit" });
}
