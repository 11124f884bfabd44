/**
 * Shows the packed extension at work in VS Code itself: code-server in a headless Chromium opens a request with a
 * mistake, the problem appears, its quick fix is applied. Writes pictures into docs/images/ and ends with 1 where
 * something does not appear.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const extension = fileURLToPath(new URL("../teamslint.vsix", import.meta.url));
const images = join(root, "docs/images");
const PORT = 18_137;
/** Milliseconds that VS Code may take to show something. */
const PATIENCE = 60_000;

const request = {
  topic: {
    source: "text",
    value: "Review",
    webUrl: "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board",
  },
  activityType: "taskAsigned",
  previewText: { content: "A task is waiting for you" },
  templateParameters: [{ name: "taskTitle", value: "Review the draft" }],
};

const work = mkdtempSync(join(tmpdir(), "teamslint-trial-"));
const folder = join(work, "task-board");
cpSync(join(root, "fixtures/task-board"), folder, { recursive: true });
rmSync(join(folder, "node_modules"), { recursive: true, force: true });
const file = join(folder, "request.json");
writeFileSync(file, `${JSON.stringify(request, undefined, 2)}\n`);

const server = join(
  dirname(createRequire(import.meta.url).resolve("code-server/package.json")),
  "out/node/entry.js",
);
const places = [
  "--extensions-dir",
  join(work, "extensions"),
  "--user-data-dir",
  join(work, "data"),
];
const settings = join(work, "data/User");
mkdirSync(settings, { recursive: true });
writeFileSync(
  join(settings, "settings.json"),
  JSON.stringify({
    "security.workspace.trust.enabled": false,
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
  }),
);
const installed = spawnSync(
  process.execPath,
  [server, ...places, "--install-extension", extension],
  { encoding: "utf8" },
);
console.log(installed.stdout.trim().split("\n").at(-1));

const running = spawn(process.execPath, [
  server,
  ...places,
  "--auth",
  "none",
  "--bind-addr",
  `127.0.0.1:${PORT}`,
  "--disable-telemetry",
  "--disable-update-check",
]);
let browser;
try {
  await new Promise((listening, failed) => {
    running.stdout.on("data", (text) => /listening on/.test(text) && listening());
    running.on("exit", () => failed(new Error("code-server ended")));
  });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
  page.setDefaultTimeout(PATIENCE);
  const payload = JSON.stringify([["openFile", `vscode-remote://127.0.0.1:${PORT}${file}`]]);
  await page.goto(
    `http://127.0.0.1:${PORT}/?folder=${folder}&payload=${encodeURIComponent(payload)}`,
  );

  const mistake = page.locator(".squiggly-error").first();
  await mistake.waitFor();
  console.log("the mistake is underlined");
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel").getByText("taskAsigned").first().waitFor();
  console.log(
    `the problem: ${await page.locator(".markers-panel .monaco-list-row").nth(1).innerText()}`,
  );
  await page.locator(".view-line", { hasText: "taskAsigned" }).first().click();
  await page.keyboard.press("Control+Period");
  const action = page.locator(".action-widget").getByText("taskAssigned").first();
  await action.waitFor();
  console.log(`the quick fix: ${await action.innerText()}`);
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: join(images, "vscode.png") });
  // The menu covers itself with a block for the pointer.
  await page.keyboard.press("Enter");
  await page.locator(".markers-panel").getByText("No problems").first().waitFor();
  await page.keyboard.press("Control+S");
  await page.waitForFunction(() => !document.querySelector(".tab.dirty"));
  if (!readFileSync(file, "utf8").includes('"activityType": "taskAssigned"'))
    throw new Error("the file was not changed");
  console.log("the fix is applied, and no problem is left");
} catch (error) {
  await browser
    ?.contexts()[0]
    ?.pages()[0]
    ?.screenshot({ path: join(work, "failed.png") });
  console.error(`${error}\nsee ${join(work, "failed.png")}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  running.kill();
  if (!process.exitCode) rmSync(work, { recursive: true, force: true });
}
