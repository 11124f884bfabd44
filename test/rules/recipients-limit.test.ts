import { expect, test } from "vitest";
import rule from "../../rules/recipients-limit.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const BULK = "https://graph.microsoft.com/v1.0/teamwork/sendActivityNotificationToRecipients";
const sends = (count: number) =>
  soundBody({
    recipients: Array.from({ length: count }, (_, index) => ({ userId: `u${index}@example.com` })),
  });

test.each([
  ["one", sends(1)],
  ["a hundred", sends(100)],
  ["an unknown list", soundBody({ recipients: "{{all}}" })],
  ["a refused list", soundBody({ recipients: {} })],
  ["none, for another rule", soundBody()],
  ["a broken body", '{ "activityType": "a", "topic": {}, "recipients": [ } '],
])("passes: %s", (_, request) => {
  expect(check(rule, { request, url: BULK })).toEqual([]);
});

test("passes: a list where the endpoint takes none", () => {
  expect(check(rule, { request: sends(101), url: USER_URL })).toEqual([]);
});

test.each([
  ["none", 0, "the list of recipients is empty", "name 1 to 100 recipients"],
  [
    "101",
    101,
    "101 recipients are sent, and one request takes at most 100",
    "split them into 2 requests",
  ],
  [
    "401",
    401,
    "401 recipients are sent, and one request takes at most 100",
    "split them into 5 requests",
  ],
])("fails: %s", (_, count, message, help) => {
  expect(check(rule, { request: sends(count) })).toEqual([`/recipients: ${message}`]);
  expect(diagnose(rule, { request: sends(count) })[0]?.help).toBe(help);
});
