import { describe, expect, test } from "vitest";
import rule from "../../rules/endpoint-known.js";
import { lint } from "../../src/index.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const HOST = "https://graph.microsoft.com";
const chat = "19:abc@thread.v2";
const on = (url: string, method = "POST") => check(rule, { request: soundBody(), url, method });

describe("passes", () => {
  test.each([
    ["the user endpoint", USER_URL],
    ["the chat endpoint in beta", `${HOST}/beta/chats/${chat}/sendActivityNotification`],
    ["the team endpoint", `${HOST}/v1.0/teams/{teamId}/sendActivityNotification`],
    ["the bulk endpoint", `${HOST}/v1.0/teamwork/sendActivityNotificationToRecipients`],
    ["another case", `${HOST}/v1.0/users/a@b.c/teamwork/sendactivitynotification`],
    ["another cloud", "https://graph.microsoft.us/v1.0/teams/x/sendActivityNotification"],
    ["a host filled in later", "{{host}}/teams/x/sendActivityNotification"],
    ["a relative URL", "/v1.0/teams/x/sendActivityNotification"],
    ["a stand-in on this machine", "http://localhost:3000/v1.0/teams/x/sendActivityNotification"],
    ["a URL nobody knows yet", "{{url}}"],
    [
      "the sender's own feed, for another rule",
      `${HOST}/v1.0/me/teamwork/sendActivityNotification`,
    ],
    ["the 2020 path, for another rule", `${HOST}/beta/users/x/sendActivityNotification`],
    ["a server of one's own", "https://api.example.com/notify"],
  ])("%s", (_, url) => {
    expect(on(url)).toEqual([]);
  });

  test.each([["post"], ["POST "]])("the method %j", (method) => {
    expect(on(USER_URL, method)).toEqual([]);
  });

  test("a body without a URL", () => {
    expect(check(rule, { request: soundBody() })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      "another method",
      "GET",
      USER_URL,
      ['request.http: the method is "GET", and notifications are sent with POST'],
    ],
    [
      "http",
      "POST",
      "http://graph.microsoft.com/v1.0/teams/x/sendActivityNotification",
      ['request.http: the URL begins with "http", and Graph\'s with "https"'],
    ],
    [
      "a host of nobody",
      "POST",
      "https://graph.microsof.com/v1.0/teams/x/sendActivityNotification",
      ['request.http: "graph.microsof.com" is no host of Microsoft Graph'],
    ],
    [
      "a version that is none",
      "POST",
      `${HOST}/v2.0/teams/x/sendActivityNotification`,
      ['request.http: "v2.0" is no version of the Graph API: "v1.0" and "beta" are'],
    ],
    [
      "no version",
      "POST",
      `${HOST}/teams/x/sendActivityNotification`,
      ["request.http: the URL has no version of the Graph API"],
    ],
    [
      "a path that is none",
      "POST",
      `${HOST}/v1.0/teams/x/channels/y/sendActivityNotification`,
      [
        'request.http: "/teams/x/channels/y/sendActivityNotification" is no notification endpoint of Graph',
      ],
    ],
    [
      "another resource of Graph",
      "POST",
      `${HOST}/v1.0/teams/x/channels/y/messages`,
      [
        "request.http: the body is a notification, and the URL is no notification endpoint of Graph",
      ],
    ],
    [
      "a form of the metadata",
      "POST",
      `${HOST}/v1.0/groups/x/team/sendActivityNotification`,
      [
        "info request.http: the URL is a form that Graph's metadata has and its documentation has not",
      ],
    ],
    [
      "an unpublished action",
      "POST",
      `${HOST}/v1.0/chats/x/recallActivityNotificationChainForRecipient`,
      [
        'warning request.http: "recallActivityNotificationChainForRecipient" is no action that Graph\'s documentation or metadata publishes',
      ],
    ],
  ])("%s", (_, method, url, expected) => {
    expect(on(url, method)).toEqual(expected);
  });

  test("the method and the form are two mistakes", () => {
    expect(on(`${HOST}/v1.0/groups/x/team/sendActivityNotification`, "PUT")).toHaveLength(2);
  });

  test.each([
    [
      `${HOST}/teams/x/sendActivityNotification`,
      `write ${HOST}/v1.0/teams/x/sendActivityNotification`,
    ],
    [
      `${HOST}/v1.0/chats/${chat}/sendActivityNotifications`,
      `write ${HOST}/v1.0/chats/${chat}/sendActivityNotification`,
    ],
    [
      `${HOST}/v1.0/groups/x/team/sendActivityNotification`,
      "the documented one is /teams/x/sendActivityNotification",
    ],
  ])("the cure of %s", (url, help) => {
    expect(diagnose(rule, { request: soundBody(), url }).map((found) => found.help)).toEqual([
      help,
    ]);
  });
});

describe("in a batch", () => {
  const batch = (url: string) => ({
    requests: [{ id: "1", method: "POST", url, body: soundBody() }],
  });
  const inBatch = (url: string) =>
    lint({ files: { "batch.json": JSON.stringify(batch(url)) } }).diagnostics.filter(
      ({ rule: id }) => id === rule.id,
    );

  test.each([
    "/users/jo@contoso.com/teamwork/sendActivityNotification",
    "teams/x/sendActivityNotification",
    `${HOST}/{{version}}/teams/x/sendActivityNotification`,
    "/{{version}}/teams/x/sendActivityNotification",
  ])("passes: %s", (url) => {
    expect(inBatch(url)).toEqual([]);
  });

  test.each(["/v1.0", "/beta", "v1.0", "/V1.0", `${HOST}/v1.0`])(
    "a URL begins behind the version %s",
    (version) => {
      expect(inBatch(`${version}/teams/x/sendActivityNotification`)).toMatchObject([
        {
          severity: "error",
          pointer: "/requests/0/url",
          help: 'write "/teams/x/sendActivityNotification"',
        },
      ]);
    },
  );

  test("a batch that is the body of a call", () => {
    const text = `POST ${HOST}/v1.0/$batch\n\n${JSON.stringify(batch("/v1.0/teams/x/sendActivityNotification"))}`;
    const { diagnostics } = lint({ files: { "a.http": text } });
    expect(diagnostics.map(({ rule: id }) => id)).toContain("endpoint-known");
  });

  test("no batch: a relative URL may have a version", () => {
    const url = "/v1.0/teams/x/sendActivityNotification";
    expect(diagnose(rule, { request: soundBody(), url })).toEqual([]);
  });
});

test.each([
  ["GET", USER_URL, "write POST"],
  [
    "POST",
    `${HOST}/beta/teamwork/recallActivityNotificationChainForRecipient`,
    "Microsoft supports the four send actions alone: it may change or vanish",
  ],
])("the cure of %s %s", (method, url, help) => {
  const found = diagnose(rule, { request: soundBody(), url, method });
  expect(found.map((finding) => finding.help)).toEqual([help]);
});
