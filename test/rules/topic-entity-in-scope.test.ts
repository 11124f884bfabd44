import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-entity-in-scope.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const V1 = "https://graph.microsoft.com/v1.0";
const CHAT = `${V1}/chats/19:a@thread.v2/sendActivityNotification`;
const TEAM_ID = "e19f3a77-0c6d-4b52-8e14-2f3a4b5c6d05";
const TEAM = `${V1}/teams/${TEAM_ID}/sendActivityNotification`;
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const USER = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";
const UPN_URL = `${V1}/users/jo@contoso.com/teamwork/sendActivityNotification`;
const installed = (user: string) => `${V1}/users/${user}/teamwork/installedApps/abc`;
const about = (value: string, parts: object = {}) =>
  soundBody({ topic: { source: "entityUrl", value }, ...parts });
const recipient = (type: string, ids: object) => ({
  recipient: { "@odata.type": `microsoft.graph.${type}NotificationRecipient`, ...ids },
});

describe("passes", () => {
  test.each([
    [CHAT, `${V1}/chats/19:a@thread.v2`],
    [CHAT, `${V1}/chats/19%3Aa%40thread.v2/messages/1`],
    [CHAT, `${V1}/chats/{chatId}/messages/1`],
    [TEAM, `${V1}/teams/${TEAM_ID.toUpperCase()}/channels/1`],
    [TEAM.replace(TEAM_ID, "{teamId}"), `${V1}/teams/${TEAM_ID}`],
    [TEAM, `${V1}/groups/${TEAM_ID}/team/channels/1`],
    [USER_URL, installed(USER)],
    [USER_URL, installed("jo@contoso.com")],
    [UPN_URL, installed(USER)],
    [UPN_URL, installed("Jo@contoso.com")],
    [USER_URL, installed("{userId}")],
    [USER_URL, `${V1}/me/teamwork/installedApps/abc`],
    [USER_URL, `${V1}/appCatalogs/teamsApps/1`],
    [USER_URL, `${V1}/teams/${TEAM_ID}`],
    [CHAT, `${V1}/teams/${TEAM_ID}`],
  ])("%s: %s", (url, value) => {
    expect(check(rule, { url, request: about(value) })).toEqual([]);
  });

  test("any entity without an endpoint", () => {
    expect(check(rule, { request: about(`${V1}/teams/1`) })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [CHAT, `${V1}/chats/19:b@thread.v2/messages/1`, "chat", "19:b@thread.v2", "19:a@thread.v2"],
    [CHAT, `${V1}/chats/19:A@thread.v2`, "chat", "19:A@thread.v2", "19:a@thread.v2"],
    [TEAM, `${V1}/teams/${OTHER}/channels/1`, "team", OTHER, TEAM_ID],
    [USER_URL, installed(OTHER), "user", OTHER, USER],
    [UPN_URL, installed("al@contoso.com"), "user", "al@contoso.com", "jo@contoso.com"],
  ])("%s: %s", (url, value, kind, named, notified) => {
    expect(check(rule, { url, request: about(value) })).toEqual([
      `/topic/value: the topic is in the ${kind} "${named}", but the notification goes to the ${kind} "${notified}"`,
    ]);
    expect(diagnose(rule, { url, request: about(value) })[0]?.related).toMatchObject([
      { file: "request.http", message: `the ${kind} that is notified` },
    ]);
  });

  test.each([
    [recipient("chatMembers", { chatId: "19:a@thread.v2" }), `${V1}/chats/19:b@thread.v2`],
    [recipient("teamMembers", { teamId: TEAM_ID }), `${V1}/teams/${OTHER}`],
  ])("by the recipient, where there is no URL: %#", (parts, value) => {
    expect(check(rule, { request: about(value, parts) })).toHaveLength(1);
  });
});
