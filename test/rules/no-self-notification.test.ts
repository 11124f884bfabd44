import { expect, test } from "vitest";
import rule from "../../rules/no-self-notification.js";
import { check, soundBody, USER_URL } from "../check.js";

const on = (url: string) => check(rule, { request: soundBody(), url });

test.each([
  ["a named user", USER_URL],
  ["a chat of the sender", "https://graph.microsoft.com/v1.0/me/chats/x/sendActivityNotification"],
  [
    "a user called me",
    "https://graph.microsoft.com/v1.0/users/me@example.com/teamwork/sendActivityNotification",
  ],
  ["an unknown user", "https://graph.microsoft.com/v1.0/{{who}}/teamwork/sendActivityNotification"],
])("passes: %s", (_, url) => {
  expect(on(url)).toEqual([]);
});

test.each([
  ["https://graph.microsoft.com/v1.0/me/teamwork/sendActivityNotification"],
  ["/beta/ME/teamwork/sendActivityNotification"],
])("fails: %s", (url) => {
  expect(on(url)).toEqual([
    "request.http: the request notifies the user who sends it, and users cannot notify themselves",
  ]);
});
