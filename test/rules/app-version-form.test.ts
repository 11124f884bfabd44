import { expect, test } from "vitest";
import rule from "../../rules/app-version-form.js";
import { check, diagnose, soundManifest } from "../check.js";

const given = (version: unknown, manifestVersion = "1.22") => ({
  manifest: soundManifest({ version, manifestVersion }),
});

test.each([
  "1.4.0",
  "0.0.1",
  "2026.11.300",
  "${{VERSION}}",
  "1.0.${{BUILD}}",
  "${{MAJOR}}.${{MINOR}}",
  "{version}",
  "<app version>",
  undefined,
  3,
])("passes: %j", (version) => {
  expect(check(rule, given(version))).toEqual([]);
});

test.each([
  ["1.5.2-preview.2", "1.5.2"],
  ["1.0.0+build", "1.0.0"],
  ["v1.2.3", "1.2.3"],
  [" 1.2.3 ", "1.2.3"],
  ["1.0.0rc1", "1.0.0"],
  ["1.2-beta", "1.2.0"],
])("more than numbers is refused from 1.16 on: %j", (version, mended) => {
  const fix = {
    unsafe: true,
    edits: [{ text: JSON.stringify(mended) }],
  };
  for (const manifestVersion of ["1.16", "1.30", "devPreview"]) {
    expect(diagnose(rule, given(version, manifestVersion))).toMatchObject([
      { severity: "error", pointer: "/version", help: `write "${mended}"`, fix },
    ]);
  }
  expect(check(rule, given(version, "1.15"))).toEqual([
    `warning /version: the app's version ${JSON.stringify(version)} is more than three numbers`,
  ]);
});

test.each([
  ["1.0", "2 numbers", "1.0.0"],
  ["7", "one number", "7.0.0"],
  ["1.2.3.4", "4 numbers", "1.2.3"],
])("too few or too many numbers: %j", (version, count, mended) => {
  for (const manifestVersion of ["1.5", "1.22"]) {
    const found = diagnose(rule, given(version, manifestVersion));
    expect(found).toMatchObject([{ severity: "warning", help: `write "${mended}"` }]);
    expect(found[0]?.message).toBe(
      `the app's version "${version}" is ${count}, and Teams takes three`,
    );
  }
});

test.each(["", "latest", "1.x.0", "1..0"])("nothing to mend: %j", (version) => {
  const found = diagnose(rule, given(version));
  const message = `the app's version ${JSON.stringify(version)} is not three numbers`;
  expect(found).toMatchObject([
    { severity: "error", message, help: 'write three numbers: "1.0.0"' },
  ]);
  expect(found[0]).not.toHaveProperty("fix");
});

test("what is known of a version with a hole counts", () => {
  expect(check(rule, given("${{VERSION}}-beta"))).toEqual([
    '/version: the app\'s version "${{VERSION}}-beta" is more than three numbers',
  ]);
  expect(check(rule, { ...given("${{VERSION}}"), env: { VERSION: "1.0" } })).toEqual([
    'warning /version: the app\'s version "${{VERSION}}" is 2 numbers, and Teams takes three',
  ]);
});
