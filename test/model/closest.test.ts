import { expect, test } from "vitest";
import { closest } from "../../src/model/closest.js";

const body = [
  "topic",
  "activityType",
  "chainId",
  "previewText",
  "teamsAppId",
  "templateParameters",
  "iconId",
  "recipient",
  "recipients",
];

test.each([
  ["chainID", body, "chainId"],
  ["teamApplicationId", body, "teamsAppId"],
  ["teamAppId", body, "teamsAppId"],
  ["appId", body, "teamsAppId"],
  ["@iconId", body, "iconId"],
  ["recepient", body, "recipient"],
  ["activtyType", body, "activityType"],
  ["tpoic", body, "topic"],
  ["type", body, undefined],
  ["preview", body, "previewText"],
  ["xyz", body, undefined],
  ["", body, undefined],
  ["a", ["b"], undefined],
  ["taskCompleted", ["taskCreated", "taskDone"], undefined],
  ["recipientz", ["recipientx", "recipienty"], "recipientx"],
  ["x".repeat(100_000), body, undefined],
])("the closest to %s", (word, candidates, expected) => {
  expect(closest(word, candidates)).toBe(expected);
});
