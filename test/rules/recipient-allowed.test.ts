import { describe, expect, test } from "vitest";
import rule from "../../rules/recipient-allowed.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const GRAPH = "https://graph.microsoft.com/v1.0";
const CHAT = `${GRAPH}/chats/x/sendActivityNotification`;
const TEAM = `${GRAPH}/teams/x/sendActivityNotification`;
const BULK = `${GRAPH}/teamwork/sendActivityNotificationToRecipients`;
const user = { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: "a@b.c" };

describe("passes", () => {
  test.each([
    ["a chat with a recipient", CHAT, { recipient: user }],
    ["a team with a recipient", TEAM, { recipient: user, recipients: null }],
    ["bulk with recipients", BULK, { recipients: [user], recipient: null }],
    ["a user with neither", USER_URL, {}],
    ["a user with null", USER_URL, { recipient: null, recipients: null }],
    ["a recipient filled in later", CHAT, { recipient: "{{recipient}}" }],
    ["a recipient the schema refused", CHAT, { recipient: [user] }],
    ["a misspelt recipient", CHAT, { recepient: user }],
    ["a misspelt list", BULK, { recipents: [user] }],
    ["a URL nobody knows yet", "{{url}}", {}],
    ["no URL and no recipient", undefined, {}],
    ["no URL and one user", undefined, { recipient: user }],
  ])("%s", (_, url, parts) => {
    expect(check(rule, { request: soundBody(parts), ...(url !== undefined && { url }) })).toEqual(
      [],
    );
  });

  test("a broken body, the rest of which may hold it", () => {
    const request = '{ "activityType": "a", "topic": {} "x": 1';
    expect(check(rule, { request, url: CHAT })).toEqual([]);
  });
});

describe("fails", () => {
  const toOne = "a request to one user takes no";

  test.each([
    ["a chat without", CHAT, {}, [": a request to a chat has no recipient"]],
    [
      "a team with null",
      TEAM,
      { recipient: null },
      ["/recipient: a request to a team has no recipient"],
    ],
    ["bulk without", BULK, {}, [": a bulk request has no recipients"]],
    [
      "a chat with the list",
      CHAT,
      { recipients: [user] },
      ['/recipients: a request to a chat takes "recipient", one object, and no "recipients"'],
    ],
    [
      "a team with both",
      TEAM,
      { recipient: user, recipients: [user] },
      ['/recipients: a request to a team takes "recipient", one object, and no "recipients"'],
    ],
    [
      "bulk with one",
      BULK,
      { recipient: user },
      ['/recipient: a bulk request takes "recipients", a list, and no "recipient"'],
    ],
    [
      "both, whatever the URL",
      undefined,
      { recipient: user, recipients: [user] },
      ['/recipient: a bulk request takes "recipients", a list, and no "recipient"'],
    ],
    [
      "a user with one",
      USER_URL,
      { recipient: user },
      [`info /recipient: ${toOne} "recipient": the user is in the URL`],
    ],
    [
      "a user with the list",
      USER_URL,
      { recipients: [user] },
      [`/recipients: ${toOne} "recipients": the user is in the URL`],
    ],
  ])("%s", (_, url, parts, expected) => {
    expect(check(rule, { request: soundBody(parts), ...(url !== undefined && { url }) })).toEqual(
      expected,
    );
  });

  test("a wrong property is marked at its key", () => {
    const request = '{"activityType":"a","recipient":{}}';
    const [found] = diagnose(rule, { request, url: BULK });
    const { start, end } = found!.range;
    expect(request.slice(start.offset, end.offset)).toBe('"recipient"');
  });
});

const member = (kind: string, id: string) =>
  `add "recipient": { "@odata.type": "microsoft.graph.${kind}MembersNotificationRecipient", "${id}": "…" } for all members, or an aadUserNotificationRecipient with the userId of one`;

test.each<[string, string, object, string[]]>([
  ["a chat without", CHAT, {}, [member("chat", "chatId")]],
  ["a team without", TEAM, {}, [member("team", "teamId")]],
  [
    "bulk without",
    BULK,
    {},
    [
      'add "recipients": [ { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", "userId": "…" } ]',
    ],
  ],
  ["bulk with one", BULK, { recipient: user }, ['put it into the list "recipients"']],
  [
    "a chat with the list",
    CHAT,
    { recipients: [user] },
    ['name one "recipient", or send it to /teamwork/sendActivityNotificationToRecipients'],
  ],
  ["a chat with both", CHAT, { recipient: user, recipients: [user] }, ["leave it out"]],
  [
    "a user with both",
    USER_URL,
    { recipient: user, recipients: [user] },
    ["leave it out", "leave it out, or send it to /teamwork/sendActivityNotificationToRecipients"],
  ],
])("the cure of %s", (_, url, parts, helps) => {
  const found = diagnose(rule, { request: soundBody(parts), url });
  expect(found.map(({ help }) => help)).toEqual(helps);
});

test("a request without a body is payload-schema's", () => {
  expect(check(rule, { request: '"text"', url: BULK })).toEqual([]);
});
