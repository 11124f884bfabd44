import { expect, test } from "vitest";
import rule from "../../rules/template-parameter-not-actor.js";
import { check, diagnose, soundBody } from "../check.js";

const sends = (names: unknown[], parts: object = {}) =>
  soundBody({ templateParameters: names.map((name) => ({ name, value: "v" })), ...parts });

test.each([
  ["other names", sends(["taskId", "factor", "actors"])],
  ["a name filled in later", sends(["{{actor}}"])],
  ["the reserved type, for another rule", sends(["actor"], { activityType: "systemDefault" })],
  ["no list", soundBody({ templateParameters: undefined })],
])("passes: %s", (_, request) => {
  expect(check(rule, { request })).toEqual([]);
});

test.each([["actor"], ["Actor"]])("fails: %s", (name) => {
  expect(check(rule, { request: sends(["taskId", name]) })).toEqual([
    `/templateParameters/1/name: parameter "${name}" is sent, but Teams fills {actor} in itself`,
  ]);
});

test("the fix takes the parameter out", () => {
  const [found] = diagnose(rule, { request: sends(["actor", "taskId"]) });
  expect(found?.fix).toMatchObject({ unsafe: false, edits: [{ text: "" }] });
});
