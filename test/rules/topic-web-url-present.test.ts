import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-web-url-present.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const webUrl = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home";
const about = (topic: unknown, parts: object = {}) => soundBody({ topic, ...parts });
const text = { source: "text", value: "Tasks" };

describe("passes", () => {
  test.each([
    ["a link", about({ ...text, webUrl })],
    [
      "an entity without a link",
      about({ source: "entityUrl", value: "https://graph.microsoft.com/v1.0/teams/1" }),
    ],
    ["a link filled in later", about({ ...text, webUrl: "{{link}}" })],
    ["no source", about({ value: "Tasks" })],
    ["a source filled in later", about({ source: "{{source}}", value: "Tasks" })],
    ["a link of a wrong type", about({ ...text, webUrl: 5 })],
    ["a link of a wrong name", about({ ...text, weburl: webUrl })],
    ["a link of a made-up name", about({ ...text, deepLink: webUrl })],
    ["a link at a wrong place", about(text, { webUrl })],
    ["the 2020 form", about({ type: "rawText", value: "Tasks", targetUrl: webUrl })],
    ["the 2020 form of the link alone", about({ ...text, targetUrl: webUrl })],
    ["a broken text that may hold it", '{"activityType":"a","topic":{"source":"text","value":"a",'],
  ])("%s", (_, request) => {
    expect(check(rule, { request })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [about(text), '/topic: the topic has source "text" but no webUrl'],
    [
      about({ ...text, webUrl: "  " }),
      '/topic/webUrl: the topic has source "text", but its webUrl is blank',
    ],
    [
      about({ ...text, webUrl: null }),
      '/topic/webUrl: the topic has source "text", but its webUrl is blank',
    ],
    [about({ ...text, source: "TEXT" }), '/topic: the topic has source "text" but no webUrl'],
  ])("%#", (request, message) => {
    expect(check(rule, { request })).toEqual([message]);
  });

  const GOV = "https://dod-graph.microsoft.us/v1.0/chats/1/sendActivityNotification";
  test.each([
    ["without a manifest", {}, "https://teams.microsoft.com/l/entity/<app id>/<tab entity id>"],
    ["to the first tab", { manifest: soundManifest() }, webUrl],
    [
      "with the catalog id",
      { manifest: soundManifest(), catalogId: "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03" },
      "https://teams.microsoft.com/l/entity/c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03/home",
    ],
    [
      "in the request's cloud",
      { url: GOV },
      "https://dod.teams.microsoft.us/l/entity/<app id>/<tab entity id>",
    ],
    [
      "without a tab whose id would want encoding",
      { manifest: soundManifest({ staticTabs: [{ entityId: "\ud800" }] }) },
      "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/<tab entity id>",
    ],
  ])("the help has a link %s", (_, given, link) => {
    const [found] = diagnose(rule, { request: about(text), ...given });
    expect(found?.help).toBe(`give webUrl the Teams deep link that a click opens: ${link}`);
  });
});
