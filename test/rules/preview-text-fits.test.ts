import { expect, test } from "vitest";
import rule from "../../rules/preview-text-fits.js";
import { check, soundBody } from "../check.js";

const sends = (content: unknown) => soundBody({ previewText: { content } });

test.each([
  ["150 characters", sends("x".repeat(150))],
  ["150 emoji, which are 300 units", sends("🚢".repeat(150))],
  ["a text filled in later", sends(`${"x".repeat(150)}{{rest}}`)],
  ["a preview filled in later", soundBody({ previewText: "{{preview}}" })],
  ["a text the schema refused", sends(5)],
  ["a misspelt content", soundBody({ previewText: { contents: "x" } })],
  ["a misspelt preview", soundBody({ previewText: undefined, previewtext: { content: "x" } })],
  ["a text of the 2020 form, for another rule", soundBody({ previewText: "x".repeat(200) })],
  ["a broken body", '{ "activityType": "a", "topic": {} "x": 1'],
])("passes: %s", (_, request) => {
  expect(check(rule, { request })).toEqual([]);
});

test.each([
  [
    "151 characters",
    sends("x".repeat(151)),
    "/previewText/content: the preview has 151 characters, and Teams shows the first 150",
  ],
  [
    "151 known characters of a text that goes on",
    sends(`${"x".repeat(100)}{{name}}${"y".repeat(51)}`),
    "/previewText/content: the preview has at least 151 characters, and Teams shows the first 150",
  ],
  [
    "a text that nobody sees",
    sends("\u200b\u00a0"),
    "info /previewText/content: the notification has no preview text",
  ],
  ["an empty text", sends(""), "info /previewText/content: the notification has no preview text"],
  [
    "null for a text",
    sends(null),
    "info /previewText/content: the notification has no preview text",
  ],
  [
    "no text",
    soundBody({ previewText: {} }),
    "info /previewText: the notification has no preview text",
  ],
  [
    "null",
    soundBody({ previewText: null }),
    "info /previewText: the notification has no preview text",
  ],
  [
    "no preview",
    soundBody({ previewText: undefined }),
    "info : the notification has no preview text",
  ],
])("fails: %s", (_, request, expected) => {
  expect(check(rule, { request })).toEqual([expected]);
});
