import { expect, test } from "vitest";
import rule from "../../rules/activity-icons-declared.js";
import { check, diagnose, soundManifest } from "../check.js";

function given(allowedIconIds: unknown, ids: readonly unknown[] | undefined, version = "1.22") {
  const activities = {
    activityTypes: [{ type: "taskCreated", description: "d", templateText: "t", allowedIconIds }],
    activityIcons: ids?.map((id) => ({ id, iconFile: "a.png" })),
  };
  return { manifest: soundManifest({ activities, manifestVersion: version }) };
}

test.each([
  ["declared", ["task", "done"], ["done", "task"]],
  ["no list", undefined, ["task"]],
  ["an unknown id", ["${{ICON}}"], ["task"]],
  ["an unknown icon", ["task"], ["${{ICON}}"]],
  ["a refused icon", ["task"], [3]],
])("passes: %s", (_, allowed, icons) => {
  expect(check(rule, given(allowed, icons))).toEqual([]);
});

test("a version without icons passes: the schema speaks", () => {
  expect(check(rule, given(["task"], [], "1.17"))).toEqual([]);
});

test.each([
  [["tsak"], ["task"], 'did you mean "task"?'],
  [["task"], undefined, 'add { "id": "task", "iconFile": … } to activities.activityIcons'],
  [
    ["zebra"],
    ["task"],
    'add { "id": "zebra", "iconFile": … } to activities.activityIcons, or allow a declared one: "task"',
  ],
])("fails: %j", (allowed, icons, help) => {
  expect(diagnose(rule, given(allowed, icons))).toMatchObject([
    {
      severity: "warning",
      pointer: "/activities/activityTypes/0/allowedIconIds/0",
      message: `the icon "${allowed[0]}" is not declared in activityIcons`,
      help,
    },
  ]);
});

test("an id that the list repeats is found once", () => {
  expect(check(rule, given(["task", "x", "x"], ["task"]))).toHaveLength(1);
});
