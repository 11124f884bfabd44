/**
 * The pages of `teamslint serve` and `teamslint preview` in headless Chromium: what is sent appears without
 * reloading, the keyboard reaches everything, nothing is said on the console. With `--pictures` it takes
 * the pictures of docs/images/. Run by `npm run integration`, after `npm ci` in this folder.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { rightBody, startEndpoint, USER } from "../clients/running.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pictures = process.argv.includes("--pictures") ? join(root, "docs/images") : undefined;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // As root there is no sandbox, and a test needs none of Chromium's own services.
  args: "--no-sandbox --headless --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run".split(
    " ",
  ),
});

/** Messages of pages on their consoles, errors above all. */
const said = [];

async function open(url, options = {}) {
  const page = await browser.newPage({ viewport: { width: 860, height: 640 }, ...options });
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
  await page.goto(url);
  return page;
}

/** The task board in five languages, of which two run from right to left. */
function manyLanguages() {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-browser-"));
  cpSync(join(root, "fixtures/task-board"), folder, { recursive: true });
  const file = join(folder, "appPackage/manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const text = (index) => `activities.activityTypes[${index}].templateText`;
  const added = {
    fr: {
      "name.short": "Tâches",
      [text(0)]: "{actor} vous a confié {taskTitle}",
      [text(1)]: "{vessel} change pour le poste {berth}",
    },
    ar: {
      "name.short": "لوحة المهام",
      [text(0)]: "كلّفك {actor} بالمهمة {taskTitle}",
      [text(1)]: "تنتقل {vessel} إلى الرصيف {berth}",
    },
    he: { "name.short": "לוח משימות", [text(0)]: "{actor} הקצה לך את {taskTitle}" },
  };
  for (const [languageTag, texts] of Object.entries(added)) {
    manifest.localizationInfo.additionalLanguages.push({
      languageTag,
      file: `${languageTag}.json`,
    });
    writeFileSync(join(folder, `appPackage/${languageTag}.json`), JSON.stringify(texts));
  }
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

const folder = manyLanguages();
const { address, end } = await startEndpoint({ cwd: folder });

const post = (path, body) =>
  fetch(`${address}/v1.0${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
const userPath = `/users/${USER}/teamwork/sendActivityNotification`;
const sendRight = () => post(userPath, { ...rightBody(), iconId: "crane" });
const sendWrong = (parts = {}) =>
  post(userPath, { ...rightBody(), activityType: "taskAsigned", ...parts });

const focused = (page) =>
  page.evaluate(() => {
    const { id, tagName, type, textContent } = document.activeElement;
    return id || `${tagName} ${type ?? ""} ${textContent.slice(0, 20)}`.trim();
  });

const trials = {
  async "a good and a refused notification appear without reloading"() {
    const page = await open(address);
    await page.evaluate(() => (globalThis.isSamePage = true));
    assert.equal(await page.locator(".nothing").isVisible(), true);
    await sendRight();
    await page.locator(".card.accepted").waitFor();
    assert.match(
      await page.locator(".card .reason").first().innerText(),
      /Task board assigned you Grease crane 3/,
    );
    await sendWrong();
    await page.locator(".card.refused").waitFor();
    assert.match(
      await page.locator(".card").first().innerText(),
      /400 refused[^]*did you mean "taskAssigned"\?/,
    );
    assert.equal(await page.locator("#count").innerText(), "1 accepted, 1 refused");
    assert.equal(await page.locator("#said").textContent(), "1 notification came, 1 refused");
    assert.equal(await page.locator(".nothing").isVisible(), false);
    assert.equal(await page.evaluate(() => globalThis.isSamePage), true);
    await page.close();
  },
  async "a chain takes the place of the one before"() {
    const page = await open(address);
    const before = await page.locator(".card").count();
    await post(userPath, { ...rightBody(), chainId: 17 });
    await page.locator(".card").nth(before).waitFor();
    await post(userPath, { ...rightBody(), chainId: 17, previewText: { content: "A newer one" } });
    await page.getByText("A newer one").first().waitFor();
    assert.equal(await page.locator(".card").count(), before + 1);
    await page.close();
  },
  async "hostile texts stay texts"() {
    const page = await open(address);
    const hostile = `"><img src=x onerror=alert(1)></pre></script><script>alert(2)</script>\u202e`;
    const topic = { source: "text", value: hostile, webUrl: `javascript:alert(3)//${hostile}` };
    await sendWrong({
      topic,
      activityType: hostile,
      iconId: hostile,
      previewText: { content: hostile },
    });
    await page.locator("h3", { hasText: "onerror" }).waitFor();
    assert.equal(await page.locator(".card img:not(.icon), .card script").count(), 0);
    for (const link of await page.locator(".card a").all()) {
      assert.match(await link.getAttribute("href"), /^https:/);
    }
    await page.reload();
    assert.equal(await page.locator(".card img:not(.icon), .card script").count(), 0);
    await page.close();
  },
  async "the keyboard reaches everything"() {
    const page = await open(address);
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^INPUT radio|^language/);
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator("#language-0").isChecked(), true);
    assert.equal(
      await page.locator(".accepted .reason:visible").first().getAttribute("lang"),
      "en",
    );
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "refused-only");
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".card.accepted:visible").count(), 0);
    assert.notEqual(await page.locator(".card.refused:visible").count(), 0);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "forget");
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^A/);
    await page.locator("summary:visible").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("details[open] pre:visible").count(), 1);
    await page.locator("#forget").focus();
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor({ state: "detached" });
    assert.equal(await page.locator("#count").innerText(), "0 accepted, 0 refused");
    assert.equal(await focused(page), "heading");
    await page.close();
  },
  async "right to left, where the language is"() {
    await sendRight();
    const page = await open(address, { colorScheme: "dark" });
    await page.locator("label", { hasText: "ar" }).click();
    const line = page.locator(".reason:visible");
    assert.equal(await line.count(), 1);
    assert.deepEqual(
      [await line.getAttribute("lang"), await line.getAttribute("dir")],
      ["ar", "rtl"],
    );
    const icon = await page.locator(".feed .icon").boundingBox();
    const text = await line.boundingBox();
    assert.ok(icon.x > text.x, "the icon is at the right");
    await page.close();
  },
  async "a changed manifest with another language makes the page load again"() {
    const page = await open(address);
    const file = join(folder, "appPackage/manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    manifest.localizationInfo.additionalLanguages.pop();
    writeFileSync(file, JSON.stringify(manifest));
    await sendRight();
    await page.locator("label", { hasText: "he" }).waitFor({ state: "detached" });
    await page.close();
  },
  async "the page of the preview needs no server"() {
    const file = join(folder, "notifications.html");
    execFileSync(process.execPath, [join(root, "dist/cli.cjs"), "preview", "--output", file], {
      cwd: folder,
    });
    const page = await open(pathToFileURL(file).href);
    assert.notEqual(await page.locator(".card").count(), 0);
    await page.locator("label", { hasText: "de" }).click();
    assert.equal(await page.locator(".card").first().locator(".reason:visible").count(), 1);
    await page.close();
  },
};

async function takePictures() {
  await fetch(`${address}/notifications`, { method: "DELETE" });
  await post("/teamwork/sendActivityNotificationToRecipients", {
    ...rightBody(),
    activityType: "berthChanged",
    previewText: { content: "Pilot on board at 05:40" },
    templateParameters: [
      { name: "vessel", value: "MV Alma" },
      { name: "berth", value: "7" },
    ],
    recipients: [{ "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: USER }],
  });
  await sendWrong();
  await sendRight();
  const light = await open(address, { viewport: { width: 860, height: 700 } });
  await light.locator("label", { hasText: "de" }).click();
  await light.evaluate(() => document.activeElement.blur());
  await light.screenshot({ path: join(pictures, "endpoint.png") });
  const arabic = await open(address, {
    colorScheme: "dark",
    viewport: { width: 860, height: 700 },
  });
  await arabic.locator("label", { hasText: "ar" }).click();
  await arabic.screenshot({ path: join(pictures, "endpoint-right-to-left.png") });
  const file = join(folder, "notifications.html");
  const preview = await open(pathToFileURL(file).href, {
    colorScheme: "dark",
    viewport: { width: 860, height: 700 },
  });
  await preview.screenshot({ path: join(pictures, "notifications.png") });
}

try {
  for (const [name, trial] of Object.entries(trials)) {
    await trial();
    console.log(`Chromium ${browser.version()}: ${name}: fine`);
  }
  if (pictures) await takePictures();
  assert.deepEqual(said, [], "nothing is said on the console");
} finally {
  await browser.close();
  assert.equal(await end(), 0);
  rmSync(folder, { recursive: true, force: true });
}
