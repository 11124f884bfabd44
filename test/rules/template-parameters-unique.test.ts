import { expect, test } from "vitest";
import rule from "../../rules/template-parameters-unique.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const sends = (names: unknown[], parts: object = {}) =>
  soundBody({ templateParameters: names.map((name) => ({ name, value: "v" })), ...parts });

test.each([
  ["different names", sends(["a", "b"])],
  ["names that differ in case", sends(["taskId", "taskID"])],
  ["names filled in later", sends(["{{a}}", "{{a}}"])],
  ["actor, for another rule", sends(["actor", "actor"])],
  ["the reserved type, for another rule", sends(["a", "a"], { activityType: "systemDefault" })],
  ["refused items", soundBody({ templateParameters: [{ value: "v" }, { value: "v" }] })],
  ["no list", soundBody({ templateParameters: null })],
])("passes: %s", (_, request) => {
  expect(check(rule, { manifest: soundManifest(), request })).toEqual([]);
});

test("fails: each repetition, with and without a manifest", () => {
  const expected = [1, 3].map(
    (index) => `/templateParameters/${index}/name: parameter "a" is sent twice`,
  );
  const request = sends(["a", "a", "b", "a"]);
  expect(check(rule, { manifest: soundManifest(), request })).toEqual(expected);
  expect(check(rule, { request })).toEqual(expected);
});

test("the first is related", () => {
  const [found] = diagnose(rule, { request: sends(["b", "a", "a"]) });
  expect(found?.related).toMatchObject([{ message: "sent first here" }]);
});
