import { expect, test } from "vitest";
import rule from "../../rules/activity-types-unique.js";
import { check, diagnose, soundManifest } from "../check.js";

function given(...types: unknown[]) {
  const activityTypes = types.map((type) => ({ type, description: "d", templateText: "t" }));
  return { manifest: soundManifest({ activities: { activityTypes } }) };
}

test.each([
  [["a", "b"]],
  [["${{TYPE}}", "${{TYPE}}"]],
  [["", ""]],
  [["systemDefault", "systemDefault"]],
  [[3, 3]],
])("passes: %j", (types) => {
  expect(check(rule, given(...types))).toEqual([]);
});

test("each repetition is found, and relates to the first", () => {
  const found = diagnose(rule, given("a", "b", "a", "a"));
  expect(found).toMatchObject([
    {
      pointer: "/activities/activityTypes/2/type",
      severity: "error",
      message: 'the activity type "a" is declared already',
    },
    { pointer: "/activities/activityTypes/3/type", severity: "error" },
  ]);
  expect(found[0]?.related[0]?.range).toEqual(found[1]?.related[0]?.range);
});

test("a difference in case is a warning", () => {
  expect(check(rule, given("taskDone", "taskdone", "taskDone"))).toEqual([
    'warning /activities/activityTypes/1/type: the activity types "taskDone" and "taskdone" differ in case only',
    '/activities/activityTypes/2/type: the activity type "taskDone" is declared already',
  ]);
});

test("names that every object has are names like others", () => {
  expect(check(rule, given("constructor", "__proto__", "toString"))).toEqual([]);
});
