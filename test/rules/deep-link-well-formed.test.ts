import { describe, expect, test } from "vitest";
import rule from "../../rules/deep-link-well-formed.js";
import { check, diagnose, soundBody } from "../check.js";

const APP = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const opens = (path: string) =>
  soundBody({
    topic: { source: "text", value: "Tasks", webUrl: `https://teams.microsoft.com/l/${path}` },
  });
const encoded = encodeURIComponent('{"subEntityId":"42"}');

describe("passes", () => {
  test.each([
    `entity/${APP}/home`,
    `entity/${APP}`,
    `entity/${APP}/home?context=${encoded}&label=Task%2042`,
    `entity/${APP}/home?context={context}`,
    `entity/{{appId}}/home?context={{context}}`,
    "entity/not-a-guid/home",
    'message/19:a@thread.v2/1?context={"contextType":"chat"}',
    "chat/0/0?users=joe+test@contoso.com",
    "something/else?context=x",
  ])("%s", (path) => {
    expect(check(rule, { request: opens(path) })).toEqual([]);
  });

  test("a link that is none of Teams", () => {
    const request = soundBody({
      topic: { source: "text", value: "a", webUrl: "https://a.b/?x?y=+%" },
    });
    expect(check(rule, { request })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    ["entity//home", "the deep link has no app id", 'the form is "/l/entity/<app id>/<entity id>"'],
    [
      "message/19:a@thread.v2",
      "the deep link has no message id",
      'the form is "/l/message/<channel or chat id>/<message id>"',
    ],
    [
      `entity/${APP}/home?context={"subEntityId":"42"}`,
      "the deep link has a context that is not URL-encoded",
      `write "context=${encoded}"`,
    ],
    [
      `entity/${APP}/home?context=${encodeURIComponent(encoded)}`,
      "the deep link has a context that is URL-encoded twice",
      `write "context=${encoded}"`,
    ],
    [
      `entity/${APP}/home?context=42`,
      'the deep link has the context "42", which is no JSON object',
      'write an object such as {"subEntityId":"42"}, URL-encoded',
    ],
    [
      `entity/${APP}/home?label=a?context=${encoded}`,
      'the deep link has a second question mark, in "?context="',
      'write "&context="',
    ],
    [
      `entity/${APP}/home?label=Task+42`,
      'the deep link has "+" for a space, in "label=Task+42"',
      'write "label=Task%2042"',
    ],
    [
      `entity/${APP}/home?tenantId=50%`,
      'the deep link has a "%" that begins no escape, in "tenantId=50%"',
      'write "tenantId=50%25"',
    ],
    [
      `entity/${APP}/home?context=%7B%22subEntityId%22%3A%2242%22%7D%ZZ`,
      'the deep link has a "%" that begins no escape, in "context=%7B%22subEntityId%22%3A%2242%22%7D%ZZ"',
      'write "context=%7B%22subEntityId%22%3A%2242%22%7D%25ZZ"',
    ],
    [
      'message/19:a@thread.v2/1?context={"contextType":"%ZZ"}',
      'the deep link has a "%" that begins no escape, in "context={\\"contextType\\":\\"%ZZ\\"}"',
      'write "context={\\"contextType\\":\\"%25ZZ\\"}"',
    ],
    [
      `entity/${APP}/ho%ZZme`,
      'the deep link has a "%" that begins no escape, in "ho%ZZme"',
      'write "ho%25ZZme"',
    ],
    [
      `entity/${APP}/home?label=Gr%FC%DFe`,
      'the deep link has an escape that is no UTF-8, in "label=Gr%FC%DFe"',
      'write "label=Gr%C3%BC%C3%9Fe"',
    ],
    [
      `entity\\${APP}\\home`,
      "the deep link has a form that browsers alone read as a link to Teams",
      `write "https://teams.microsoft.com/l/entity/${APP}/home"`,
    ],
    [
      `entity//home?label=Task+42`,
      'the deep link has no app id and has "+" for a space, in "label=Task+42"',
      'the form is "/l/entity/<app id>/<entity id>"; write "label=Task%2042"',
    ],
  ])("%s", (path, message, help) => {
    expect(check(rule, { request: opens(path) })).toEqual([`/topic/webUrl: ${message}`]);
    expect(diagnose(rule, { request: opens(path) })[0]?.help).toBe(help);
  });
});
