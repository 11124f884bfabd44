import { expect, test } from "vitest";
import rule from "../../rules/payload-current-form.js";
import { check, diagnose, soundBody, USER_URL } from "../check.js";

const form = "the request has the form of the 2020 preview";
const old = {
  activityType: "x",
  topic: { type: "rawText", value: "x", targetUrl: "https://x" },
  previewText: "x",
  chainID: 1,
};
const oldUrl = USER_URL.replace("/teamwork", "");

test.each<[string, { request?: unknown; url?: string }, string[]]>([
  ["the current form", { request: soundBody(), url: USER_URL }, []],
  [
    "a preview text that is filled in later",
    { request: soundBody({ previewText: "{{preview}}" }) },
    [],
  ],
  ["all of the old form, one finding", { request: old }, [`/topic/type: ${form}: topic.type`]],
  [
    "a text as previewText",
    { request: soundBody({ previewText: "x" }) },
    [`/previewText: ${form}: a text as previewText`],
  ],
  ["chainID", { request: soundBody({ chainID: 5 }) }, [`/chainID: ${form}: chainID`]],
  [
    "source rawText",
    { request: soundBody({ topic: { source: "rawText", value: "x" } }) },
    [`/topic/source: ${form}: "rawText"`],
  ],
  [
    "the path without /teamwork",
    { request: soundBody(), url: oldUrl },
    [`request.http: ${form}: a path without /teamwork`],
  ],
])("%s", (_name, given, expected) => {
  expect(check(rule, given)).toEqual(expected);
});

test("the help lists all that changes, and the fix changes it", () => {
  const [found] = diagnose(rule, { request: old });
  expect(found?.help).toBe(
    'topic.type is now topic.source; "rawText" is now "text"; topic.targetUrl is now topic.webUrl; a text as previewText is now { "content": … }; chainID is now chainId',
  );
  expect(found?.fix?.edits.map(({ text }) => text)).toEqual([
    '"source"',
    '"text"',
    '"webUrl"',
    '{"content":"x"}',
    '"chainId"',
  ]);
});

test("a name that is there in both forms is left to a person", () => {
  const [found] = diagnose(rule, { request: soundBody({ chainID: 5, chainId: 6 }) });
  expect(found?.fix).toBeUndefined();
});

test("the fix of the path", () => {
  const [found] = diagnose(rule, { request: soundBody(), url: oldUrl });
  expect(found?.fix?.edits[0]?.text).toBe(USER_URL);
});
