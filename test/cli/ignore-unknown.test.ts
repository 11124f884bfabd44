import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const utf16 = (text: string) =>
  Uint8Array.from(
    [0xff, 0xfe, ...text].flatMap((at) => (typeof at === "number" ? at : [at.charCodeAt(0), 0])),
  );

const files = {
  "manifest.json": json(
    soundManifest({
      localizationInfo: {
        defaultLanguageTag: "en",
        additionalLanguages: [{ languageTag: "de", file: "de.json" }],
      },
    }),
  ),
  "a.json": json(soundBody()),
  "broken.json": `${json(soundBody()).slice(0, -1)},`,
  "de.json": "{ 'name.short': 1 }",
  "tsconfig.json": "// strict\n{}",
  "package.json": "{}",
  "old.json": utf16("{}"),
  "README.md": "# teamslint",
  "code.zip": "no archive",
  "log.ndjson": "{}\nnot json\n",
  "notes.txt": "…",
  "index.ts": "export const a = 1;",
  "broken.ts": "export const {",
  "samples/b.json": json(soundBody({ activityType: "taskDone" })),
  "teamslint.config.json": json({ exclude: ["samples"] }),
};

const named = async (...paths: string[]) =>
  runIn(folderWith(files), ["--ignore-unknown", "--format", "unix", ...paths]);

describe("named files that are nothing of ours", () => {
  test.each([
    "package.json",
    "tsconfig.json",
    "old.json",
    "README.md",
    "code.zip",
    "log.ndjson",
    "notes.txt",
    "index.ts",
    "broken.ts",
    "samples/b.json",
  ])("%s", async (path) => {
    expect(await named(path)).toEqual({ code: 0, out: "", error: "" });
  });

  test("all at once, and a sound request", async () => {
    const others = ["tsconfig.json", "old.json", "code.zip", "log.ndjson", "package.json"];
    expect(await named(...others, "a.json")).toEqual({ code: 0, out: "", error: "" });
  });
});

describe("what is ours is linted as before", () => {
  test("a request, broken as it is", async () => {
    const { code, out } = await named("broken.json", "tsconfig.json");
    expect(code).toBe(1);
    expect(out).toMatch(/^broken\.json:\d+:\d+: error: .* \[json-valid\]\n$/);
  });

  test("a language file, which only its manifest tells from others", async () => {
    const { code, out } = await named("de.json", "tsconfig.json");
    expect(code).toBe(1);
    expect(out).toMatch(/^de\.json:1:\d+: error: .* \[json-valid\]/m);
    expect(out).not.toContain("tsconfig.json");
  });

  test("a file that is not there is still a mistake", async () => {
    expect(await named("gone.json")).toEqual({
      code: 2,
      out: "",
      error: "teamslint: gone.json: no such file or folder\n",
    });
  });

  test("formats for programs are written where there is nothing to lint", async () => {
    const { code, out } = await runIn(folderWith(files), [
      "package.json",
      "--ignore-unknown",
      "--format",
      "json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ diagnostics: [] });
  });
});
