import { describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { actions, api, bearer, CHAT_ID, ENTRA, harbour, serve, USER } from "./given.js";

describe.each(["/v1.0", "/beta", "/V1.0"])("at %s", (version) => {
  test.each([
    ["user", 204],
    ["chat", 204],
    ["team", 204],
    ["bulk", 202],
  ] as const)("a right request to a %s gets %i", (action, status) => {
    const { url, body } = actions[action];
    const { send, received } = api();
    const answer = send({ url: version + url, body });
    expect(answer).toEqual({ status, headers: { "request-id": expect.any(String) } });
    expect(received()).toMatchObject([{ id: 1, status, accepted: true, diagnostics: [] }]);
  });
});

test("a wrong request gets Graph's error body, with what the linter says", () => {
  const { send } = api();
  const answer = send({ body: soundBody({ activityType: "taskMade", templateParameters: [] }) });
  expect(answer).toMatchObject({
    status: 400,
    body: {
      error: {
        code: "BadRequest",
        message: expect.stringMatching(
          /^activity type "taskMade" is not declared in the manifest: .+ \[activity-type-declared\]/,
        ),
        details: expect.arrayContaining([
          {
            code: "activity-type-declared",
            message: 'activity type "taskMade" is not declared in the manifest',
            target: "/activityType",
          },
        ]),
        innerError: { date: "2026-11-29T12:00:00" },
      },
    },
  });
  const { "request-id": id, "client-request-id": repeated } = answer.body!.error.innerError;
  expect(answer.headers["request-id"]).toBe(id);
  expect(repeated).toBe(id);
});

test("the client's own id is repeated", () => {
  const { body } = api().send({ body: {}, clientRequestId: "my-id-17" });
  expect(body!.error.innerError["client-request-id"]).toBe("my-id-17");
});

test("a request with warnings alone is accepted, and the warnings are told", () => {
  const { send, received } = api();
  const body = soundBody({ previewText: { content: "x".repeat(151) } });
  expect(send({ body }).status).toBe(204);
  expect(received()[0]).toMatchObject({
    previewText: "x".repeat(150),
    diagnostics: [{ rule: "preview-text-fits", severity: "warning" }],
  });
});

test.each([
  ["a method that is none", { method: "GET" }, 405, "BadRequest", 'the method is "GET"'],
  [
    "a path of nobody",
    { url: "/v1.0/me" },
    404,
    "ResourceNotFound",
    'POST "/v1.0/me" is not answered here',
  ],
  ["no version", { url: USER }, 404, "ResourceNotFound", "at /v1.0 and /beta"],
  ["a version that is none", { url: `/v2.0${USER}` }, 400, "BadRequest", '"v2.0" is no version'],
  [
    "an action that is misspelt",
    { url: "/v1.0/users/x/teamwork/sendActivityNotifcation" },
    400,
    "BadRequest",
    "endpoint-known",
  ],
  [
    "the path of the 2020 preview",
    { url: "/beta/users/x/sendActivityNotification" },
    400,
    "BadRequest",
    "payload-current-form",
  ],
  [
    "an action that nobody published",
    { url: "/beta/users/x/teamwork/recallActivityNotificationChainForRecipient" },
    404,
    "ResourceNotFound",
    "not answered here",
  ],
  ["no body", { body: "" }, 400, "BadRequest", "payload-schema"],
  ["a broken body", { body: '{"topic": ' }, 400, "BadRequest", "json-valid"],
  [
    "a line break in a text",
    { body: JSON.stringify(soundBody()).replace("Tasks", "Ta\nsks") },
    400,
    "BadRequest",
    "json-valid",
  ],
  ["a list", { body: [] }, 400, "BadRequest", "payload-schema"],
  [
    "JSON in a JSON text",
    { body: JSON.stringify(JSON.stringify(soundBody())) },
    400,
    "BadRequest",
    "payload-schema",
  ],
  [
    "a link of 1025 characters",
    {
      body: soundBody({
        topic: {
          source: "text",
          value: "x",
          webUrl: "https://teams.microsoft.com/l/app/".padEnd(1025, "x"),
        },
      }),
    },
    400,
    "BadRequest",
    "topic-web-url-is-teams",
  ],
])("%s is refused", (_, call, status, code, words) => {
  const answer = api().send(call);
  expect([answer.status, answer.body!.error.code]).toEqual([status, code]);
  expect(answer.body!.error.message).toContain(words);
});

test("405 says which method is right", () => {
  expect(api().send({ method: "PATCH" }).headers).toMatchObject({ Allow: "POST" });
});

describe("a token", () => {
  test.each([
    ["none", undefined, 401],
    ["an empty one", "Bearer ", 401],
    ["another scheme", "Basic abc", 401],
    ["one of any kind", "Bearer x", 204],
  ])("where one is required: %s", (_, authorization, status) => {
    const answer = api({ requireToken: true }).send({ authorization });
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.headers).toMatchObject({ "WWW-Authenticate": "Bearer" });
      expect(answer.body!.error.code).toBe("InvalidAuthenticationToken");
    }
  });

  const none = { authorization: undefined };
  test.each([
    ["of the app", { appid: ENTRA }, {}, 204],
    ["of the app, in other case", { appid: ENTRA.toUpperCase() }, {}, 204],
    ["of another app", { appid: "00000000-1111-2222-3333-444444444444" }, {}, 403],
    ["with the scope", { appid: ENTRA, scp: "User.Read TeamsActivity.Send" }, {}, 204],
    ["without the scope", { appid: ENTRA, scp: "User.Read" }, {}, 403],
    ["with the role", { roles: ["TeamsActivity.Send"] }, none, 204],
    ["with another role, and consent in the manifest", { roles: ["User.Read.All"] }, {}, 204],
    ["with another role, and no consent", { roles: ["User.Read.All"] }, none, 403],
    ["that says nothing", {}, none, 204],
    ["that is odd", { appid: 4, scp: 4, roles: "x", exp: "y" }, {}, 204],
  ])("%s", (_, claims, manifest, status) => {
    const served = serve({ ...harbour, ...manifest });
    const answer = api({ served: () => served }).send({ authorization: bearer(claims) });
    expect([answer.status, answer.body?.error.code]).toEqual([
      status,
      status === 403 ? "Forbidden" : undefined,
    ]);
  });

  test.each([
    ["44 minutes", 44, 412],
    ["46 minutes", 46, 202],
    // A token for tests, which nobody keeps fresh.
    ["minus one minute", -1, 202],
  ])("that lives for %s, and several users", (_, minutes, status) => {
    const exp = Date.UTC(2026, 10, 29, 12, minutes) / 1000;
    const { url, body } = actions.bulk;
    const answer = api().send({ url: `/v1.0${url}`, body, authorization: bearer({ exp }) });
    expect(answer.status).toBe(status);
  });

  test("leaves no trace", () => {
    const secret = { appid: "11111111-2222-3333-4444-555555555555", upn: "mara@secret.example" };
    const { send, inbox, lines, received } = api();
    const authorization = bearer(secret);
    const answer = send({ authorization });
    const kept = JSON.stringify([
      answer,
      lines,
      received(),
      inbox.entries().map(({ line }) => line),
    ]);
    for (const part of [...Object.values(secret), ...authorization.split(/[ .]/).filter(Boolean)])
      expect(kept).not.toContain(part);
  });
});

test("a manifest without an Entra app cannot send", () => {
  const served = serve({ ...harbour, webApplicationInfo: undefined });
  const { status, body } = api({ served: () => served }).send({});
  expect([status, body!.error.message]).toEqual([
    403,
    "the manifest has no webApplicationInfo.id, so no Entra app may send for it",
  ]);
});

test("an Entra app that is filled in later may be any", () => {
  const served = serve({
    ...harbour,
    webApplicationInfo: { id: "${{AAD_APP_CLIENT_ID}}", resource: "x" },
  });
  const call = { authorization: bearer({ appid: "11111111-2222-3333-4444-555555555555" }) };
  expect(api({ served: () => served }).send(call).status).toBe(204);
});

describe("several apps", () => {
  const OTHER_ID = "0325f5b2-1f86-41f8-81fa-979ffcae681a";
  const OTHER_ENTRA = "1ede8e40-e239-448e-86af-b29ae3f129f8";
  const other = soundManifest({
    id: OTHER_ID,
    name: { short: "Roster", full: "Roster" },
    webApplicationInfo: { id: OTHER_ENTRA, resource: "api://x" },
    activities: {
      activityTypes: [{ type: "shiftPosted", description: "x", templateText: "{week}" }],
    },
  });
  const served = serve(harbour, other);
  const shift = {
    activityType: "shiftPosted",
    templateParameters: [{ name: "week", value: "35" }],
    topic: {
      source: "text",
      value: "x",
      webUrl: "https://teams.microsoft.com/l/message/19:a@thread.v2/1",
    },
  };

  test.each([
    ["teamsAppId", { ...shift, teamsAppId: OTHER_ID }, undefined, "1/manifest.json", 204],
    ["the token", shift, { appid: OTHER_ENTRA }, "1/manifest.json", 204],
    ["the token, though it fits badly", shift, { appid: ENTRA }, "0/manifest.json", 400],
    [
      "its link",
      {
        topic: {
          source: "text",
          value: "x",
          webUrl: `https://teams.microsoft.com/l/entity/${OTHER_ID}/home`,
        },
      },
      undefined,
      "1/manifest.json",
      400,
    ],
    ["what fits", shift, undefined, "1/manifest.json", 204],
    [
      "teamsAppId before the token",
      { ...shift, teamsAppId: OTHER_ID },
      { appid: ENTRA },
      "1/manifest.json",
      403,
    ],
  ])("the one that is meant shows by %s", (_, body, claims, manifest, status) => {
    const { send, received } = api({ served: () => served });
    const answer = send({ body: soundBody(body), authorization: claims && bearer(claims) });
    expect([received()[0]!.manifest, answer.status]).toEqual([manifest, status]);
  });

  test("one Entra app for two is a conflict, until teamsAppId tells them apart", () => {
    const both = serve(harbour, { ...other, webApplicationInfo: harbour["webApplicationInfo"] });
    const { send } = api({ served: () => both });
    const { status, body } = send({});
    expect([status, body!.error.code]).toEqual([409, "Conflict"]);
    expect(body!.error.message).toContain("[teams-app-id-present]");
    expect(send({ body: soundBody({ teamsAppId: harbour["id"] }) }).status).toBe(204);
  });
});

test("more requests in a second than allowed get 429, and the next second is a new one", () => {
  let now = 1_000_000;
  const { send, inbox } = api({ rate: 2, now: () => now });
  const statuses = () => [send({}).status, send({}).status, send({}).status];
  expect(statuses()).toEqual([204, 204, 429]);
  now += 400;
  const late = send({});
  expect([late.status, late.headers["Retry-After"], late.body!.error.code]).toEqual([
    429,
    "1",
    "TooManyRequests",
  ]);
  now += 600;
  expect(statuses()).toEqual([204, 204, 429]);
  expect(inbox.entries()).toHaveLength(4);
});

describe("a chain", () => {
  const chained = (parts: object = {}) => soundBody({ chainId: 17, ...parts });

  test("replaces the notification before, for one recipient", () => {
    const { send, received } = api();
    send({ body: chained() });
    send({ body: chained({ previewText: { content: "A newer one" } }) });
    expect(received()).toMatchObject([{ id: 2, replaces: 1, previewText: "A newer one" }]);
  });

  test.each([
    ["another recipient", { url: `/v1.0${USER.replace("5b0d", "5b0e")}` }],
    ["another chain", { body: chained({ chainId: 18 }) }],
    [
      "a chain whose number JavaScript rounds",
      { body: JSON.stringify(chained()).replace("17", "9007199254740993") },
    ],
    ["no chain", { body: soundBody() }],
    ["a wrong one", { body: chained({ activityType: "nobody" }) }],
  ])("is not replaced by %s", (_, call) => {
    const { send, received } = api();
    send({ body: JSON.stringify(chained()).replace("17", "9007199254740992") });
    send({ body: chained() });
    send(call);
    expect(received().map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});

test("what came is recorded, word for word on a line each", () => {
  const { send, lines } = api();
  const body = `{\r\n  "topic": {"source": "text", "value": "a\\nb", "value": "c"},\n"chainId":9007199254740993 }`;
  send({ body });
  send({ url: `/v1.0/chats/${CHAT_ID}/sendActivityNotification`, body: "" });
  expect(lines).toEqual([
    `{"method":"POST","url":"/v1.0${USER}","body":{\t\t  "topic": {"source": "text", "value": "a\\nb", "value": "c"},\t"chainId":9007199254740993 }}`,
    `{"method":"POST","url":"/v1.0/chats/${CHAT_ID}/sendActivityNotification"}`,
  ]);
});
