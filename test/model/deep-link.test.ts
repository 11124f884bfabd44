import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTemplate, HOLE } from "../../src/json/template.js";
import { linkForms, parseDeepLink } from "../../src/model/deep-link.js";
import { text } from "./text.js";
import { tries } from "../long.js";

const teams = "https://teams.microsoft.com";
const app = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const context = encodeURIComponent('{"subEntityId":"42"}');

describe("links without problems", () => {
  test.each([
    [
      `${teams}/l/entity/${app}/home`,
      { kind: "entity", appId: app, entityId: "home", host: "teams.microsoft.com" },
    ],
    [`${teams}/l/entity/${app}`, { kind: "entity", appId: app, entityId: undefined }],
    [
      `${teams}/l/entity/not-a-guid/my%20tab`,
      { kind: "entity", appId: "not-a-guid", entityId: "my tab" },
    ],
    [`${teams}/l/entity/${app}/home?context=${context}`, { context: { subEntityId: "42" } }],
    [
      `${teams}/l/entity/${app}/home?context=%7B%22subEntityId%22%3A%22{{id}}%22%7D`,
      { context: undefined },
    ],
    [
      `${teams}/l/entity/{{appId}}/{{entity}}`,
      { kind: "entity", appId: undefined, entityId: undefined },
    ],
    [`{{teams}}/l/entity/${app}/home`, { kind: "entity", host: undefined, clouds: [], appId: app }],
    [`https://{{host}}/l/app/${app}`, { kind: "app", host: undefined, appId: app }],
    [`https://GOV.teams.microsoft.us/l/app/${app}`, { kind: "app", clouds: ["us-gov-l4"] }],
    [
      `${teams}/l/task/${app}?url=https%3A%2F%2Fa.b%2Fc&height=large&title=A%20task`,
      { kind: "task", appId: app },
    ],
    [`${teams}/l/stage/${app}/0?context=${context}`, { kind: "stage", appId: app }],
    [
      `${teams}/l/message/19:a@thread.skype/1605223780000?tenantId=t&channelName=Azure%20DevOps`,
      { kind: "message" },
    ],
    [
      `${teams}/l/message/19:a@thread.v2/1?context={"contextType":"chat"}`,
      { context: { contextType: "chat" } },
    ],
    [
      `${teams}/l/channel/19%3Aa%40thread.skype/General?groupId=g`,
      { kind: "channel", appId: undefined },
    ],
    [`${teams}/l/team/19:a@thread.tacv2/conversations`, { kind: "team" }],
    [`${teams}/l/chat/0/0?users=joe+test@contoso.com`, { kind: "chat" }],
    [`${teams}/l/call/0/0?users=a@b.c`, { kind: "call" }],
    [`${teams}/l/meeting/new?subject=x`, { kind: "meeting" }],
    [`${teams}/l/meetup-join/19:meeting_x@thread.v2/0?context=${context}`, { kind: "meetup-join" }],
    [`${teams}/l/file/F?tenantId=t`, { kind: "file" }],
  ])("%s", (url, expected) => {
    expect(parseDeepLink(text(url))).toMatchObject({ problems: [], ...expected });
  });
});

describe("what is no deep link", () => {
  test.each([
    ["Teams webUrl", { kind: "not-url", closest: undefined }],
    ["", { kind: "not-url", closest: undefined }],
    [`teams.microsoft.com/l/app/x`, { kind: "not-url", closest: `${teams}/l/app/x` }],
    [` ${teams}/l/app/x`, { kind: "not-url", closest: `${teams}/l/app/x` }],
    [
      `${teams}/l/task/x?title=my task`,
      { kind: "not-url", closest: `${teams}/l/task/x?title=my%20task` },
    ],
    [
      "http://teams.microsoft.com/l/app/x",
      { kind: "not-https", scheme: "http", closest: `${teams}/l/app/x` },
    ],
    [
      `msteams:${teams}/l/app/x`,
      { kind: "not-https", scheme: "msteams", closest: `${teams}/l/app/x` },
    ],
    ["msteams:/l/app/x", { kind: "not-https", scheme: "msteams", closest: `${teams}/l/app/x` }],
    ["mailto:x@y.z", { kind: "not-https", scheme: "mailto", closest: undefined }],
    ["https://app.example.com/tasks", { kind: "not-teams", host: "app.example.com" }],
    [teams, { kind: "other-teams", host: "teams.microsoft.com", path: "" }],
    [
      `${teams}/_#/l/entity/x`,
      { kind: "other-teams", host: "teams.microsoft.com", path: "/_#/l/entity/x" },
    ],
    [
      `${teams}/l/loopthread/19:x`,
      { kind: "undocumented", name: "loopthread", host: "teams.microsoft.com", clouds: ["global"] },
    ],
    ["{{link}}", { kind: "unknown" }],
    ["https://{{host}}", { kind: "unknown" }],
    [`${teams}/{{path}}`, { kind: "unknown" }],
    [`${teams}/l/{{kind}}/x`, { kind: "unknown" }],
  ])("%s", (url, expected) => {
    expect(parseDeepLink(text(url))).toEqual(expected);
  });
});

describe("problems", () => {
  const twice = encodeURIComponent(context);
  const entity = `${teams}/l/entity/${app}/home`;
  test.each([
    [
      `${teams}/l/entity`,
      { kind: "segment-missing", value: "app id", closest: "/l/entity/<app id>/<entity id>" },
    ],
    [
      `${teams}/l/entity//home`,
      { kind: "segment-missing", value: "app id", closest: "/l/entity/<app id>/<entity id>" },
    ],
    [
      `${teams}/l/message/19:a@thread.v2`,
      {
        kind: "segment-missing",
        value: "message id",
        closest: "/l/message/<channel or chat id>/<message id>",
      },
    ],
    [
      `${entity}?context={"subEntityId":"42"}`,
      {
        kind: "context-not-encoded",
        value: 'context={"subEntityId":"42"}',
        closest: `context=${context}`,
      },
    ],
    [
      `${entity}?context=${twice}`,
      { kind: "context-encoded-twice", value: `context=${twice}`, closest: `context=${context}` },
    ],
    [
      `${entity}?context=%7B%22a%22`,
      { kind: "context-not-json", value: '{"a"', closest: undefined },
    ],
    [`${entity}?context=42`, { kind: "context-not-json", value: "42", closest: undefined }],
    [
      `${entity}?webUrl=x?context=${context}`,
      { kind: "second-question-mark", value: "?context=", closest: "&context=" },
    ],
    [
      `${entity}?webUrl=https://a.b/c?task=1`,
      { kind: "second-question-mark", value: "?task=", closest: "%3Ftask=" },
    ],
    [
      `${entity}?label=My+tab`,
      { kind: "plus-for-space", value: "label=My+tab", closest: "label=My%20tab" },
    ],
    [
      `${entity}?context=%7B%22a%22:+%22b%22%7D`,
      {
        kind: "plus-for-space",
        value: "context=%7B%22a%22:+%22b%22%7D",
        closest: `context=${encodeURIComponent('{"a": "b"}')}`,
      },
    ],
    [
      `${entity}?label=100%`,
      { kind: "percent-not-encoded", value: "label=100%", closest: "label=100%25" },
    ],
  ])("%s", (url, expected) => {
    expect(parseDeepLink(url)).toMatchObject({ problems: [expected] });
  });

  test("the context is read in spite of a second question mark", () => {
    const parsed = parseDeepLink(`${entity}?webUrl=x?context=${context}`);
    expect(parsed).toMatchObject({ context: { subEntityId: "42" } });
  });
});

const bad = ["not-teams", "not-url", "not-https"];

describe("properties", () => {
  test("no text makes it throw", () => {
    const piece = fc.constantFrom(
      HOLE,
      "/",
      "?",
      "&",
      "context=",
      teams,
      "/l/entity/",
      "%",
      "+",
      "{",
      '"',
    );
    const messy = fc
      .array(fc.oneof(piece, fc.string({ unit: "binary" })))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(messy, (any) => {
        expect(parseDeepLink(any).kind).toBeTypeOf("string");
      }),
      tries(300),
    );
  });

  test("a hole anywhere in a right link makes nothing of it wrong", () => {
    const whole = `${teams}/l/entity/${app}/home?webUrl=https%3A%2F%2Fa.b&label=x&context=${context}`;
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(), (start, length) => {
        const end = start + (length % (whole.length - start + 1));
        const parsed = parseDeepLink(
          createTemplate(whole, [
            whole.slice(0, start),
            { raw: "{{x}}", name: "x" },
            whole.slice(end),
          ]),
        );
        expect(bad).not.toContain(parsed.kind);
        expect("problems" in parsed ? parsed.problems : []).toEqual([]);
      }),
      tries(500),
    );
  });

  test("a built link gives back its parts", () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.string({ minLength: 1, unit: "grapheme" }),
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })),
        (appId, entityId, data) => {
          const json = encodeURIComponent(JSON.stringify(data));
          const url = `${teams}/l/entity/${appId}/${encodeURIComponent(entityId)}?context=${json}`;
          const parsed = parseDeepLink(url);
          expect(parsed).toMatchObject({ kind: "entity", appId, entityId, problems: [] });
          expect("context" in parsed && JSON.stringify(parsed.context)).toBe(JSON.stringify(data));
        },
      ),
    );
  });
});

test("every kind needs no more segments than it has", () => {
  for (const { segments, required } of Object.values(linkForms)) {
    expect(required).toBeLessThanOrEqual(segments.length);
  }
});

test.each([
  "/".repeat(100_000),
  "a".repeat(100_000),
  "https:".repeat(20_000),
  `${teams}/l/entity/x?${"?".repeat(100_000)}`,
  `${teams}/l/entity/x?${"?a".repeat(50_000)}`,
  `${teams}/l/entity/x?${"a&".repeat(50_000)}`,
  `${teams}/l/entity/x?context=${"[".repeat(100_000)}`,
  `${teams}/l/entity/x?context=${"%25".repeat(33_000)}`,
  `${teams}/l/entity/x?label=${"%".repeat(100_000)}`,
  `${teams}/l/entity/x?label=${"+".repeat(100_000)}`,
  `${" ".repeat(100_000)}x`,
  `msteams:${"/".repeat(100_000)}`,
])("long texts are read at once", (long) => {
  const start = performance.now();
  parseDeepLink(long);
  expect(performance.now() - start).toBeLessThan(10_000);
});
