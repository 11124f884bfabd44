import { expect, test } from "vitest";
import rule from "../../rules/activity-icons-unique.js";
import { check, soundManifest } from "../check.js";

function given(icons: readonly unknown[], ...lists: readonly unknown[]) {
  const activities = {
    activityTypes: lists.map((allowedIconIds, index) => {
      return { type: `type${index}`, description: "d", templateText: "t", allowedIconIds };
    }),
    activityIcons: icons.map((id) => ({ id, iconFile: "a.png" })),
  };
  return { manifest: soundManifest({ activities }) };
}

test.each([
  [["a", "b"], ["a", "b"], ["a"]],
  [["${{A}}", "${{A}}"], ["${{A}}", "${{A}}"], undefined],
  [["a", "A"], ["a", "A"], undefined],
])("passes: %j, %j, %j", (icons, first, second) => {
  expect(check(rule, given(icons, first, second))).toEqual([]);
});

test("repeated ids", () => {
  expect(check(rule, given(["a", "b", "a"], ["b"], ["a", "b", "b"]))).toEqual([
    '/activities/activityIcons/2/id: the icon id "a" is declared already',
    '/activities/activityTypes/1/allowedIconIds/2: allowedIconIds names the icon "b" twice',
  ]);
});
