import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-value-present.js";
import { check, diagnose, soundBody } from "../check.js";

const webUrl = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home";
const about = (topic: unknown) => soundBody({ topic });

describe("passes", () => {
  test.each([
    ["words", about({ source: "text", value: "Tasks", webUrl })],
    [
      "a Graph URL as an entity",
      about({ source: "entityUrl", value: "https://graph.microsoft.com/v1.0/teams/{id}" }),
    ],
    ["another URL as words", about({ source: "text", value: "https://contoso.com", webUrl })],
    [
      "words that begin with a host",
      about({ source: "text", value: "graph.microsoft.com is down", webUrl }),
    ],
    ["a value filled in later", about({ source: "text", value: "{{topic}}", webUrl })],
    ["no topic, which the schema reports", soundBody({ topic: undefined })],
    ["a value of a wrong type", about({ source: "text", value: 5, webUrl })],
    ["a value of a wrong name", about({ source: "text", Value: "Tasks", webUrl })],
    ["a value of a made-up name", about({ source: "text", title: "Tasks", webUrl })],
    ["a broken text that may hold it", '{"activityType":"a","topic":{"source":"text",'],
  ])("%s", (_, request) => {
    expect(check(rule, { request })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [about({ source: "text", webUrl }), "/topic: the topic has no value"],
    [about({ source: "entityUrl" }), "/topic: the topic has no value"],
    [about({ source: "text", value: " \t", webUrl }), "/topic/value: the topic's value is blank"],
    [about({ source: "entityUrl", value: "" }), "/topic/value: the topic's value is blank"],
    [about({ source: "text", value: null, webUrl }), "/topic/value: the topic's value is blank"],
  ])("%#", (request, message) => {
    expect(check(rule, { request })).toEqual([message]);
  });

  test.each([
    "https://graph.microsoft.com/v1.0/teams/1",
    "https://Graph.Microsoft.us/beta/chats/{chatId}",
  ])("warns of a Graph URL as words: %s", (value) => {
    expect(check(rule, { request: about({ source: "text", value, webUrl }) })).toEqual([
      `warning /topic/value: the topic has source "text", but its value is the Graph URL "${value}"`,
    ]);
  });
});

test.each([
  [{ source: "text", webUrl }, "add the words that name what the notification is about"],
  [{ source: "entityUrl" }, "add the Graph URL of what the notification is about"],
  [
    { source: "text", value: "https://graph.microsoft.com/v1.0/teams/x", webUrl },
    'set source to "entityUrl", or write words for people to read',
  ],
])("the cure of %j", (topic, help) => {
  expect(diagnose(rule, { request: about(topic) }).map((found) => found.help)).toEqual([help]);
});

test("words with a Graph URL among them", () => {
  const value = "see https://graph.microsoft.com/v1.0/teams/x";
  expect(check(rule, { request: about({ source: "text", value, webUrl }) })).toEqual([]);
});
