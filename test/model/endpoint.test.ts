import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTemplate, HOLE } from "../../src/json/template.js";
import { endpointPaths, parseEndpoint } from "../../src/model/endpoint.js";
import { text } from "./text.js";
import { tries } from "../long.js";

const send = "sendActivityNotification";
const graph = "https://graph.microsoft.com/v1.0";

describe("endpoints", () => {
  test.each([
    [`${graph}/users/U/teamwork/${send}`, { target: "user", form: "documented", userId: "U" }],
    [`${graph}/chats/19%3Aa%40thread.v2/${send}`, { target: "chat", chatId: "19:a@thread.v2" }],
    [`${graph}/teams/T/${send}`, { target: "team", teamId: "T", version: "v1.0", cloud: "global" }],
    [
      `${graph}/teamwork/${send}ToRecipients`,
      { target: "bulk", actionName: `${send}ToRecipients` },
    ],
    [`${graph}/chats('19:a@thread.v2')/${send}`, { target: "chat", chatId: "19:a@thread.v2" }],
    [`  ${graph}/teams/T/${send.toLowerCase()}/?x=1 `, { target: "team", form: "documented" }],
    [`https://GRAPH.microsoft.us/Beta/teams/T/${send}`, { cloud: "us-gov-l4", version: "beta" }],
    [`https://graph.microsoft.com:443/beta/teams/T/${send}`, { cloud: "global" }],
    [`graph.microsoft.com/v1.0/teams/T/${send}`, { host: "graph.microsoft.com", cloud: "global" }],
    [`http://localhost:3000/v1.0/teams/T/${send}`, { host: "localhost:3000", cloud: undefined }],
    [`/chats/C/${send}`, { target: "chat", host: undefined, version: undefined }],
    [`chats/C/${send}`, { target: "chat", chatId: "C" }],
    [`v1.0/chats/C/${send}`, { target: "chat", version: "v1.0" }],
    [`{{host}}/v1.0/chats/{{id}}/${send}`, { target: "chat", version: "v1.0", chatId: undefined }],
    [`https://{{x}}/chats/C/${send}`, { target: "chat", host: undefined, chatId: "C" }],
    [`{{base}}/chats/C/${send}`, { target: "chat", version: undefined }],
    [`https://graph.microsoft.com/{{version}}/chats/C/${send}`, { version: undefined }],
    [`${graph}/users/{{id}}/teamwork/${send}`, { target: "user", userId: undefined }],
    [`${graph}/me/teamwork/${send}`, { target: "user", form: "me" }],
    [`${graph}/users/U/${send}`, { target: "user", form: "legacy", userId: "U" }],
    [`${graph}/users/U/chats/C/${send}`, { target: "chat", form: "metadata", chatId: "C" }],
    [`${graph}/groups/G/team/${send}`, { target: "team", form: "metadata", teamId: "G" }],
    [`${graph}/me/joinedTeams/T/${send}`, { target: "team", form: "metadata", teamId: "T" }],
    [
      `${graph}/teamwork/teamTemplates/x/definitions/y/teamDefinition/${send}`,
      { target: "team", form: "metadata" },
    ],
    [`${graph}/teams/T/microsoft.graph.${send}`, { target: "team", form: "metadata" }],
  ])("%s", (url, expected) => {
    expect(parseEndpoint(text(url))).toMatchObject({ kind: "endpoint", ...expected });
  });
});

describe("wrong", () => {
  test.each([
    [
      `https://graph.microsoft.co/v1.0/teams/T/${send}`,
      "host",
      "graph.microsoft.co",
      `${graph}/teams/T/${send}`,
    ],
    [`https://api.example.com/v1.0/teams/T/${send}`, "host", "api.example.com", undefined],
    [
      `http://graph.microsoft.com/v1.0/teams/T/${send}`,
      "scheme",
      "http",
      `${graph}/teams/T/${send}`,
    ],
    [
      `https://graph.microsoft.com/v2.0/teams/T/${send}`,
      "version",
      "v2.0",
      `${graph}/teams/T/${send}`,
    ],
    [`/v1/teams/T/${send}`, "version", "v1", `/v1.0/teams/T/${send}`],
    [
      `https://graph.microsoft.com/teams/{{id}}/${send}`,
      "version",
      undefined,
      `${graph}/teams/{{id}}/${send}`,
    ],
    [`${graph}/teamwork/${send}`, "path", `/teamwork/${send}`, endpointPaths.bulk],
    [
      `${graph}/chats/C/${send}ToRecipients`,
      "path",
      `/chats/C/${send}ToRecipients`,
      `/chats/C/${send}`,
    ],
    [
      `{{base}}/chats/{{id}}/${send}ToRecipients`,
      "path",
      `/chats/{{id}}/${send}ToRecipients`,
      endpointPaths.chat,
    ],
    [
      `${graph}/users/U/teamwork/${send}ToRecipients`,
      "path",
      `/users/U/teamwork/${send}ToRecipients`,
      `/users/U/teamwork/${send}`,
    ],
    [`${graph}/groups/G/${send}`, "path", `/groups/G/${send}`, `/teams/G/${send}`],
    [`${graph}/me/${send}`, "path", `/me/${send}`, endpointPaths.user],
    [
      `${graph}/teams/T/channels/C/${send}?a=1`,
      "path",
      `/teams/T/channels/C/${send}`,
      `/teams/T/${send}`,
    ],
    [`${graph}/users//teamwork/${send}`, "path", `/users//teamwork/${send}`, endpointPaths.user],
    [`${graph}/chats/C/${send}s`, "path", `/chats/C/${send}s`, `/chats/C/${send}`],
    [
      `${graph}/chats/C/sendActvityNotification`,
      "path",
      "/chats/C/sendActvityNotification",
      `/chats/C/${send}`,
    ],
  ])("%s", (url, reason, value, closest) => {
    expect(parseEndpoint(text(url))).toEqual({ kind: "wrong", reason, value, closest });
  });
});

test.each([
  ["{{url}}", "unknown"],
  [`{{base}}/${send}`, "unknown"],
  [`{{base}}/teamwork/${send}`, "unknown"],
  [`${graph}/{{path}}`, "unknown"],
  [`${graph}/{{path}}/${send}`, "unknown"],
  [`${graph}/users/{{path}}`, "unknown"],
  [`${graph}/users/U/{{x}}/${send}`, "unknown"],
  [`${graph}/users/U/teamwork/{{action}}`, "unknown"],
  [`${graph}/users/U/messages`, "other"],
  ["https://app.example.com/api/sendActivityNotification", "other"],
  ["https://app.example.com/{{x}}", "other"],
  ["https://graph.microsoft.com/v1.0/$batch", "other"],
  ["", "other"],
  [`${graph}/chats/C/recallActivityNotificationChainForRecipient`, "unpublished"],
  [`${graph}/teamwork/activityNotificationOperations/1`, "unpublished"],
])("%s is %s", (url, kind) => {
  expect(parseEndpoint(text(url)).kind).toBe(kind);
});

const id = fc.stringMatching(/^[A-Za-z0-9@:._-]{1,40}$/);
const host = fc.constantFrom("https://graph.microsoft.com", "https://dod-graph.microsoft.us");
const version = fc.constantFrom("v1.0", "beta");
const path = id.chain((value) =>
  fc.constantFrom(
    ...Object.values(endpointPaths).map((form) => form.replace(/\{\w+\}/, () => value)),
  ),
);
const url = fc.tuple(host, version, path).map(([base, name, rest]) => `${base}/${name}${rest}`);

describe("properties", () => {
  test("no text makes it throw", () => {
    const piece = fc.constantFrom(
      HOLE,
      "/",
      "?",
      "https://",
      "graph.microsoft.com",
      "%",
      "('",
      "chats",
      send,
    );
    const messy = fc
      .array(fc.oneof(piece, fc.string({ unit: "binary" })))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(messy, (any) => {
        expect(parseEndpoint(any).kind).toBeTypeOf("string");
      }),
      tries(300),
    );
  });

  test("a hole anywhere in a right URL is never wrong", () => {
    fc.assert(
      fc.property(url, fc.nat(), fc.nat(), (whole, a, b) => {
        const start = a % whole.length;
        const end = start + (b % (whole.length - start + 1));
        const holed = createTemplate(whole, [
          whole.slice(0, start),
          { raw: "{{x}}", name: "x" },
          whole.slice(end),
        ]);
        expect(["endpoint", "unknown", "other"]).toContain(parseEndpoint(holed).kind);
      }),
      tries(500),
    );
  });

  test("a built URL gives back its parts", () => {
    fc.assert(
      fc.property(host, version, id, (base, name, userId) => {
        const parsed = parseEndpoint(
          `${base}/${name}/users/${encodeURIComponent(userId)}/teamwork/${send}`,
        );
        expect(parsed).toMatchObject({
          kind: "endpoint",
          target: "user",
          form: "documented",
          host: base.slice("https://".length),
          version: name,
          userId,
        });
      }),
    );
  });
});

test.each([
  "/".repeat(100_000),
  "a".repeat(100_000),
  `${graph}/chats/${"a/".repeat(50_000)}${send}`,
  `${graph}/${"('".repeat(50_000)}`,
  `${graph}/${"('a')".repeat(20_000)}${send}`,
  "https://".repeat(12_500),
  `https://${"a".repeat(100_000)}/v1.0/chats/c/${send}`,
  "%".repeat(100_000),
  " ".repeat(100_000) + "x",
  `${send}${"?".repeat(100_000)}`,
])("long texts are read at once", (long) => {
  const start = performance.now();
  parseEndpoint(long);
  expect(performance.now() - start).toBeLessThan(10_000);
});
