import { expect, test } from "vitest";
import rule from "../../rules/template-parameter-named.js";
import { check, diagnose, soundManifest } from "../check.js";

function given(templateText: unknown) {
  const activityTypes = [{ type: "taskCreated", description: "d", templateText }];
  return { manifest: soundManifest({ activities: { activityTypes } }) };
}

test.each([
  "{actor} created {taskId} {x_1} {A}",
  "{${{NAME}}}",
  "${{TEXT}}",
  "{task id} and {",
  "<task-id>",
  3,
])("passes: %s", (text) => {
  expect(check(rule, given(text))).toEqual([]);
});

test.each([
  ["task id", 'use "taskId", in requests too'],
  ["task-id", 'use "taskId", in requests too'],
  [" taskId ", 'use "taskId", in requests too'],
  ["task.title", 'use "taskTitle", in requests too'],
  ["1st", 'use a name such as "taskId"'],
  ["ключ", 'use a name such as "taskId"'],
])("fails: {%s}", (name, help) => {
  const [found] = diagnose(rule, given(`{actor} did {${name}}`));
  expect(found).toMatchObject({
    severity: "warning",
    pointer: "/activities/activityTypes/0/templateText",
    message: /^\d/.test(name)
      ? `the parameter name "${name}" begins with a digit`
      : `the parameter name "${name}" holds more than letters, digits and underscores`,
    help,
  });
});
