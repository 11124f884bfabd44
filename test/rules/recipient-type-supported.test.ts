import { describe, expect, test } from "vitest";
import rule from "../../rules/recipient-type-supported.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const GRAPH = "https://graph.microsoft.com/v1.0";
const CHAT = `${GRAPH}/chats/x/sendActivityNotification`;
const TEAM = `${GRAPH}/teams/x/sendActivityNotification`;
const BULK = `${GRAPH}/teamwork/sendActivityNotificationToRecipients`;
const AT = "/recipient/@odata.type";
const typed = (type: unknown) => ({ "@odata.type": type, userId: "a@b.c" });
const sends = (type: unknown) => soundBody({ recipient: typed(type) });

describe("passes", () => {
  test.each([
    ["one user of a chat", CHAT, sends("microsoft.graph.aadUserNotificationRecipient")],
    [
      "a chat, with #",
      CHAT,
      soundBody({
        recipient: {
          "@odata.type": "#microsoft.graph.chatMembersNotificationRecipient",
          chatId: "x",
        },
      }),
    ],
    [
      "a channel of a team",
      TEAM,
      soundBody({
        recipient: {
          "@odata.type": "microsoft.graph.channelMembersNotificationRecipient",
          teamId: "x",
          channelId: "y",
        },
      }),
    ],
    ["a type filled in later", CHAT, sends("{{type}}")],
    [
      "any recipient where the URL is unknown",
      "{{url}}",
      sends("microsoft.graph.teamMembersNotificationRecipient"),
    ],
    ["a recipient where none is taken, for another rule", USER_URL, sends("nonsense")],
    ["a property that bulk does not take, for another rule", BULK, sends("nonsense")],
    ["a recipient the schema refused", CHAT, soundBody({ recipient: 5 })],
    ["an unknown list", BULK, soundBody({ recipients: "{{all}}" })],
    ["no recipient, for another rule", CHAT, soundBody()],
    ["a broken body", CHAT, '{ "activityType": "a", "recipient": { "userId": "a@b.c" "x": 1'],
  ])("%s", (_, url, request) => {
    expect(check(rule, { request, url })).toEqual([]);
  });
});

describe("fails", () => {
  const none = (text: string) => `${AT}: "${text}" is no recipient of a notification`;

  test.each([
    [
      "the prefix of older pages",
      CHAT,
      "Microsoft.Teams.GraphSvc.aadUserNotificationRecipient",
      none("Microsoft.Teams.GraphSvc.aadUserNotificationRecipient"),
    ],
    ["no prefix", CHAT, "aadUserNotificationRecipient", none("aadUserNotificationRecipient")],
    ["another type", CHAT, "microsoft.graph.user", none("microsoft.graph.user")],
    [
      "the abstract type",
      CHAT,
      "microsoft.graph.teamworkNotificationRecipient",
      none("microsoft.graph.teamworkNotificationRecipient"),
    ],
    [
      "another case",
      CHAT,
      "microsoft.graph.AadUserNotificationRecipient",
      `warning ${AT}: "microsoft.graph.AadUserNotificationRecipient" differs in case from "microsoft.graph.aadUserNotificationRecipient"`,
    ],
    [
      "a team's members in a chat",
      CHAT,
      "microsoft.graph.teamMembersNotificationRecipient",
      `${AT}: "microsoft.graph.teamMembersNotificationRecipient" is no recipient of a chat request`,
    ],
    [
      "a chat's members in a team",
      TEAM,
      "#microsoft.graph.chatMembersNotificationRecipient",
      `${AT}: "#microsoft.graph.chatMembersNotificationRecipient" is no recipient of a team request`,
    ],
    ["a blank", CHAT, "", `${AT}: the recipient has no "@odata.type"`],
    ["null", CHAT, null, `${AT}: the recipient has no "@odata.type"`],
    ["a number", CHAT, 5, `${AT}: the recipient has no "@odata.type"`],
    ["none", CHAT, undefined, '/recipient: the recipient has no "@odata.type"'],
  ])("%s", (_, url, type, expected) => {
    expect(check(rule, { request: sends(type), url })).toEqual([expected]);
  });

  test("each recipient of a bulk request", () => {
    const request = soundBody({
      recipients: [
        typed(undefined),
        typed("microsoft.graph.aadUserNotificationRecipient"),
        { "@odata.type": "microsoft.graph.chatMembersNotificationRecipient", chatId: "x" },
      ],
    });
    expect(check(rule, { request })).toEqual([
      '/recipients/0: the recipient has no "@odata.type"',
      '/recipients/2/@odata.type: "microsoft.graph.chatMembersNotificationRecipient" is no recipient of a bulk request',
    ]);
  });

  test("a key that was meant for it", () => {
    const request = soundBody({
      recipient: { "odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: "a@b.c" },
    });
    const [found] = diagnose(rule, { request, url: CHAT });
    expect(found).toMatchObject({
      pointer: "/recipient/odata.type",
      fix: { edits: [{ text: '"@odata.type"' }] },
    });
  });

  test.each([
    [
      "Microsoft.Teams.GraphSvc.aadUserNotificationRecipient",
      'write "microsoft.graph.aadUserNotificationRecipient"',
      true,
    ],
    [
      "microsoft.graph.chatMemberNotificationRecipient",
      'did you mean "microsoft.graph.chatMembersNotificationRecipient"?',
      false,
    ],
    [
      "microsoft.graph.teamMembersNotificationRecipient",
      'a chat request takes "microsoft.graph.aadUserNotificationRecipient", "microsoft.graph.chatMembersNotificationRecipient"',
      false,
    ],
  ])("the cure of %s", (type, help, isFixed) => {
    const [found] = diagnose(rule, { request: sends(type), url: CHAT });
    expect(found?.help).toBe(help);
    expect(found?.fix !== undefined).toBe(isFixed);
  });
});
