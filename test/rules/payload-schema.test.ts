import { expect, test } from "vitest";
import { createEngine } from "../../src/run/engine.js";
import { documentAt, parseFile, textFile } from "../../src/json/parse.js";
import rule from "../../rules/payload-schema.js";
import { check, diagnose, soundBody } from "../check.js";

const user = "#microsoft.graph.aadUserNotificationRecipient";

test.each<[string, object | string, string[]]>([
  ["a sound body", {}, []],
  [
    "null for optional parameters",
    { chainId: null, iconId: null, previewText: null, templateParameters: null },
    [],
  ],
  ["annotations", { "@odata.type": "x", topic: { source: "text", "@odata.type": "x" } }, []],
  [
    "unknown values",
    { chainId: "{{$timestamp}}", activityType: "{{type}}", topic: { source: "{{source}}" } },
    [],
  ],
  ["absent topic.value and webUrl are other rules'", { topic: { source: "text" } }, []],
  [
    "the old form is another rule's",
    { topic: { type: "rawText", value: "x" }, previewText: "x", chainID: 5 },
    [],
  ],
  [
    "teamApplicationId",
    { teamApplicationId: "x" },
    ['/teamApplicationId: unknown property "teamApplicationId"'],
  ],
  ["@iconId", { "@iconId": "x" }, ['/@iconId: unknown property "@iconId"']],
  ["webUrl at the top", { webUrl: "x" }, ['/webUrl: unknown property "webUrl"']],
  [
    "a case-only difference",
    { topic: { source: "entityURL" } },
    ['warning /topic/source: "entityURL" differs in case from "entityUrl"'],
  ],
  [
    "no such source",
    { topic: { source: "url" } },
    ['/topic/source: "url" is no value of "topic.source"'],
  ],
  [
    "a misspelt name is not missing too",
    { activitytype: "x", activityType: undefined },
    ['/activitytype: unknown property "activitytype"'],
  ],
  [
    "nothing there",
    { topic: undefined, activityType: undefined },
    [': missing property "activityType"', ': missing property "topic"'],
  ],
  [
    "a number as parameter value",
    { templateParameters: [{ name: "taskId", value: 5 }] },
    [
      '/templateParameters/0/value: "templateParameters[0].value" is the number 5 where a text is expected',
    ],
  ],
  [
    "parameters in short",
    { templateParameters: [{ taskId: "5", user: "x" }] },
    [
      '/templateParameters/0/taskId: "taskId" is a key where a template parameter has "name" and "value"',
    ],
  ],
  [
    "a parameter without value",
    { templateParameters: [{ name: "taskId" }] },
    ['/templateParameters/0: missing property "value" in "templateParameters[0]"'],
  ],
  [
    "parameters as an object",
    { templateParameters: { taskId: "5" } },
    ['/templateParameters: "templateParameters" is an object where a list is expected'],
  ],
  [
    "a chain id as text",
    { chainId: "5" },
    ['/chainId: "chainId" is the text "5" where a whole number is expected'],
  ],
  [
    "a recipient by its type",
    { recipient: { "@odata.type": user, chatId: "x" } },
    ['/recipient/chatId: "chatId" is no property of microsoft.graph.aadUserNotificationRecipient'],
  ],
  [
    "a name that stands for the only missing one",
    { templateParameters: [{ key: "taskId", value: "5" }] },
    ['/templateParameters/0/key: unknown property "key"'],
  ],
  [
    "two unknown names, of which neither stands for the missing one",
    { recipient: { "@odata.type": user, id: "x", mail: "y" } },
    [
      '/recipient/id: unknown property "id"',
      '/recipient/mail: unknown property "mail"',
      '/recipient: missing property "userId" in "recipient"',
    ],
  ],
  ["a recipient without a known type is another rule's", { recipient: { userId: "x" } }, []],
  [
    "a recipient of the list",
    { recipients: [{ "@odata.type": user, userID: "x" }] },
    ['/recipients/0/userID: unknown property "userID"'],
  ],
])("%s", (_name, parts, expected) => {
  expect(check(rule, { request: soundBody(parts as object) }).sort()).toEqual(expected.sort());
});

test("a body that is no object", () => {
  expect(check(rule, { request: "[]" })).toEqual([
    ": the body is a list where an object is expected",
  ]);
});

test("a broken text lacks nothing", () => {
  expect(check(rule, { request: '{ "activityType": "x", }' })).toEqual([]);
  const cut = '{ "activityType": "x", "templateParameters": [{ "name": "taskId", "value": "47';
  expect(check(rule, { request: cut })).toEqual([]);
});

test.each<[object, string, string | undefined]>([
  [{ teamApplicationId: "x" }, 'write "teamsAppId"', '"teamsAppId"'],
  [{ "@iconId": "x" }, 'write "iconId"', '"iconId"'],
  [{ "@iconId": "x", iconId: "x" }, 'remove it: "iconId" is there too', undefined],
  [{ webUrl: "x" }, '"webUrl" belongs in "topic"', undefined],
  [{ userId: "x" }, '"userId" belongs in "recipient"', undefined],
  [{ templateParameters: [{ key: "taskId", value: "5" }] }, 'write "name"', undefined],
  [
    { templateParameters: { taskId: "5", title: "x" } },
    'write a list: [{ "name": "taskId", "value": … }, …]',
    undefined,
  ],
  [
    { templateParameters: { taskId: "5" } },
    'write a list: [{ "name": "taskId", "value": … }]',
    undefined,
  ],
  [
    { templateParameters: { name: "taskId", value: "5" } },
    'write a list: [{ "name": …, "value": … }]',
    undefined,
  ],
  [{ templateParameters: {} }, "write a list: [ … ]", undefined],
  [
    { templateParameter: [], templateParameters: undefined },
    'did you mean "templateParameters"?',
    '"templateParameters"',
  ],
  [{ topic: { source: "entityURL" } }, 'write "entityUrl": case counts', '"entityUrl"'],
  [{ topic: { source: "url" } }, 'expected one of "entityUrl", "text"', undefined],
])("the cure of %j", (parts, help, fix) => {
  const [found] = diagnose(rule, { request: soundBody(parts) });
  expect(found?.help).toBe(help);
  expect(found?.fix?.edits[0]?.text).toBe(fix);
});

test("a shorthand parameter beside another mistake", () => {
  const request = soundBody({ templateParameters: [{ taskId: "5" }], iconId: 3 });
  expect(diagnose(rule, { request }).map(({ help }) => help)).toEqual([
    'write { "name": "taskId", "value": … }',
    'put it in double quotes: "3"',
  ]);
  const [found] = diagnose(rule, { request });
  expect(found?.pointer).toBe("/templateParameters/0/taskId");
  expect(found!.range.end.column - found!.range.start.column).toBe('"taskId"'.length);
});

test.each([
  [{ title: "a", name: "b" }, "/templateParameters/0/title"],
  [{ named: "a" }, "/templateParameters/0/named"],
  [{ itsvalue: "a" }, "/templateParameters/0/itsvalue"],
])("of %j the key is named", (parameter, pointer) => {
  const found = diagnose(rule, { request: soundBody({ templateParameters: [parameter] }) });
  expect(found.map((finding) => finding.pointer)).toContain(pointer);
});

test("a request without a body", () => {
  const document = {
    ...documentAt(parseFile(textFile("a.json", "{}")), "/body"),
    value: undefined,
  };
  const engine = createEngine([rule]);
  const found = engine.checkRequest({ body: document }, undefined);
  expect(found.map(({ message }) => message)).toEqual(["the request has no body"]);
  expect(found[0]?.help).toContain("send a JSON object");
});
