import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-entity-supported.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const V1 = "https://graph.microsoft.com/v1.0";
const CHAT = `${V1}/chats/19:a@thread.v2/sendActivityNotification`;
const TEAM = `${V1}/teams/e19f3a77-0c6d-4b52-8e14-2f3a4b5c6d05/sendActivityNotification`;
const BULK = `${V1}/teamwork/sendActivityNotificationToRecipients`;
const about = (value: unknown, parts: object = {}) =>
  soundBody({ topic: { source: "entityUrl", value }, ...parts });
const USER = {
  "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
  userId: "jo@contoso.com",
};

describe("passes", () => {
  test.each([
    [USER_URL, `${V1}/users/jo@contoso.com/teamwork/installedApps/abc`],
    [USER_URL, `${V1}/appCatalogs/teamsApps/{id}`],
    [BULK, `${V1}/appCatalogs/teamsApps/c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03`],
    [CHAT, `${V1}/chats/19:a@thread.v2/messages/1`],
    [CHAT, "https://graph.microsoft.com/beta/chats/19:a@thread.v2"],
    [TEAM, `${V1}/teams/{teamId}/channels/{channelId}/tabs/{tabId}`],
    [TEAM, `${V1}/teams('1')/channels/2/messages/3/replies/4/`],
    [TEAM, "https://dod-graph.microsoft.us/v1.0/teams/1"],
    [USER_URL, "{{entity}}"],
    [USER_URL, `${V1}/{{path}}`],
    [USER_URL, "https://{host}/v1.0/{path}"],
    [USER_URL, ""],
  ])("%s: %s", (url, value) => {
    expect(check(rule, { url, request: about(value) })).toEqual([]);
  });

  test("any entity without an endpoint", () => {
    expect(check(rule, { request: about(`${V1}/teams/1`) })).toEqual([]);
    expect(check(rule, { request: about(`${V1}/appCatalogs/teamsApps/1`) })).toEqual([]);
  });

  test("words with source text", () => {
    expect(check(rule, { request: soundBody(), url: USER_URL })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      USER_URL,
      `${V1}/users/5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04`,
      "a notification to a user cannot be about",
    ],
    [
      USER_URL,
      "https://graph.microsoft.com/beta/teams/1",
      "a notification to a user cannot be about a team:",
    ],
    [
      BULK,
      `${V1}/users/1/teamwork/installedApps/2`,
      "a notification to several users cannot be about an app installed for a user:",
    ],
    [
      CHAT,
      `${V1}/appCatalogs/teamsApps/1`,
      "a notification in a chat cannot be about an app in the catalog:",
    ],
    [CHAT, `${V1}/chats/{chatId}/tabs/1`, "a notification in a chat cannot be about"],
    [TEAM, `${V1}/chats/1`, "a notification in a team cannot be about a chat:"],
  ])("%s: %s", (url, value, message) => {
    expect(check(rule, { url, request: about(value) })).toEqual([
      `/topic/value: ${message} "${value}"`,
    ]);
  });

  test.each(["https://teams.microsoft.com/l/entity/1/home", "the team"])(
    "what is no Graph URL: %s",
    (value) => {
      expect(check(rule, { request: about(value) })).toEqual([
        `/topic/value: the topic has source "entityUrl", but its value "${value}" is no Graph URL`,
      ]);
    },
  );

  test("a URL without a version, with the cure", () => {
    const value = "https://graph.microsoft.com/teams/1";
    const [found] = diagnose(rule, { url: TEAM, request: about(value) });
    expect(found?.message).toBe(
      `the entity URL "${value}" does not have the version "v1.0" or "beta"`,
    );
    expect(found?.help).toBe(`write "${V1}/teams/1"`);
  });

  test("another scheme", () => {
    const value = "http://graph.microsoft.com/v1.0/teams/1";
    expect(diagnose(rule, { url: TEAM, request: about(value) })).toMatchObject([
      { severity: "error", help: `write "${V1}/teams/1"` },
    ]);
  });

  test.each([`${V1}/teams/1?context=%7B%7D`, `${V1}/teams/1/channels/2?`])(
    "a query is a warning: %s",
    (value) => {
      const [found] = diagnose(rule, { url: TEAM, request: about(value) });
      expect(found).toMatchObject({ severity: "warning", pointer: "/topic/value" });
      expect(found?.help).toContain(`write "${value.replace(/\?.*/, "")}"`);
      expect(found?.help).toContain('with the source "text"');
    },
  );

  test.each([
    ["/teams/1", TEAM, `${V1}/teams/1`],
    ["teams/1/channels/2", TEAM, `${V1}/teams/1/channels/2`],
    ["/beta/teams/1", TEAM, "https://graph.microsoft.com/beta/teams/1"],
    [
      "/teams/1",
      TEAM.replace("graph.microsoft.com", "graph.microsoft.us"),
      "https://graph.microsoft.us/v1.0/teams/1",
    ],
  ])("a relative URL is info: %s", (value, url, whole) => {
    expect(diagnose(rule, { url, request: about(value) })).toMatchObject([
      { severity: "info", help: `write "${whole}"` },
    ]);
  });

  test("a deep link belongs into webUrl", () => {
    const value = "https://teams.microsoft.com/l/entity/1/home";
    expect(diagnose(rule, { url: TEAM, request: about(value) })).toMatchObject([
      {
        severity: "error",
        help: 'set source to "text", put this link into webUrl, and write words for people as value',
      },
    ]);
  });

  test("by the endpoint that the body tells", () => {
    const request = about(`${V1}/teams/1`, { recipients: [USER] });
    expect(check(rule, { request })).toHaveLength(1);
    expect(check(rule, { request: about(`${V1}/users/1`) })).toEqual([
      `/topic/value: a notification cannot be about "${V1}/users/1"`,
    ]);
  });

  test("the help fills in what the request says", () => {
    const [found] = diagnose(rule, { url: CHAT, request: about(`${V1}/teams/1`) });
    expect(found?.help).toBe(
      `use the URL of a chat, "${V1}/chats/19:a@thread.v2", or of a message in a chat`,
    );
  });
});
