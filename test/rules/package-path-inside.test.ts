import { expect, test } from "vitest";
import rule from "../../rules/package-path-inside.js";
import { check, diagnose, soundManifest } from "../check.js";

function given(color: unknown) {
  return { manifest: soundManifest({ icons: { color, outline: "outline.png" } }) };
}

test.each([
  "color.png",
  "./icons/color.png",
  "icons/../color.png",
  "${{ICON}}",
  "${{DIR}}\\color.png",
  "a..b/c.png",
  3,
])("passes: %s", (color) => {
  expect(check(rule, given(color))).toEqual([]);
});

test.each([
  ["../color.png", 'the path "../color.png" leads out of the package'],
  ["a/../../color.png", 'the path "a/../../color.png" leads out of the package'],
  ["/color.png", 'the path "/color.png" begins at the root of a disk'],
  ["\\\\server\\color.png", 'the path "\\\\server\\color.png" begins at the root of a disk'],
  ["C:\\icons\\color.png", 'the path "C:\\icons\\color.png" begins with a drive'],
  [
    "https://example.com/color.png",
    '"https://example.com/color.png" is a URL, and only files of the package count',
  ],
  ["icons\\color.png", 'the path "icons\\color.png" separates folders with "\\"'],
])("fails: %s", (color, message) => {
  expect(check(rule, given(color))).toEqual([`/icons/color: ${message}`]);
});

test("the help holds the path with slashes, where that one is inside", () => {
  expect(diagnose(rule, given("icons\\color.png"))[0]?.help).toBe('write "icons/color.png"');
  expect(diagnose(rule, given("..\\color.png"))[0]?.help).not.toContain("../color.png");
});

test.each([
  ["https://app.example.com/tab.png", []],
  [
    "../tab.png",
    ['/configurableTabs/0/sharePointPreviewImage: the path "../tab.png" leads out of the package'],
  ],
])("a SharePoint preview may be a URL: %s", (sharePointPreviewImage, expected) => {
  const configurationUrl = "https://tasks.example.com/config";
  const tab = { configurationUrl, scopes: ["team"], sharePointPreviewImage };
  expect(check(rule, { manifest: soundManifest({ configurableTabs: [tab] }) })).toEqual(expected);
});
