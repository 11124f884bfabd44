import { describe, expect, test } from "vitest";
import { foreignManifest, looksLikeAppPackage } from "../../src/input/foreign-manifest.js";
import { memoryFiles } from "../../src/files/memory.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createProject } from "../../src/run/project.js";
import { rules } from "../../rules/index.js";
import { soundManifest } from "../check.js";
import { writeZip } from "../zip-writer.js";

const foreignIn = (value: unknown) =>
  foreignManifest(parseFile(textFile("manifest.json", JSON.stringify(value))));

test("a Teams manifest is nothing foreign", () => {
  expect(foreignIn(soundManifest())).toBeUndefined();
  expect(foreignIn({ manifestVersion: "1.22", id: "x", bots: [] })).toBeUndefined();
});

test.each([
  [{ appId: "x", signInAudience: "AzureADMyOrg" }, "the manifest of an Entra app registration"],
  [{ id: "x", requiredResourceAccess: [] }, "the manifest of an Entra app registration"],
  [{ name: "x", start_url: "/", icons: [] }, "the manifest of a web app"],
  [{ manifest_version: 3, name: "x" }, "the manifest of a browser extension"],
  [{ componentType: "WebPart", manifestVersion: 2 }, "the manifest of a SharePoint web part"],
  [{ schema_version: "v2.2", name_for_human: "x" }, "the manifest of a plugin"],
  [{ version: "v1.2", instructions: "Answer." }, "a declarative agent"],
  [{}, "an empty object"],
  [[], "a list"],
  ["text", "no JSON object"],
  [null, "no JSON object"],
  [{ files: [] }, "something else"],
])("%j", (value, what) => {
  expect(foreignIn(value)?.message).toBe(
    `the manifest.json of the archive is ${what}, and not the manifest of a Teams app`,
  );
});

test.each([
  [["manifest.json", "color.png", "outline.png", "de.json"], "", true],
  [["app/manifest.json", "app/color.png"], "app/", true],
  [["manifest.json"], "", true],
  [["manifest.json", "icons/color.png"], "", false],
  [["manifest.json", "icon.png", "background.js"], "", false],
  [["manifest.json", "Microsoft.Flow/flows/definition.json"], "", false],
])("%j looks like an app package", (names, folder, expected) => {
  expect(looksLikeAppPackage(new Set(names), folder)).toBe(expected);
});

describe("an archive", () => {
  const zip = (manifest: string, ...names: string[]) =>
    writeZip([
      { name: "manifest.json", content: manifest },
      ...names.map((name) => ({ name, content: "x" })),
    ]);
  const found = (bytes: Uint8Array, paths: readonly string[]) => {
    const files = memoryFiles({ "app.zip": bytes });
    const project = createProject({ files, rules, levelOf: (rule) => rule.severity });
    return project.check(paths).diagnostics.map(({ rule, file }) => `${file} ${rule}`);
  };
  const layout = "app.zip!/manifest.json package-layout";

  test("with something else as its manifest is told", () => {
    expect(found(zip("{}"), ["app.zip"])).toEqual([layout]);
    expect(found(zip("{}", "color.png"), [""])).toEqual([layout]);
  });

  test("that nobody named and that is no app package is left alone", () => {
    expect(found(zip("{}", "index.html", "icon.png"), [""])).toEqual([]);
    expect(found(zip("[]", "data.json"), [""])).toEqual([]);
  });

  test("with a broken manifest is left to json-valid, but for a harmless mistake", () => {
    expect(found(zip('{ "a": '), ["app.zip"])).toEqual(["app.zip!/manifest.json json-valid"]);
    expect(found(zip("name: app", "color.png"), [""])).toEqual([
      "app.zip!/manifest.json json-valid",
    ]);
    expect(found(zip("name: app", "index.html", "icon.png"), [""])).toEqual([]);
    expect(found(zip("{} // nothing yet"), ["app.zip"])).toContain(layout);
  });
});
