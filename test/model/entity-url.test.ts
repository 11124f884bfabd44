import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOLE } from "../../src/json/template.js";
import { entityResources, parseEntityUrl, supportedEntities } from "../../src/model/entity-url.js";
import { text } from "./text.js";
import { tries } from "../long.js";

const graph = "https://graph.microsoft.com/v1.0";

describe("entities", () => {
  test.each([
    [
      `${graph}/users/U/teamwork/installedApps/abc%3D`,
      { resource: "installedApp", userId: "U", installationId: "abc=" },
    ],
    [`${graph}/appCatalogs/teamsApps/A`, { resource: "catalogApp", appId: "A" }],
    [`${graph}/chats/C`, { resource: "chat", chatId: "C", cloud: "global", version: "v1.0" }],
    [`${graph}/chats/C/messages/M/`, { resource: "chatMessage", chatId: "C", messageId: "M" }],
    [
      `https://graph.microsoft.us/beta/teams/T`,
      { resource: "team", teamId: "T", cloud: "us-gov-l4" },
    ],
    [`${graph}/teams/T/channels/C`, { resource: "channel", teamId: "T", channelId: "C" }],
    [`${graph}/teams/T/channels/C/messages/M`, { resource: "channelMessage", messageId: "M" }],
    [
      `${graph}/teams/T/channels/C/messages/M/replies/R`,
      { resource: "channelMessageReply", replyId: "R" },
    ],
    [`${graph}/teams/T/channels/C/tabs/X?a=1`, { resource: "tab", tabId: "X", query: true }],
    [`${graph}/teams/{{t}}`, { resource: "team", teamId: undefined }],
    [`{{base}}/teams/T`, { resource: "team", teamId: "T", host: undefined }],
    [`/chats/C`, { resource: "chat", chatId: "C" }],
    [`${graph}/groups/G/team`, { resource: "team", teamId: "G" }],
  ])("%s", (url, expected) => {
    expect(parseEntityUrl(text(url))).toMatchObject({ kind: "entity", ...expected });
  });
});

test.each([
  [`${graph}/users/U`, { kind: "graph", path: "/users/*", closest: undefined }],
  [`${graph}/users/{{u}}`, { kind: "graph", path: "/users/*", closest: undefined }],
  [
    `${graph}/appCatalogs/teamsApps/A/tab`,
    { kind: "graph", path: "/appcatalogs/teamsapps/*/tab", closest: undefined },
  ],
  [`${graph}/chats/C/tabs/T`, { kind: "graph", path: "/chats/*/tabs/*", closest: undefined }],
  [
    "https://graph.microsoft.com/chats/C",
    { kind: "graph", path: "/chats/*", closest: `${graph}/chats/C` },
  ],
  [
    "https://graph.microsoft.com/v2/chats/C",
    { kind: "graph", path: "/chats/*", closest: `${graph}/chats/C` },
  ],
  ["https://teams.microsoft.com/l/entity/x", { kind: "not-graph", host: "teams.microsoft.com" }],
  ["Deployment approvals", { kind: "not-graph", host: undefined }],
  ["", { kind: "not-graph", host: undefined }],
  ["{{entityUrl}}", { kind: "unknown" }],
  [`${graph}/{{path}}`, { kind: "unknown" }],
  [`${graph}/teams/T/{{what}}/C`, { kind: "unknown" }],
])("%s", (url, expected) => {
  expect(parseEntityUrl(text(url))).toEqual(expected);
});

test("every path of the table is the entity it says", () => {
  for (const [resource, { path }] of Object.entries(entityResources)) {
    expect(parseEntityUrl(`${graph}${path}`)).toMatchObject({ kind: "entity", resource });
  }
  expect(new Set(Object.values(supportedEntities).flat())).toEqual(
    new Set(Object.keys(entityResources)),
  );
});

test("no text makes it throw, and an id comes back as it was", () => {
  const piece = fc.constantFrom(
    HOLE,
    "/",
    "?",
    "https://",
    "graph.microsoft.com",
    "%",
    "chats",
    "v1.0",
  );
  const messy = fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))).map((all) => all.join(""));
  fc.assert(
    fc.property(messy, (any) => {
      expect(parseEntityUrl(any).kind).toBeTypeOf("string");
    }),
    tries(300),
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (chatId) => {
      const url = `${graph}/chats/${encodeURIComponent(chatId)}`;
      fc.pre(!url.includes("('"));
      expect(parseEntityUrl(url)).toMatchObject({ resource: "chat", chatId });
    }),
  );
});
