import { expect, test } from "vitest";
import { createValidator } from "../src/index.js";
import { soundBody, soundManifest } from "./check.js";

const body = { ...soundBody(), activityType: "x" };

test("a validator takes a manifest, or its text", () => {
  for (const manifest of [soundManifest(), JSON.stringify(soundManifest())]) {
    const found = createValidator(manifest)({ body });
    expect(found.map(({ rule }) => rule)).toContain("activity-type-declared");
  }
});

test.each([["appPackage/manifest.json"], ["manifest.json"], [""], ["null"], ['"x"'], [undefined]])(
  "a validator of %j is a mistake that is told",
  (manifest) => {
    expect(() => createValidator(manifest as string)).toThrow("the text of one and not its path");
  },
);
