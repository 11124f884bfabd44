import { describe, expect, test } from "vitest";
import rule from "../../rules/sample-value-replaced.js";
import { check, soundBody, USER_URL } from "../check.js";

const SAMPLE = "569363e2-4e49-4661-87f2-16f245c5d66a";
const TEAM = "e8bece96-d393-4b9b-b8da-69cedef1a7e7";
const V1 = "https://graph.microsoft.com/v1.0";
const LINK =
  "https://teams.microsoft.com/l/message/19:448cfd2ac2a7490a9084a9ed14cttr78c@thread.skype/1";
const AAD = "microsoft.graph.aadUserNotificationRecipient";

test.each([
  ["own ids", soundBody({ teamsAppId: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03" }), USER_URL],
  [
    "placeholders",
    soundBody({ teamsAppId: "{id}" }),
    `${V1}/users/{id}/teamwork/sendActivityNotification`,
  ],
  [
    "null and wrong types",
    soundBody({ teamsAppId: null, recipient: null, recipients: "x", topic: 5 }),
    USER_URL,
  ],
])("passes %s", (_, request, url) => {
  expect(check(rule, { request, url })).toEqual([]);
});

describe("is info", () => {
  test.each([
    ["teamsAppId", soundBody({ teamsAppId: SAMPLE.toUpperCase() }), "/teamsAppId"],
    [
      "the link",
      soundBody({ topic: { source: "text", value: "a", webUrl: LINK } }),
      "/topic/webUrl",
    ],
    [
      "the entity",
      soundBody({ topic: { source: "entityUrl", value: `${V1}/teams/${TEAM}` } }),
      "/topic/value",
    ],
    [
      "part of an entity",
      soundBody({ topic: { source: "entityUrl", value: `${V1}/teams/${TEAM}/channels/{id}` } }),
      "/topic/value",
    ],
    [
      "the recipient",
      soundBody({ recipient: { "@odata.type": AAD, userId: SAMPLE } }),
      "/recipient/userId",
    ],
    [
      "a recipient",
      soundBody({
        recipients: [
          { "@odata.type": AAD, userId: "jo@contoso.com" },
          { "@odata.type": AAD, userId: SAMPLE },
        ],
      }),
      "/recipients/1/userId",
    ],
  ])("%s", (_, request, pointer) => {
    const found = check(rule, { request });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      new RegExp(`^${pointer}: "[^"]+" is a sample id of Microsoft's page "`),
    );
  });

  test("the URL and the body, one finding each", () => {
    const url = `${V1}/teams/${TEAM}/sendActivityNotification`;
    const request = soundBody({ teamsAppId: SAMPLE });
    expect(check(rule, { request, url })).toEqual([
      `request.http: "${TEAM}" is a sample id of Microsoft's page "team: sendActivityNotification"`,
      `/teamsAppId: "${SAMPLE}" is a sample id of Microsoft's page "chat: sendActivityNotification"`,
    ]);
  });
});
