import { describe, expect, test } from "vitest";
import rule from "../../rules/rsc-covers-endpoint.js";
import { check, diagnose, soundBody, soundManifest, USER_URL } from "../check.js";

const V1 = "https://graph.microsoft.com/v1.0";
const CHAT = `${V1}/chats/19:a@thread.v2/sendActivityNotification`;
const TEAM = `${V1}/teams/{teamId}/sendActivityNotification`;
const BULK = `${V1}/teamwork/sendActivityNotificationToRecipients`;
const USER = {
  "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
  userId: "jo@contoso.com",
};
const MEMBERS = {
  "@odata.type": "microsoft.graph.chatMembersNotificationRecipient",
  chatId: "19:a@thread.v2",
};

const asks = (...names: string[]) =>
  soundManifest({
    authorization: {
      permissions: { resourceSpecific: names.map((name) => ({ name, type: "Application" })) },
    },
  });
const request = soundBody();

describe("passes", () => {
  test.each([
    ["user", asks("TeamsActivity.Send.User"), USER_URL],
    ["bulk", asks("TeamsActivity.Send.User"), BULK],
    ["chat", asks("TeamsActivity.Send.User", "TeamsActivity.Send.Chat"), CHAT],
    ["team", asks("TeamsActivity.Send.Group"), TEAM],
    ["no notification permission, so it is granted in Entra", asks("Member.Read.Group"), CHAT],
    ["no permissions at all", soundManifest({ authorization: undefined }), CHAT],
    ["a permission filled in later", asks("TeamsActivity.Send.User", "${{PERMISSION}}"), CHAT],
    [
      "one of wrong case, which rsc-permission-known reports",
      asks("teamsactivity.send.chat"),
      CHAT,
    ],
    ["one that does not exist, too", asks("TeamsActivity.Send.Team"), TEAM],
    ["the tenant's permission, too", asks("TeamsActivity.Send"), TEAM],
    [
      "a path that Graph's list of permissions does not have",
      asks("TeamsActivity.Send.Chat"),
      `${V1}/me/teamwork/sendActivityNotification`,
    ],
  ])("%s", (_, manifest, url) => {
    expect(check(rule, { manifest, request, url })).toEqual([]);
  });

  test("a body that may be for any endpoint", () => {
    expect(check(rule, { manifest: asks("TeamsActivity.Send.Chat"), request })).toEqual([]);
  });

  test("a request without a manifest", () => {
    expect(check(rule, { request, url: CHAT })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      asks("TeamsActivity.Send.Chat"),
      USER_URL,
      "a notification to a user needs the permission",
      "User",
    ],
    [
      asks("TeamsActivity.Send.Group"),
      BULK,
      "a notification to several users needs the permission",
      "User",
    ],
    [
      asks("TeamsActivity.Send.User"),
      CHAT,
      "a notification in a chat needs the permission",
      "Chat",
    ],
    [
      asks("TeamsActivity.Send.User"),
      TEAM,
      "a notification in a team needs the permission",
      "Group",
    ],
  ])("%#", (manifest, url, message, name) => {
    expect(check(rule, { manifest, request, url })).toEqual([
      `request.http: ${message} "TeamsActivity.Send.${name}", which the manifest does not have`,
    ]);
  });

  test.each([
    ["/recipients", soundBody({ recipients: [USER] }), asks("TeamsActivity.Send.Chat")],
    ["/recipient", soundBody({ recipient: MEMBERS }), asks("TeamsActivity.Send.User")],
  ])("without a URL, at %s", (pointer, body, manifest) => {
    expect(check(rule, { manifest, request: body })[0]).toMatch(new RegExp(`^${pointer}: `));
  });

  test("the permissions of the manifest are related", () => {
    const [found] = diagnose(rule, {
      manifest: asks("TeamsActivity.Send.User"),
      request,
      url: CHAT,
    });
    expect(found?.related).toMatchObject([
      { file: "manifest.json", message: "the declared permissions" },
    ]);
  });
});
