import { expect, test } from "vitest";
import rule from "../../rules/package-layout.js";
import { archiveTooLarge, noManifest } from "../../src/input/zip-problem.js";
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

test("problems of the archive itself", () => {
  const problems = [archiveTooLarge(2 ** 30, 2 ** 26)];
  expect(check(rule, { manifest, zip: "app.zip", problems })).toEqual([
    "app.zip: the archive has 1024 MiB, and one of more than 64 MiB is not read",
  ]);
});

test.each([
  [["readme.txt"], "the archive holds no manifest.json"],
  [["app/Manifest.JSON"], 'the archive holds "app/Manifest.JSON", and the name must be "manifest.json"'],
])("an archive of %s", (names, message) => {
  expect(noManifest(names).message).toBe(message);
});
