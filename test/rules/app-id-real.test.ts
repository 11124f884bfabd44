import { expect, test } from "vitest";
import rule from "../../rules/app-id-real.js";
import { check, diagnose, soundManifest } from "../check.js";

const given = (id: unknown) => ({ manifest: soundManifest({ id }) });

test.each([
  "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01",
  "d6756140-a823-11ea-94d9-ddbe638eaf6b",
  "E2977240-89D8-11EC-A109-CBC7B8791C22",
  "${{TEAMS_APP_ID}}",
  "com.example.app",
  undefined,
])("passes: %j", (id) => {
  expect(check(rule, given(id))).toEqual([]);
});

test.each([
  ["00000000-0000-0000-0000-000000000000", "is all zeros"],
  ["550E8400-E29B-41D4-A716-446655440000", "is an example of the documentation of UUIDs"],
  ["11111111-1111-1111-1111-111111111111", "is made up"],
  ["a1b2c3d4-e5f6-7890-abcd-ef1234567890", "is made up"],
])("fails: %s", (id, fact) => {
  expect(check(rule, given(id))).toEqual([`/id: the app's id "${id}" ${fact}`]);
  expect(diagnose(rule, { ...given(id), zip: "app.zip" })).toMatchObject([{ severity: "error" }]);
});

test("the id of a public template is info, in a package too", () => {
  for (const zip of [undefined, "app.zip"]) {
    const found = diagnose(rule, {
      ...given("148A66BB-e83d-425a-927d-09f4299a9274"),
      ...(zip !== undefined && { zip }),
    });
    expect(found).toMatchObject([
      {
        severity: "info",
        message:
          'the app\'s id "148A66BB-e83d-425a-927d-09f4299a9274" is that of the app template Company Communicator',
      },
    ]);
  }
});

test("an id that the environment leaves at zeros", () => {
  const env = { APP: "00000000-0000-0000-0000-000000000000" };
  expect(check(rule, { ...given("${{APP}}"), env })).toEqual([
    '/id: the app\'s id "00000000-0000-0000-0000-000000000000" is all zeros (from "${{APP}}")',
  ]);
});
