import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { soundManifest } from "../check.js";
import { project } from "../project.js";
import { writeZip } from "../zip-writer.js";

const fixture = fileURLToPath(new URL("../../fixtures/harbour-tour/", import.meta.url));
const manifest = "appPackage/manifest.json";
const language = "appPackage/nl.json";

/** The fixture's app on disk. */
function tour() {
  const app = project({});
  cpSync(fixture, app.folder, { recursive: true });
  const migrate = (...argv: string[]) => app.run(["migrate", ...argv], rules);
  return { ...app, migrate };
}

describe("migrate", () => {
  test("writes manifest and language file, and has then nothing left to do", async () => {
    const app = tour();
    const { code, out, error } = await app.migrate("--to", "1.30");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(/^appPackage\/manifest\.json: from 1\.11 to 1\.30, 8 changes\n/);
    const written = [app.read(manifest), app.read(language)];
    expect(written[0]).toContain('"manifestVersion": "1.30"');
    expect(written[1]).toContain("/v1.30/MicrosoftTeams.Localization.schema.json");
    expect((await app.run([], rules)).code).toBe(0);
    const again = await app.migrate("--to=1.30", manifest, language);
    expect(again).toMatchObject({
      code: 0,
      out: "appPackage/manifest.json: nothing to do, it is one of 1.30\n",
      error: "",
    });
    expect([app.read(manifest), app.read(language)]).toEqual(written);
  });

  test("--dry-run prints a patch that git applies, and writes nothing", async () => {
    const app = tour();
    const before = app.read(manifest);
    const { code, out, error } = await app.migrate("--to", "1.30", "--dry-run");
    expect(code).toBe(0);
    expect(error).toContain('"packageName" is taken out');
    expect(app.read(manifest)).toBe(before);
    execFileSync("git", ["apply", "-"], { cwd: app.folder, input: out });
    const byPatch = [app.read(manifest), app.read(language)];
    app.write(manifest, before);
    cpSync(join(fixture, language), join(app.folder, language));
    await app.migrate("--to", "1.30");
    expect([app.read(manifest), app.read(language)]).toEqual(byPatch);
  });

  test("two manifests with one language file change it once", async () => {
    const app = tour();
    app.write("appPackage/manifest.dev.json", app.read(manifest));
    const dry = await app.migrate("--to", "1.30", "--dry-run");
    expect(dry.out.match(/^\+\+\+ b\/appPackage\/nl\.json$/gm)).toHaveLength(1);
    execFileSync("git", ["apply", "--check", "-"], { cwd: app.folder, input: dry.out });
    const { code, out } = await app.migrate("--to", "1.30");
    expect(code).toBe(0);
    expect(out).toContain("appPackage/manifest.dev.json: from 1.11 to 1.30, 8 changes");
    expect(out).toContain("appPackage/manifest.json: from 1.11 to 1.30, 6 changes");
  });

  test("leaves alone what the new version refuses, with exit code 1", async () => {
    const app = project({ "manifest.json": JSON.stringify(soundManifest()) });
    const before = app.read("manifest.json");
    const { code, out } = await app.run(["migrate", "--to", "1.5"], rules);
    expect(code).toBe(1);
    expect(out).toMatch(/^manifest\.json: not migrated from 1\.22 to 1\.5, which would make /);
    expect(app.read("manifest.json")).toBe(before);
  });
});

describe("what cannot be done is said", () => {
  test.each([
    [[], "migrate takes the version with --to: teamslint migrate --to 1.30"],
    [
      ["--to", "v1.22"],
      'there is no manifest version "v1.22": did you mean "1.22"? published are 1.0 to 1.17, 1.19 to 1.30, and devPreview',
    ],
    [["--to", "1.30", "gone"], "gone: no such file or folder"],
    [["--to", "1.30", language], 'there is no Teams app manifest in "appPackage/nl.json"'],
  ])("%j", async (argv, message) => {
    expect(await tour().migrate(...argv)).toEqual({
      code: 2,
      out: "",
      error: `teamslint: ${message}\n`,
    });
  });

  test("a folder without a manifest", async () => {
    const { code, error } = await project({}).run(["migrate", "--to", "1.30"], rules);
    expect({ code, error }).toEqual({
      code: 2,
      error: "teamslint: there is no Teams app manifest here\n",
    });
  });

  test("a manifest in UTF-16", async () => {
    const app = tour();
    writeFileSync(
      join(app.folder, manifest),
      Buffer.from(`\uFEFF${app.read(manifest)}`, "utf16le"),
    );
    const { code, error } = await app.migrate("--to", "1.30", manifest);
    expect({ code, error }).toEqual({
      code: 2,
      error: `teamslint: ${manifest}: not migrated: it lies elsewhere, or is not written in UTF-8\n`,
    });
  });

  test.skipIf(process.platform === "win32")("a language file that lies elsewhere", async () => {
    const app = tour();
    const other = project({ "nl.json": app.read(language) });
    rmSync(join(app.folder, language));
    symlinkSync(join(other.folder, "nl.json"), join(app.folder, language));
    const before = other.read("nl.json");
    const { code, out } = await app.migrate("--to", "1.30");
    expect(code).toBe(1);
    expect(out).toContain(
      '  "nl.json": not there or not readable as JSON in UTF-8, it stays as before\n',
    );
    expect(other.read("nl.json")).toBe(before);
    expect(app.read(manifest)).toContain('"manifestVersion": "1.30"');
  });

  test("a file that cannot be written, and then no other is", async () => {
    const app = tour();
    const before = app.read(manifest).replace('"nl.json"', '"lang/nl.json"');
    app.write(manifest, before);
    app.write("appPackage/lang/nl.json", app.read(language));
    // In the way of the text that is written beside the file first.
    mkdirSync(join(app.folder, `appPackage/lang/.teamslint-${process.pid}.tmp`));
    const { code, out, error } = await app.migrate("--to", "1.30");
    expect({ code, out, error }).toEqual({
      code: 2,
      out: "",
      error: "teamslint: appPackage/lang/nl.json: not migrated: there is already such a file\n",
    });
    expect(app.read(manifest)).toBe(before);
  });

  test("an archive beside a manifest is named, and the manifest migrated", async () => {
    const app = tour();
    writeFileSync(
      join(app.folder, "app.zip"),
      writeZip([{ name: "manifest.json", content: "{}" }]),
    );
    const { code, error } = await app.migrate("--to", "1.30", "appPackage", "app.zip");
    expect(code).toBe(0);
    expect(error).toBe(
      "teamslint: app.zip: an archive is not migrated: migrate the folder that it is made of\n",
    );
  });
});
