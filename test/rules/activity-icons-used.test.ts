import { expect, test } from "vitest";
import rule from "../../rules/activity-icons-used.js";
import { check, soundManifest } from "../check.js";

function given(icons: readonly unknown[], ...types: readonly object[]) {
  const activities = {
    activityTypes: types.map((parts) => ({
      type: "t",
      description: "d",
      templateText: "t",
      ...parts,
    })),
    activityIcons: icons.map((id) => ({ id, iconFile: "a.png" })),
  };
  return { manifest: soundManifest({ activities }) };
}

test.each([
  ["used", [["a", "b"], { allowedIconIds: ["a"] }, { allowedIconIds: ["b"] }]],
  ["an unknown allowed id", [["a"], { allowedIconIds: ["${{ICON}}"] }]],
  ["an unknown icon", [["${{ICON}}"], { allowedIconIds: [] }]],
  ["a refused list", [["a"], { allowedIconIds: "a" }]],
  ["a misspelt list", [["a"], { allowedIcons: ["a"] }]],
  ["a refused id", [["a"], { allowedIconIds: [3] }]],
] as const)("passes: %s", (_, [icons, ...types]) => {
  expect(check(rule, given(icons, ...types))).toEqual([]);
});

test("an unused icon, once for each id", () => {
  expect(check(rule, given(["a", "b", "b"], { allowedIconIds: ["a"] }, {}))).toEqual([
    '/activities/activityIcons/1/id: no activity type allows the icon "b"',
  ]);
});
