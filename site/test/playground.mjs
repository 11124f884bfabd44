/**
 * Opens the built site in headless Chromium, without network: its size at first load, and the playground as
 * somebody uses it: type a mistake, see it, apply the fix, go to a place, see the notification, share the link.
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

const root = new URL("../../", import.meta.url);
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
async function openPage(path, options = {}) {
  const permissions = ["clipboard-write", "clipboard-read"];
  const context = await browser.newContext({ permissions, ...options });
  const page = await context.newPage();
  const wrong = [];
  const loaded = [];
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith("data:")) return route.continue();
    wrong.push(url);
    return route.abort();
  });
  page.on("dialog", (dialog) => wrong.push(`dialog: ${dialog.message()}`));
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  page.on("response", (response) => response.ok() && loaded.push(compressed(response)));
  await page.goto(`${origin}/teamslint/${path}`, { waitUntil: "networkidle" });
  return { page, wrong, loaded };
}

/** A file that was loaded, with its size as it goes over the network. */
async function compressed(response) {
  return { url: response.url(), size: gzipSync(await response.body()).length };
}

const bytesOf = (files) => files.reduce((sum, { size }) => sum + size, 0);
const sizeOf = (files) => `${files.length} files, ${Math.round(bytesOf(files) / 1000)} kB gzip`;

const start = await openPage("");
assert.match(await start.page.locator("h1").innerText(), /teamslint/);
const ofPage = await Promise.all(start.loaded);
console.log(`first load of a page: ${sizeOf(ofPage)}`);
assert.ok(bytesOf(ofPage) < 400_000, "the first load is below 400 kB");
await start.page.keyboard.press("Control+k");
await start.page.locator("#localsearch-input").fill("deep link");
await start.page.locator("#localsearch-list li").first().waitFor();
console.log("search finds pages");
assert.deepEqual(start.wrong, []);

const { page, wrong, loaded } = await openPage("playground");
const finding = (text) => page.locator(".findings li", { hasText: text });
const request = page.getByRole("textbox", { name: "Requests" });
const frame = page.frameLocator(".preview iframe");
const card = frame.locator(".card").first();
const choose = (name, option) => page.locator(`select[name=${name}]`).selectOption(option);
/** Puts a text in the place of the one in an editor. */
async function write(editor, text) {
  await editor.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

await finding('"taskAsigned" is not declared').waitFor();
assert.match(await page.locator(".findings h2").innerText(), /^6 errors · 1 request checked$/);
assert.ok((await page.locator(".cm-lintRange-error").count()) >= 3, "findings are squiggles");
console.log("the example shows its findings");

await card.getByText("no text for this activity type").waitFor();
assert.match(
  await card.innerText(),
  /^refused, lost or dead on click\s+taskAsigned\s+task-assigned\.http:2/,
);
assert.match(await card.locator("img.icon").getAttribute("src"), /^data:image\/png;base64,/);
console.log("the preview says that the request is refused, lost or dead on click");

const isEditor = ({ url }) => /\/editor\.[\w-]+\.js$/.test(url);
const ofPlayground = await Promise.all(loaded);
const ofEditor = ofPlayground.filter(isEditor);
const others = ofPlayground.filter((file) => !isEditor(file));
console.log(`first load of the playground: ${sizeOf(others)}, and the editor: ${sizeOf(ofEditor)}`);
assert.equal(ofEditor.length, 1);
assert.ok(bytesOf(others) < 400_000, "without the editor it is below 400 kB");

await finding('"taskAsigned"')
  .getByRole("button", { name: /write "taskAssigned"|taskAssigned/ })
  .last()
  .click();
await finding('"taskAsigned"').waitFor({ state: "detached" });
assert.ok((await request.innerText()).includes('"activityType": "taskAssigned"'));
await page.getByRole("button", { name: /^Fix all/ }).click();
await finding("unknown property").waitFor({ state: "detached" });
await card.getByText("Task board assigned you Grease crane 3").waitFor();
await card.getByText("Aufgaben hat dir Grease crane 3 zugewiesen").waitFor();
await finding("deep link").getByRole("button", { name: "Fix" }).click();
await card.getByText("refused, lost or dead on click").waitFor({ state: "detached" });
console.log("fixes are applied, and the preview follows");

await finding('the translation has "{liegeplatz}"')
  .getByRole("button", { name: /^write/ })
  .click();
await finding("{liegeplatz}").waitFor({ state: "detached" });
assert.equal(await page.locator("select[name=file]").inputValue(), "de.json");
await choose("file", "manifest.json");
console.log("a fix leads to its file");

await request.getByText('"previewText"').click();
await page.keyboard.press("Home");
await page.keyboard.type('"icon": "crane", ');
await finding('unknown property "icon"').waitFor();
await card.getByText("refused, lost or dead on click").waitFor();
console.log("a mistake that is typed is found");

await finding('unknown property "icon"').locator(".place").first().click();
assert.equal(await page.evaluate(() => getSelection()?.toString()), '"icon"');
console.log("a click leads to the place");

await page.getByRole("button", { name: "Copy link" }).click();
await page.getByRole("button", { name: "Link copied" }).waitFor();
const link = await page.evaluate(() => navigator.clipboard.readText());
const shared = await openPage(link.slice(`${origin}/teamslint/`.length));
await shared.page.locator(".findings li", { hasText: 'unknown property "icon"' }).waitFor();
await shared.page.frameLocator(".preview iframe").locator(".card img.icon").first().waitFor();
console.log(`the link of ${link.length} characters brings texts and icons back`);
assert.deepEqual(shared.wrong, []);

const cut = await openPage(link.slice(`${origin}/teamslint/`.length, -40));
await cut.page.getByText("This link is not whole").waitFor();
assert.deepEqual(cut.wrong, []);

const body = JSON.parse(
  readFileSync(new URL("fixtures/task-board/notifications/permit.json", root)),
);
const written = (parts) => JSON.stringify({ ...body, ...parts }, undefined, 2);
const content = (text) => written({ previewText: { content: text } });
await choose("example", "All is well");
await page.getByText(/^no problems · 1 request checked$/).waitFor();
await write(request, content("Before noon"));
await card.getByText("Before noon").waitFor();
await frame.locator("label", { hasText: "de" }).click();
assert.equal(await card.locator(".reason:visible").count(), 1);
await write(request, content("Before the night"));
await card.getByText("Before the night").waitFor();
assert.equal(await card.locator(".reason:visible").getAttribute("lang"), "de");
console.log("the preview follows what is typed, in the language that was chosen");

await write(request, content("At noon").replace("{", "{,"));
await page.locator(".trouble", { hasText: "As it was before: permit.json, line 1: " }).waitFor();
assert.equal(await card.getByText("Before the night").count(), 1);
await write(request, content("At noon"));
await card.getByText("At noon").waitFor();
assert.equal(await page.locator(".trouble").innerText(), "");
console.log("a text that is broken keeps the preview before, and says why");

await choose("example", "A TypeScript program");
await card.getByText("handover.ts:").waitFor();
await write(request, 'graph.api("/me/teamwork/sendActivityNotification").post({ activityType: (');
await page.locator(".trouble", { hasText: "As it was before: handover.ts speaks of" }).waitFor();
assert.equal(await card.getByText("handover.ts:").count(), 1);
console.log("so does a program that is half a program");

await choose("example", "All is well");
await page.getByText(/^no problems · 1 request checked$/).waitFor();
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script><b>\u202e';
await write(
  request,
  written({
    topic: { source: "text", value: hostile, webUrl: "javascript:alert(3)" },
    activityType: hostile,
    iconId: hostile,
    previewText: { content: hostile },
    templateParameters: [{ name: hostile, value: hostile }],
  }),
);
await card.locator("h3", { hasText: "onerror" }).waitFor();
assert.equal(await frame.locator("script, img:not(.icon), h3 b, [onerror]").count(), 0);
for (const anchor of await frame.locator("a").all())
  assert.match(
    await anchor.getAttribute("href"),
    /^https:\/\/(?:teams\.microsoft\.com|github\.com)\//,
  );
const made = await page.locator(".preview iframe").evaluate((element) => {
  // As if a text had got into the page as markup after all.
  const inner = element.contentDocument;
  inner.body.insertAdjacentHTML("beforeend", "<img src=x onerror='parent.isHarmed=1'>");
  inner.body.append(Object.assign(inner.createElement("script"), { text: "parent.isHarmed = 1" }));
  return element.getAttribute("sandbox");
});
assert.ok(!made.includes("allow-scripts"));
await page.waitForLoadState("networkidle");
assert.equal(await page.evaluate(() => globalThis.isHarmed), undefined);
console.log("hostile texts do nothing");

const manifest = JSON.parse(
  readFileSync(new URL("fixtures/task-board/appPackage/manifest.json", root)),
);
manifest.localizationInfo.additionalLanguages.push({ languageTag: "he", file: "he.json" });
const hebrew = { "activities.activityTypes[2].templateText": "{actor} מבקש אישור {permitNumber}" };
await choose("example", "All is well");
await write(page.getByRole("textbox", { name: "App package" }), JSON.stringify(manifest));
await page.locator("input[type=file]").setInputFiles({
  name: "he.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(hebrew).replace(/}$/, ",}")),
});
await page.getByRole("button", { name: "Fix all (1)" }).click();
await page.locator("button:disabled", { hasText: /^\s*Fix all\s*$/ }).waitFor();
await choose("file", "he.json");
assert.equal(
  await page.getByRole("textbox", { name: "App package" }).innerText(),
  JSON.stringify(hebrew),
);
await page.locator("input[type=file]").setInputFiles({
  name: "crane.png",
  mimeType: "image/png",
  buffer: readFileSync(new URL("fixtures/task-board/appPackage/color.png", root)),
});
await finding("icons/crane.png").locator(".place").first().click();
assert.equal(await page.evaluate(() => getSelection()?.toString()), "icons/crane.png");
await frame.locator("label", { hasText: "he" }).click();
assert.equal(await card.locator(".reason:visible").getAttribute("dir"), "rtl");
const [icon, line] = [card.locator(".icon"), card.locator(".reason:visible")];
assert.ok((await icon.boundingBox()).x > (await line.boundingBox()).x, "the icon is at the right");
console.log("a language file is added, and the card runs from right to left");

await frame.locator("fieldset input").first().focus();
await page.keyboard.press("ArrowRight");
assert.equal(await frame.locator("fieldset label:has(:checked)").innerText(), "en");
await page.keyboard.press("Tab");
assert.equal(await frame.locator("a:focus").innerText(), "follow the link");
const ground = () =>
  frame.locator("body").evaluate((element) => getComputedStyle(element).backgroundColor);
const light = await ground();
await page.evaluate(() => document.querySelector(".VPSwitchAppearance").click());
assert.notEqual(await ground(), light, "the preview is dark with the site");
console.log("the keyboard reaches the preview, and it is dark where the site is");

const small = await openPage("playground", { viewport: { width: 390, height: 844 } });
await small.page.frameLocator(".preview iframe").locator(".card").first().waitFor();
const overhang = (element) => element.scrollWidth - element.clientWidth;
assert.equal(await small.page.locator("html").evaluate(overhang), 0);
assert.equal(
  await small.page.frameLocator(".preview iframe").locator("html").evaluate(overhang),
  0,
);
assert.deepEqual(small.wrong, []);
console.log("a telephone shows all of it in its width");

for (const title of await page
  .locator("select[name=example] option:not([disabled])")
  .allInnerTexts()) {
  await choose("example", title);
  await page.waitForFunction(() =>
    document.querySelector(".findings h2").textContent.trim().endsWith("checked"),
  );
  if (title === "All is well") await page.getByText(/^no problems · 1 request checked$/).waitFor();
  else await page.locator(".findings li").first().waitFor();
  await card.waitFor();
}
// Chromium tells what the frame refused of the markup that was put into it by force.
const isRefusal =
  /^(?:Blocked script execution in 'about:srcdoc'|Loading the image '[^']*\/x' violates)/;
const said = wrong.filter((text) => !isRefusal.test(text));
assert.deepEqual(said, [], "nothing is asked of others, and nothing is thrown");
console.log("each example is judged, and nothing leaves the page");

await browser.close();
server.close();
