/**
 * Tries the local endpoint with what is too large for `npm test`: the Graph SDK for TypeScript, Python's own client
 * and pytest, and its pages in Chromium. The tools are installed into this folder and into test/browser/.
 * The script skips tools that the machine does not have (Python, pytest, Chromium), and says so. Needs dist/.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isInstalled, root, run } from "../integration/shell.mjs";

const install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
const node = (script, cwd) => run([process.execPath, script], { cwd });

const clients = join(root, "test/clients");
run(install, { cwd: clients, isQuiet: true });
node("msgraph-sdk.mjs", clients);
if (isInstalled("python3")) node("python.mjs", clients);
else console.log("skipped: there is no python3");

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (existsSync(chromium)) {
  const browser = join(root, "test/browser");
  run(install, { cwd: browser, isQuiet: true });
  node("page.mjs", browser);
} else console.log(`skipped: there is no ${chromium}; CHROMIUM names another`);
