import { expect, test } from "vitest";
import rule from "../../rules/recipient-user-id.js";
import { check, soundBody, USER_URL } from "../check.js";

const TEAM = "https://graph.microsoft.com/v1.0/teams/x/sendActivityNotification";
const one = (userId: unknown) => ({
  "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
  userId,
});

test.each([
  ["a GUID", "5B0D7C3E-2a49-4d61-9f88-6c7b8a9d0e04"],
  ["a user principal name", "jacob@contoso.com"],
  ["a guest", "jacob_contoso.com#EXT#@fabrikam.onmicrosoft.com"],
  ["an id filled in later", "{{userId}}"],
  ["an id as the API documents write it", "{userId}"],
  ["part of an id filled in later", "{{name}}@contoso.com"],
  ["a number, which the schema reports", 5],
  ["none, which the schema reports", undefined],
])("passes: %s", (_, userId) => {
  expect(check(rule, { request: soundBody({ recipient: one(userId) }), url: TEAM })).toEqual([]);
  expect(check(rule, { request: soundBody({ recipients: [one(userId)] }) })).toEqual([]);
});

test("passes: on the user endpoint, where another rule speaks", () => {
  expect(check(rule, { request: soundBody({ recipient: one("jacob") }), url: USER_URL })).toEqual(
    [],
  );
});

test.each([
  ["a display name", "Jacob", 'userId "Jacob" is neither a GUID nor a user principal name'],
  [
    "braces around a GUID",
    "{5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04}",
    'userId "{5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04}" is neither a GUID nor a user principal name',
  ],
  [
    "an id of a chat service",
    "8:orgid:5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04",
    'userId "8:orgid:5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04" is neither a GUID nor a user principal name',
  ],
  ["a blank", " ", "the recipient's userId is blank"],
])("fails: %s", (_, userId, message) => {
  expect(check(rule, { request: soundBody({ recipient: one(userId) }), url: TEAM })).toEqual([
    `/recipient/userId: ${message}`,
  ]);
  expect(check(rule, { request: soundBody({ recipients: [one("a@b.c"), one(userId)] }) })).toEqual([
    `/recipients/1/userId: ${message}`,
  ]);
});
