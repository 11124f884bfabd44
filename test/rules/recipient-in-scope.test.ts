import { describe, expect, test } from "vitest";
import rule from "../../rules/recipient-in-scope.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const V1 = "https://graph.microsoft.com/v1.0";
const TEAM_ID = "e19f3a77-0c6d-4b52-8e14-2f3a4b5c6d05";
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const CHAT = `${V1}/chats/19:a@thread.v2/sendActivityNotification`;
const TEAM = `${V1}/teams/${TEAM_ID}/sendActivityNotification`;
const to = (type: string, ids: object) =>
  soundBody({
    recipient: { "@odata.type": `microsoft.graph.${type}NotificationRecipient`, ...ids },
  });

describe("passes", () => {
  test.each([
    ["the chat of the URL", CHAT, to("chatMembers", { chatId: "19:a@thread.v2" })],
    [
      "the chat of the URL, encoded there",
      CHAT.replace("19:a@", "19%3Aa%40"),
      to("chatMembers", { chatId: "19:a@thread.v2" }),
    ],
    [
      "the team of the URL in another case",
      TEAM,
      to("teamMembers", { teamId: TEAM_ID.toUpperCase() }),
    ],
    [
      "a channel of that team",
      TEAM,
      to("channelMembers", { teamId: TEAM_ID, channelId: "19:x@thread.tacv2" }),
    ],
    ["an unknown recipient", CHAT, to("chatMembers", { chatId: "{chatId}" })],
    [
      "an unknown chat in the URL",
      CHAT.replace("19:a@thread.v2", "{{chat}}"),
      to("chatMembers", { chatId: "19:b@thread.v2" }),
    ],
    ["one user", CHAT, to("aadUser", { userId: OTHER })],
    [
      "members of the wrong kind, which another rule reports",
      TEAM,
      to("chatMembers", { chatId: "19:b@thread.v2" }),
    ],
    ["a recipient without an id, which the schema reports", TEAM, to("teamMembers", {})],
    ["an unknown type", TEAM, to("people", { teamId: OTHER })],
    ["the user endpoint", USER_URL, to("teamMembers", { teamId: OTHER })],
    ["no URL", undefined, to("teamMembers", { teamId: OTHER })],
  ])("%s", (_, url, request) => {
    expect(check(rule, { request, ...(url !== undefined && { url }) })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      "another chat",
      CHAT,
      to("chatMembers", { chatId: "19:b@thread.v2" }),
      "chat",
      "19:b@thread.v2",
      "19:a@thread.v2",
    ],
    [
      "the same letters in another case, which is another chat",
      CHAT,
      to("chatMembers", { chatId: "19:A@thread.v2" }),
      "chat",
      "19:A@thread.v2",
      "19:a@thread.v2",
    ],
    ["another team", TEAM, to("teamMembers", { teamId: OTHER }), "team", OTHER, TEAM_ID],
    [
      "a channel of another team",
      TEAM,
      to("channelMembers", { teamId: OTHER, channelId: "x" }),
      "team",
      OTHER,
      TEAM_ID,
    ],
    [
      "a type with #",
      TEAM,
      soundBody({
        recipient: {
          "@odata.type": "#microsoft.graph.teamMembersNotificationRecipient",
          teamId: OTHER,
        },
      }),
      "team",
      OTHER,
      TEAM_ID,
    ],
  ])("%s", (_, url, request, kind, named, notified) => {
    expect(check(rule, { url, request })).toEqual([
      `/recipient/${kind}Id: the recipient is the ${kind} "${named}", but the URL has the ${kind} "${notified}"`,
    ]);
    expect(diagnose(rule, { url, request })[0]?.related).toMatchObject([{ file: "request.http" }]);
  });
});
