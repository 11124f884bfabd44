/**
 * Opens the built site in headless Chromium, without network: its size at first load, and the playground as
 * somebody uses it: type a mistake, see it, apply the fix, go to a place, share the link.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const executablePath = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined) {
  console.log("skipped: there is no Chromium here");
  process.exit();
}

const dist = new URL("../.vitepress/dist/", import.meta.url);
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
const server = createServer(({ url }, response) => {
  const path = url.replace(/^\/teamslint\//, "").replace(/[?#].*$/, "");
  const found = [path, `${path}.html`, `${path}index.html`]
    .map((name) => new URL(name, dist))
    .find((file) => existsSync(file) && extname(file.pathname) !== "");
  response.statusCode = found ? 200 : 404;
  response.setHeader("content-type", types[extname(found?.pathname ?? "")] ?? "font/woff2");
  response.end(found && readFileSync(found));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** A page that reaches this server alone; what else it asks for, and what it throws, is kept in `wrong`. */
async function openPage(path) {
  const context = await browser.newContext({ permissions: ["clipboard-write", "clipboard-read"] });
  const page = await context.newPage();
  const wrong = [];
  const loaded = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith("data:")) return route.continue();
    wrong.push(url);
    return route.abort();
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("response", async (response) => {
    if (response.ok()) loaded.push(gzipSync(await response.body()).length);
  });
  await page.goto(`${origin}/teamslint/${path}`, { waitUntil: "networkidle" });
  return { page, wrong, loaded };
}

const start = await openPage("");
assert.match(await start.page.locator("h1").innerText(), /teamslint/);
const bytes = start.loaded.reduce((sum, size) => sum + size, 0);
console.log(`first load: ${start.loaded.length} files, ${Math.round(bytes / 1000)} kB gzip`);
assert.ok(bytes < 400_000, "the first load is below 400 kB");
await start.page.keyboard.press("Control+k");
await start.page.locator("#localsearch-input").fill("deep link");
await start.page.locator("#localsearch-list li").first().waitFor();
console.log("search finds pages");
assert.deepEqual(start.wrong, []);

const { page, wrong } = await openPage("playground");
const finding = (text) => page.locator(".findings li", { hasText: text });
const request = page.getByLabel("Requests", { exact: true });

await finding('"taskAsigned" is not declared').waitFor();
assert.match(await page.locator(".findings h2").innerText(), /^5 errors · 1 request checked$/);
assert.ok((await page.locator(".cm-lintRange-error").count()) >= 5, "findings are squiggles");
console.log("the example shows its findings");

await finding('"taskAsigned"')
  .getByRole("button", { name: /write "taskAssigned"|taskAssigned/ })
  .last()
  .click();
await finding('"taskAsigned"').waitFor({ state: "detached" });
assert.ok((await request.innerText()).includes('"activityType": "taskAssigned"'));
await page.getByRole("button", { name: /^Fix all/ }).click();
await finding("unknown property").waitFor({ state: "detached" });
console.log("fixes are applied");

await request.getByText('"previewText"').click();
await page.keyboard.press("Home");
await page.keyboard.type('"icon": "crane", ');
await finding('unknown property "icon"').waitFor();
console.log("a mistake that is typed is found");

await finding('unknown property "icon"').locator(".place").first().click();
assert.equal(await page.evaluate(() => getSelection()?.toString()), '"icon"');
console.log("a click leads to the place");

await page.getByRole("button", { name: "Copy link" }).click();
await page.getByRole("button", { name: "Link copied" }).waitFor();
const link = await page.evaluate(() => navigator.clipboard.readText());
const shared = await openPage(link.slice(`${origin}/teamslint/`.length));
await shared.page.locator(".findings li", { hasText: 'unknown property "icon"' }).waitFor();
console.log(`the link of ${link.length} characters brings the texts back`);
assert.deepEqual(shared.wrong, []);

const cut = await openPage(link.slice(`${origin}/teamslint/`.length, -40));
await cut.page.getByText("This link is not whole").waitFor();
assert.deepEqual(cut.wrong, []);

for (const title of await page
  .locator("select[name=example] option:not([disabled])")
  .allInnerTexts()) {
  await page.locator("select[name=example]").selectOption(title);
  await page.waitForFunction(() =>
    document.querySelector(".findings h2").textContent.trim().endsWith("checked"),
  );
  if (title === "All is well") await page.getByText(/^no problems · 1 request checked$/).waitFor();
  else await page.locator(".findings li").first().waitFor();
}
assert.deepEqual(wrong, [], "nothing is asked of others, and nothing is thrown");
console.log("each example is judged, and nothing leaves the page");

await browser.close();
server.close();
