import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleCore } from "../scripts/bundle-core.mjs";
import * as source from "../src/core/index.js";
import { createValidator, lint } from "../src/index.js";
import { soundBody, soundManifest, USER_URL } from "./check.js";
import { WHITE, writePng } from "./png-writer.js";
import { writeZip } from "./zip-writer.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Bytes that a page loads first, and bytes more for the preview, compressed. */
const MOST = 90_000;
const MOST_OF_PREVIEW = 10_000;

type Core = typeof source;

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const manifest = json(soundManifest());
const wrong = json(soundBody({ activityType: "taskDone", x: 1 }));

/** Texts that need each of the modules that are loaded late. */
const apps: readonly [string, Record<string, string | Uint8Array>][] = [
  ["a sound app", { "manifest.json": manifest, "a.json": json(soundBody()) }],
  ["a wrong request", { "manifest.json": manifest, "a.json": wrong }],
  [
    "a wrong manifest",
    { "manifest.json": json(soundManifest({ accentColor: "blue", activites: {} })) },
  ],
  [
    "another version, and a language file",
    {
      "manifest.json": json(
        soundManifest({
          manifestVersion: "1.16",
          localizationInfo: {
            defaultLanguageTag: "en",
            additionalLanguages: [{ languageTag: "de", file: "de.json" }],
          },
        }),
      ),
      "de.json": json({ "name.short": 1 }),
    },
  ],
  [
    "broken JSON",
    { "manifest.json": `${manifest.slice(0, -2)},\n}`, "a.http": `POST ${USER_URL}\n\n{` },
  ],
  ["nested too deeply", { "manifest.json": manifest, "a.json": "[".repeat(100_000) }],
  [
    "program code",
    {
      "manifest.json": manifest,
      "a.ts": `await client.api("${USER_URL}").post(${wrong});\n`,
      "a.py": `client.post("${USER_URL}", json=${wrong})\n`,
      "a.cs": `await http.PostAsJsonAsync("${USER_URL}", new { activityType = "taskDone", topic = new { source = "text" } });\n`,
    },
  ],
  [
    "a package, a log and a .gitignore",
    {
      "app.zip": writeZip([{ name: "manifest.json", content: manifest }]),
      "log.ndjson": `${json(soundBody()).replace(/\s+/g, " ")}\n`,
      ".gitignore": "old\n",
    },
  ],
];

const compressed = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);

describe("the core as it is bundled for browsers", () => {
  const folder = mkdtempSync(join(root, "node_modules/.teamslint-core-"));
  let core: Core;
  let first: ReadonlySet<string>;
  let ofPreview: ReadonlySet<string>;
  beforeAll(async () => {
    const { outputs } = await bundleCore(folder);
    const withImports = (name: RegExp) => {
      const reached = new Set(Object.keys(outputs).filter((path) => name.test(path)));
      for (const path of reached) {
        for (const { path: next, kind } of outputs[path]!.imports)
          if (kind === "import-statement") reached.add(next);
      }
      return new Set([...reached].map((path) => resolve(path)));
    };
    first = withImports(/\/index\.js$/);
    ofPreview = new Set(
      [...withImports(/\/in-memory-\w+\.js$/)].filter((path) => !first.has(path)),
    );
    core = (await import(pathToFileURL(join(folder, "index.js")).href)) as Core;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(`a page loads less than ${MOST} bytes first`, () => {
    expect(compressed(first)).toBeGreaterThan(40_000);
    expect(compressed(first)).toBeLessThan(MOST);
  });

  test(`the preview is a file of its own, of less than ${MOST_OF_PREVIEW} bytes`, () => {
    expect(ofPreview.size).toBe(1);
    expect(compressed(ofPreview)).toBeGreaterThan(4_000);
    expect(compressed(ofPreview)).toBeLessThan(MOST_OF_PREVIEW);
  });

  test("nothing of Node is in it", () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      expect([name, /["']node:|__require|\bcreateRequire\b/.exec(text)?.[0]]).toEqual([
        name,
        undefined,
      ]);
    }
  });

  test.each(apps)("it says of %s what the library says", async (_, files) => {
    expect(await core.lint({ files })).toEqual(lint({ files }));
    expect(await source.lint({ files })).toEqual(lint({ files }));
  });

  test.each(apps)("its preview of %s says the same, and is the source's", async (_, files) => {
    const { apps: shown, ...linted } = await core.preview({ files });
    expect(linted).toEqual(lint({ files }));
    expect(shown).toEqual((await source.preview({ files })).apps);
    expect(await core.previewPage(shown)).toBe(await source.previewPage(shown));
  });

  test("a preview shows requests with what is wrong with them, and activity types that are not sent", async () => {
    const activityTypes = ["taskCreated", "taskDone"].map((type) => ({
      type,
      description: `About ${type}`,
      templateText: "{actor} is at {taskId}",
    }));
    const icon = writePng({ width: 32, height: 32, pixel: () => WHITE });
    const { apps: shown, diagnostics } = await core.preview({
      files: {
        "manifest.json": json(
          soundManifest({
            activities: { activityTypes },
            localizationInfo: {
              defaultLanguageTag: "en",
              additionalLanguages: [{ languageTag: "he", file: "he.json" }],
            },
          }),
        ),
        "he.json": json({ "name.short": "לוח" }),
        "color.png": icon,
        "a.json": json(soundBody({ iconId: "crane" })),
      },
    });
    expect(shown).toMatchObject([
      {
        name: "Task Board",
        file: "manifest.json",
        leftOut: 0,
        exhibits: [
          {
            source: "a.json:1",
            preview: {
              activityType: "taskCreated",
              icon: { id: "crane" },
              faces: [{ tag: "en" }, { tag: "he", appName: "לוח" }],
            },
          },
          {
            source: undefined,
            preview: {
              activityType: "taskDone",
              icon: { url: expect.stringMatching(/^data:image\/png;base64,/) },
            },
            findings: [],
          },
        ],
      },
    ]);
    const [request] = shown[0]!.exhibits;
    expect(request!.findings.length).toBeGreaterThan(0);
    for (const finding of request!.findings) expect(diagnostics).toContainEqual(finding);
  });

  test("the page of a preview has no script, and texts in it stay texts", async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const topic = { source: "text", value: hostile, webUrl: "javascript:alert(3)" };
    const files = { "manifest.json": manifest, "a.json": json(soundBody({ topic })) };
    const page = await core.previewPage((await core.preview({ files })).apps);
    expect(page).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;");
    expect(page).toContain(
      "default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;;",
    );
    expect(page).not.toMatch(/<img|<script|href="javascript/);
  });

  test("a validator needs no promise once it is made", async () => {
    const validate = await core.createValidator(soundManifest());
    for (const body of [soundBody(), soundBody({ x: 1 }), soundBody({ recipient: 1 }), {}, 1]) {
      expect(validate({ url: USER_URL, body })).toEqual(
        createValidator(soundManifest())({ url: USER_URL, body }),
      );
    }
  });

  test("what is no manifest, and what is no rule, is rejected", async () => {
    await expect(core.createValidator({})).rejects.toThrow("takes a Teams app manifest");
    await expect(
      core.lint({ files: {}, options: { rules: { "icon-sise": "off" } as object } }),
    ).rejects.toThrow('there is no rule "icon-sise": did you mean "icon-size"?');
  });
});
