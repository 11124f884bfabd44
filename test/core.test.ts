import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleCore } from "../scripts/bundle-core.mjs";
import * as source from "../src/core/index.js";
import { createValidator, lint } from "../src/index.js";
import { soundBody, soundManifest, USER_URL } from "./check.js";
import { writeZip } from "./zip-writer.js";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Bytes that a page loads first, compressed. */
const MOST = 90_000;

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

describe("the core as it is bundled for browsers", () => {
  const folder = mkdtempSync(join(root, "node_modules/.teamslint-core-"));
  let core: Core;
  let first: readonly string[];
  beforeAll(async () => {
    const { outputs } = await bundleCore(folder);
    const entry = Object.keys(outputs).find((path) => path.endsWith("/index.js"))!;
    const reached = new Set([entry]);
    for (const path of reached) {
      for (const { path: next, kind } of outputs[path]!.imports)
        if (kind === "import-statement") reached.add(next);
    }
    first = [...reached].map((path) => resolve(path));
    core = (await import(pathToFileURL(join(folder, "index.js")).href)) as Core;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(`a page loads less than ${MOST} bytes first`, () => {
    const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
    expect(bytes).toBeGreaterThan(40_000);
    expect(bytes).toBeLessThan(MOST);
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
