import { expect, test } from "vitest";
import rule from "../../rules/activity-text-present.js";
import { check, soundManifest } from "../check.js";

function given(parts: object) {
  const sound = { type: "taskCreated", description: "d", templateText: "t" };
  return { manifest: soundManifest({ activities: { activityTypes: [{ ...sound, ...parts }] } }) };
}

test.each([
  {},
  { description: "${{EMPTY}}" },
  { description: undefined },
  { description: null },
  { templateText: 3 },
])("passes: %j", (parts) => {
  expect(check(rule, given(parts))).toEqual([]);
});

test("each blank text is found", () => {
  expect(check(rule, given({ description: "", templateText: " \n" }))).toEqual([
    '/activities/activityTypes/0/description: the description of activity type "taskCreated" is blank',
    '/activities/activityTypes/0/templateText: the templateText of activity type "taskCreated" is blank',
  ]);
  expect(check(rule, given({ type: "" }))).toEqual([
    "/activities/activityTypes/0/type: the type of activity type number 1 is blank",
  ]);
});

test("a text that the environment leaves blank", () => {
  expect(check(rule, { ...given({ description: "${{TEXT}}" }), env: { TEXT: " " } })).toEqual([
    '/activities/activityTypes/0/description: the description of activity type "taskCreated" is blank',
  ]);
});
