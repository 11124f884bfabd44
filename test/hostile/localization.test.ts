import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { soundManifest } from "../check.js";
import { folderWith, runIn } from "../world.js";
import { writeZip } from "../zip-writer.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);

/** Whoever reads this as a language file says so, because of the key that comes twice. */
const secret = '{ "hunter2": 1, "hunter2": 2 }';

const naming = (file: string) =>
  json(
    soundManifest({
      localizationInfo: {
        defaultLanguageTag: "en",
        additionalLanguages: [{ languageTag: "de", file }],
      },
    }),
  );

/** An app in a repository, with a secret beside the repository and another one beside the app. */
function repository(file: string): string {
  return folderWith({
    "secret.json": secret,
    "repository/.git/HEAD": "",
    "repository/secret.json": secret,
    "repository/app/manifest.json": naming(file),
    "repository/app/color.png": "",
  });
}

describe("a language file outside of the package is not read", () => {
  test.each([
    "../secret.json",
    "../../secret.json",
    "./../secret.json",
    "lang/../../secret.json",
    "..\\secret.json",
    "%2e%2e/secret.json",
  ])("%s", async (file) => {
    const top = join(repository(file), "repository");
    for (const argv of [["app"], ["."], ["app/manifest.json"], [".", "--fix", "--unsafe"]]) {
      const { code, out, error } = await runIn(top, [...argv, "--format", "unix"]);
      expect([code, out.includes("app/manifest.json")]).toEqual([1, true]);
      expect(out + error).not.toContain("hunter2");
    }
  });

  test("named by a rooted path", async () => {
    const top = repository("x");
    const { out, error } = await runIn(
      folderWith({ ".git/HEAD": "", "manifest.json": naming(join(top, "secret.json")) }),
      ["--format", "unix"],
    );
    expect(out).toContain("[package-path-inside]");
    expect(out + error).not.toContain("hunter2");
  });

  test("behind a link", async () => {
    const top = join(repository("lang/secret.json"), "repository");
    mkdirSync(join(top, "outside"));
    symlinkSync(join(top, ".."), join(top, "app/lang"));
    const { out, error } = await runIn(top, ["app", "--format", "unix"]);
    expect(out + error).not.toContain("hunter2");
  });

  test("from an archive", async () => {
    const top = folderWith({
      ".git/HEAD": "",
      "secret.json": secret,
      "app/app.zip": writeZip([
        { name: "manifest.json", content: naming("../secret.json") },
        { name: "../secret.json", content: secret },
      ]),
    });
    const { code, out, error } = await runIn(top, ["app/app.zip", "--format", "unix"]);
    expect(code).toBe(1);
    expect(out + error).not.toContain("hunter2");
  });

  test("the trap works: inside of the package it is read", async () => {
    const top = folderWith({
      ".git/HEAD": "",
      "manifest.json": naming("secret.json"),
      "secret.json": secret,
    });
    expect((await runIn(top, ["--format", "unix"])).out).toContain("hunter2");
  });
});
