import { describe, expect, test } from "vitest";
import { parseEndpoint } from "../../../src/model/endpoint.js";
import { readSource, underlined } from "../reading.js";

const BODY =
  '{ topic: { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" }, activityType: "taskCreated" }';

const PACKAGE = "@microsoft/teams.graph-endpoints";

/** The ten functions of version 2.0.16, and the path that each of them gives. */
const paths: readonly (readonly [chain: string, params: string, url: string])[] = [
  ["users.teamwork", '{ "user-id": user }', "/users/${user}/teamwork"],
  ["users.chats", '{ "user-id": user, "chat-id": chat }', "/users/${user}/chats/${chat}"],
  [
    "users.joinedTeams",
    '{ "user-id": user, "team-id": team }',
    "/users/${user}/joinedTeams/${team}",
  ],
  ["me.teamwork", "", "/me/teamwork"],
  ["me.chats", '{ "chat-id": chat }', "/me/chats/${chat}"],
  ["me.joinedTeams", '{ "team-id": team }', "/me/joinedTeams/${team}"],
  ["chats", '{ "chat-id": chat }', "/chats/${chat}"],
  ["teams", '{ "team-id": team }', "/teams/${team}"],
  ["groups.team", '{ "group-id": group }', "/groups/${group}/team"],
  ["teamwork", "", "/teamwork"],
];

describe("each path of Teams SDK 2", () => {
  test.each(paths)("%s", (chain, params, url) => {
    const action =
      chain === "teamwork" ? "sendActivityNotificationToRecipients" : "sendActivityNotification";
    const source = `import * as endpoints from "${PACKAGE}";\nexport const send = (graph, user, chat, team, group) => graph.call(endpoints.${chain}.${action}.create, ${BODY}${params && `, ${params}`});`;
    const { requests } = readSource("a.ts", source);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      url: `${url}/${action}`,
      method: "POST",
      body: { activityType: "taskCreated" },
      open: [],
    });
    expect(parseEndpoint(requests[0]!.found.url!.text)).toMatchObject({
      kind: "endpoint",
      actionName: action,
    });
    expect(underlined(source, requests[0]!.found, "/activityType")).toBe('"taskCreated"');
  });
});

test.each([
  [
    "a named import",
    `import { chats } from "${PACKAGE}";\ngraph.call(chats.sendActivityNotification.create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "a part of the package",
    `import * as chats from "${PACKAGE}/chats";\ngraph.call(chats.sendActivityNotification.create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "the action alone",
    `import { sendActivityNotification as send } from "${PACKAGE}/chats";\ngraph.call(send.create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "require",
    `const endpoints = require("${PACKAGE}");\ngraph.call(endpoints.chats.sendActivityNotification.create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "names that are taken out",
    `const { chats } = require("${PACKAGE}");\nconst { create } = chats.sendActivityNotification;\ngraph.call(create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "an own file that passes it on",
    `import { graphEndpoints } from "./graph";\ngraph.call(graphEndpoints.chats.sendActivityNotification.create, ${BODY}, { "chat-id": id });`,
  ],
  [
    "a client of the app, and options",
    `import * as endpoints from "${PACKAGE}";\nconst params = { "chat-id": id };\nclass A { async send() { await this.app.graph.call(endpoints.chats.sendActivityNotification.create, ${BODY}, params, { requestConfig: { timeout: 1 } }); } }`,
  ],
])("%s", (_, source) => {
  const { requests } = readSource("a.ts", source);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    url: "/chats/${id}/sendActivityNotification",
    method: "POST",
  });
});

test("a known id, and a body of a function", () => {
  const source = `import * as endpoints from "${PACKAGE}";\nconst body = (kind) => ({ topic: { source: "text" }, activityType: kind });\ngraph.call(endpoints.users.teamwork.sendActivityNotification.create, body("taskCreated"), { "user-id": "ada@example.com" });`;
  expect(readSource("a.ts", source).requests).toMatchObject([
    {
      url: "/users/ada@example.com/teamwork/sendActivityNotification",
      body: { activityType: "taskCreated" },
    },
  ]);
});

test.each([
  [
    "another endpoint",
    `import * as endpoints from "${PACKAGE}";\ngraph.call(endpoints.chats.messages.create, { activityType: "sendActivityNotification", topic }, { "chat-id": id });`,
  ],
  [
    "a function that is called by its method",
    `sendActivityNotification.create.call(this, { topic: "x", activityType: "y" });`,
  ],
])("%s is no request", (_, source) => {
  expect(readSource("a.ts", source).requests).toEqual([]);
});
