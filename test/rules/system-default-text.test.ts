import { describe, expect, test } from "vitest";
import rule from "../../rules/system-default-text.js";
import { check, diagnose, soundBody } from "../check.js";

const text = (value: unknown, name: unknown = "systemDefaultText") => ({ name, value });
const sends = (templateParameters: unknown, parts: object = {}) =>
  soundBody({ activityType: "systemDefault", templateParameters, ...parts });

describe("passes", () => {
  test.each([
    ["one line of text", sends([text("Your order #4711 * 2 is ready [see board] - a_b_c")])],
    ["a value filled in later", sends([text("{{text}}")])],
    ["a name filled in later", sends([text("v", "{{name}}")])],
    ["a list filled in later", sends("{{parameters}}")],
    ["a list the schema refused", sends({ systemDefaultText: "x" })],
    ["a value the schema refused", sends([text(5)])],
    ["a misspelt list", { ...sends(undefined), templateParams: [] }],
    ["an icon that is null", sends([text("v")], { iconId: null })],
    ["another activity type", soundBody({ iconId: "x" })],
    ["a broken body", '{ "activityType": "systemDefault", "topic": {} "x": 1'],
  ])("%s", (_, request) => {
    expect(check(rule, { request })).toEqual([]);
  });
});

describe("fails", () => {
  const missing = 'activity type "systemDefault" is sent without its parameter "systemDefaultText"';
  const alone = 'is sent, but "systemDefault" takes "systemDefaultText" alone';

  test.each([
    ["no list", sends(undefined), [`: ${missing}`]],
    ["null for a list", sends(null), [`/templateParameters: ${missing}`]],
    ["an empty list", sends([]), [`/templateParameters: ${missing}`]],
    [
      "another name",
      sends([text("v", "title")]),
      [`/templateParameters/0/name: parameter "title" ${alone}`],
    ],
    [
      "a further name",
      sends([text("v", "title"), text("v")]),
      [`/templateParameters/0/name: parameter "title" ${alone}`],
    ],
    [
      "the text twice",
      sends([text("v"), text("w")]),
      ['/templateParameters/1/name: parameter "systemDefaultText" is sent twice'],
    ],
    [
      "a blank text",
      sends([text(" ")]),
      ['/templateParameters/0/value: the value of "systemDefaultText" is blank'],
    ],
    [
      "no text",
      sends([text(null)]),
      ['/templateParameters/0/value: the value of "systemDefaultText" is blank'],
    ],
    [
      "a line break",
      sends([text("a\nb {{c}}")]),
      ['warning /templateParameters/0/value: the value of "systemDefaultText" holds a line break'],
    ],
    [
      "Markdown",
      sends([text("a **bold** word")]),
      ['warning /templateParameters/0/value: the value of "systemDefaultText" holds Markdown'],
    ],
    [
      "an icon",
      sends([text("v")], { iconId: "ship" }),
      ['/iconId: icon id "ship" is sent, but "systemDefault" allows no icons'],
    ],
  ])("%s", (_, request, expected) => {
    expect(check(rule, { request })).toEqual(expected);
  });

  test("the first wrong name is the one to rename", () => {
    const found = diagnose(rule, { request: sends([text("v", "title"), text("v", "body")]) });
    expect(found.map(({ help }) => help)).toEqual(['name it "systemDefaultText"', "leave it out"]);
  });
});

test.each([
  [
    sends(undefined),
    'add { "name": "systemDefaultText", "value": "…" } to templateParameters: the text to show',
  ],
  [sends([text(" ")]), "write the text to show"],
  [sends([text("a\nb")]), "write one line of plain text; more can stand in previewText.content"],
  [
    sends([text("a")], { iconId: "x" }),
    "leave iconId out, or use an activity type of the manifest that has allowedIconIds",
  ],
])("the cure of %j", (request, help) => {
  expect(diagnose(rule, { request }).map((found) => found.help)).toEqual([help]);
});
