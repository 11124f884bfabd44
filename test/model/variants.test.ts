import { describe, expect, test } from "vitest";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { areVariants } from "../../src/model/variants.js";
import { soundManifest } from "../check.js";

const OTHER_ID = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";

function app(path: string, parts: object = {}) {
  return createApp(parseFile(textFile(path, JSON.stringify(soundManifest(parts)))));
}

describe("variants by their path", () => {
  test.each([
    ["manifest.dev.json", "manifest.prod.json"],
    ["manifest.json", "manifest.dev.json"],
    ["app/manifest.contoso.json", "app/manifest.fabrikam.json"],
    ["appPackage/dev/manifest.json", "appPackage/prod/manifest.json"],
    ["envs/Staging/manifest.json", "envs/production/manifest.json"],
    ["board-dev/manifest.json", "board-test2/manifest.json"],
    ["board/manifest.json", "board-dev/manifest.json"],
    ["out/appPackage.dev.zip!/manifest.json", "out/appPackage.local.zip!/manifest.json"],
  ])("%s and %s", (one, other) => {
    const name = { name: { short: "Board (dev)", full: "Board for developers" } };
    expect(areVariants(app(one), app(other, { id: OTHER_ID, ...name }))).toBe(true);
    expect(areVariants(app(other, { id: OTHER_ID, ...name }), app(one))).toBe(true);
  });
});

describe("no variants by their path", () => {
  test.each([
    ["board/manifest.json", "shifts/manifest.json"],
    ["apps/a/manifest.dev.json", "apps/b/manifest.prod.json"],
    ["dev/board.json", "dev/shifts.json"],
    ["development-board/manifest.json", "manifest.json"],
    ["protest/manifest.json", "contest/manifest.json"],
  ])("%s and %s", (one, other) => {
    const name = { name: { short: "Shifts", full: "Shifts for crews" } };
    expect(areVariants(app(one), app(other, { id: OTHER_ID, ...name }))).toBe(false);
  });
});

describe("by their text", () => {
  test("manifests that differ in their ids alone, and in white space", () => {
    const one = app("board/manifest.json");
    const text = JSON.stringify(soundManifest({ id: OTHER_ID.toUpperCase() }), undefined, 4);
    const other = createApp(parseFile(textFile("copy/manifest.json", text)));
    expect(areVariants(one, other)).toBe(true);
  });

  test("a manifest with another version is another manifest", () => {
    const one = app("board/manifest.json");
    const other = app("copy/manifest.json", { id: OTHER_ID, version: "1.0.1" });
    expect(areVariants(one, other)).toBe(false);
  });
});
