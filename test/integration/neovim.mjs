/**
 * Runs the language server in the real Neovim, headless: a mistake in a request is shown, a quick fix mends it,
 * and hover and definition answer.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, isInstalled, root, run, temporaryFolder } from "./shell.mjs";

if (!isInstalled("nvim")) {
  console.log("skipped: there is no nvim here (https://neovim.io)");
  process.exit();
}

const app = join(temporaryFolder(), "app");
cpSync(join(root, "fixtures/task-board/appPackage"), join(app, "appPackage"), { recursive: true });
mkdirSync(join(app, "notifications"));
const sound = readFileSync(join(root, "fixtures/task-board/notifications/permit.json"), "utf8");
const type = /"activityType": "(\w+)"/.exec(sound)[1];
const wrong = type.slice(0, 1).toUpperCase() + type.slice(1);
writeFileSync(join(app, "notifications/task-done.json"), sound.replace(type, wrong));

const printed = run(
  ["nvim", "--headless", "-u", "NONE", "-S", join(root, "test/integration/neovim.lua")],
  {
    cwd: app,
    isQuiet: true,
    env: { TEAMSLINT_COMMAND: join(root, "dist/cli.cjs"), TEAMSLINT_NODE: process.execPath },
  },
);
const found = JSON.parse(printed.trim().split("\n").at(-1));
const [shown] = found.diagnostics;
console.log(`  ${shown?.message.split("\n")[0]}`);
expect("Neovim shows the mistake", shown?.message.includes(`"${wrong}"`));
expect("and says who found it", shown?.source === "teamslint");
console.log(`  ${found.actions.join("\n  ")}`);
expect("the quick fix mends the request", found.text.trimEnd() === sound.trimEnd());
expect("and nothing is left", found.left === 0);
expect("hover tells of the activity type", found.hover?.includes(`\`${type}\``));
expect("its definition is in the manifest", found.definition?.endsWith("appPackage/manifest.json"));
