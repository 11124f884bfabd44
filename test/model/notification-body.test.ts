import { describe, expect, test } from "vitest";
import { isNotificationBody, isNotificationUrl } from "../../src/model/notification-body.js";

describe("a notification body", () => {
  test.each([
    ["topic and activityType", { topic: {}, activityType: "a" }],
    ["an activity type and one more", { activityType: "a", templateParameters: [] }],
    ["a topic of the wrong type beside an activity type", { topic: "x", activityType: "a" }],
    ["a topic and a recipient", { topic: { source: "text" }, recipient: {} }],
    ["the 2020 form", { topic: { type: "rawText", targetUrl: "x" }, previewText: "x" }],
    ["a body with null parts", { activityType: null, topic: {}, chainId: null }],
    ["a body with a misspelt property", { topic: {}, activityType: "a", teamApplicationId: "x" }],
  ])("is %s", (_, value) => expect(isNotificationBody(value)).toBe(true));

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a list", [{ topic: {}, activityType: "a" }]],
    ["a text", '{"topic":{},"activityType":"a"}'],
    ["an activity type alone", { activityType: "a" }],
    ["a message of a queue", { topic: "orders", recipients: ["a"] }],
    ["recipients without topic and activity type", { recipients: [], previewText: {} }],
    ["an Adaptive Card", { type: "AdaptiveCard", activityType: "a", topic: {} }],
    ["a bot's activity", { type: "message", recipient: {}, topic: {} }],
    ["a Teams manifest", { manifestVersion: "1.22", activityType: "a", topic: {} }],
    ["an API description", { openapi: "3.0.0", activityType: "a", topic: {} }],
    ["inherited properties", Object.create({ topic: {}, activityType: "a" })],
  ])("is not %s", (_, value) => expect(isNotificationBody(value)).toBe(false));
});

test.each([
  ["https://graph.microsoft.com/v1.0/teams/1/sendActivityNotification", true],
  ["/teamwork/SENDACTIVITYNOTIFICATIONTORECIPIENTS", true],
  ["/me/teamwork/microsoft.graph.sendActivityNotification", true],
  ["/chats/1/recallActivityNotificationChainForRecipient", true],
  ["/chats/1/markActivityNotificationChainAsInactionable", true],
  ["https://graph.microsoft.com/v1.0/chats/1/messages", false],
  ["/teamwork/activityNotificationOperations/1", false],
  ["", false],
])("%s is a notification URL: %s", (url, expected) => {
  expect(isNotificationUrl(url)).toBe(expected);
});
