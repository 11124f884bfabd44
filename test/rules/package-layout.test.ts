import { expect, test } from "vitest";
import rule from "../../rules/package-layout.js";
import { check, diagnose, soundManifest } from "../check.js";

const manifest = soundManifest();

test("a manifest at the top passes, and so does a folder", () => {
  expect(check(rule, { manifest, zip: "app.zip" })).toEqual([]);
  expect(check(rule, { manifest })).toEqual([]);
});

test("a manifest in a folder of the archive", () => {
  expect(check(rule, { manifest, zip: "app.zip", nested: "my/app/" })).toEqual([
    'app.zip: manifest.json is in the folder "my/app" of the archive, and Teams looks for it at the top',
  ]);
  expect(diagnose(rule, { manifest, zip: "app.zip", nested: "app/" })[0]).toMatchObject({
    severity: "error",
    help: 'zip the files in "app", not the folder itself',
  });
});
