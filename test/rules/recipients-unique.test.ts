import { expect, test } from "vitest";
import rule from "../../rules/recipients-unique.js";
import { check, diagnose, soundBody } from "../check.js";

const sends = (...ids: unknown[]) => soundBody({ recipients: ids.map((userId) => ({ userId })) });

test.each([
  ["different users", sends("a@example.com", "b@example.com")],
  ["ids filled in later", sends("{{a}}", "{{a}}")],
  ["ids the schema refused", sends(undefined, undefined)],
  ["blank ids", sends("", "")],
  ["an unknown list", soundBody({ recipients: "{{all}}" })],
])("passes: %s", (_, request) => {
  expect(check(rule, { request })).toEqual([]);
});

test("fails: in any case, each repetition", () => {
  expect(
    check(rule, { request: sends("a@example.com", "A@Example.com", "b@x.y", "a@example.com") }),
  ).toEqual([
    '/recipients/1/userId: user "A@Example.com" is twice among the recipients',
    '/recipients/3/userId: user "a@example.com" is twice among the recipients',
  ]);
});

test("the first is related", () => {
  const [found] = diagnose(rule, { request: sends("a@example.com", "a@example.com") });
  expect(found?.related).toMatchObject([{ message: "first here" }]);
});
