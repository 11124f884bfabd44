import { expect, test } from "vitest";
import rule from "../../rules/activity-type-not-reserved.js";
import { check, soundManifest } from "../check.js";

function given(type: unknown) {
  const activityTypes = [
    { type: "taskCreated", description: "d", templateText: "t" },
    { type, description: "d", templateText: "{systemDefaultText}" },
  ];
  return { manifest: soundManifest({ activities: { activityTypes } }) };
}

test.each(["systemDefaultText", "default", "${{TYPE}}", "system${{X}}", 3])(
  "passes: %s",
  (type) => {
    expect(check(rule, given(type))).toEqual([]);
  },
);

test("a manifest without activities passes", () => {
  expect(check(rule, { manifest: soundManifest({ activities: undefined }) })).toEqual([]);
});

test.each(["systemDefault", "systemdefault", "SystemDefault", "systemDefault "])(
  "fails: %s",
  (type) => {
    expect(check(rule, given(type))).toEqual([
      `/activities/activityTypes/1/type: the activity type "${type}" is reserved, and no manifest may declare it`,
    ]);
  },
);
