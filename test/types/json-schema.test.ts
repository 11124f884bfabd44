import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { findingsOf } from "../../src/cli/find-apps.js";
import { diskFiles } from "../../src/files/disk.js";
import { findJsonRequests } from "../../src/input/json-requests.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { rawText } from "../../src/json/template.js";
import type { App } from "../../src/model/app.js";
import type { FoundRequest } from "../../src/model/found.js";
import { createApp } from "../../src/run/create-app.js";
import { createGatherer } from "../../src/run/gather.js";
import { createEngine } from "../../src/run/engine.js";
import { activitiesOf } from "../../src/types/activity.js";
import { jsonSchema } from "../../src/types/json-schema.js";
import { whyUnusable } from "../../src/types/unusable.js";
import { isLong } from "../long.js";
import { appOf, declaring, filesBelow, read } from "./apps.js";
import { changesOf, soundRequests } from "./requests.js";

const engine = createEngine(rules);

function schemaOf(app: App) {
  // To make fast code of a schema takes longer than to run it.
  const ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false });
  return ajv.compile(JSON.parse(jsonSchema(activitiesOf(app), "")));
}

function errorsOf(requests: readonly FoundRequest[], app: App) {
  return requests
    .flatMap((request) => engine.checkRequest(request, app))
    .filter(({ severity }) => severity === "error");
}

function requestsIn(value: unknown): readonly FoundRequest[] {
  return findJsonRequests(parseFile(textFile("request.json", JSON.stringify(value)))).requests;
}

const board = appOf(read("fixtures/task-board/appPackage/manifest.json"));
const validate = schemaOf(board);

test("the schema is one of 2020-12, with nothing in it that the dialect does not know", () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  const schema = JSON.parse(jsonSchema(activitiesOf(board), "")) as object;
  expect(ajv.validateSchema(schema)).toBe(true);
  expect(() => ajv.compile(schema)).not.toThrow();
});

describe("what the schema refuses, the linter calls an error", () => {
  test.each(soundRequests)("nothing of a sound request, %#", (request) => {
    expect(requestsIn(request)).not.toEqual([]);
    expect(errorsOf(requestsIn(request), board)).toEqual([]);
    expect(validate(request), JSON.stringify(validate.errors)).toBe(true);
  });

  /** `npm run fuzz` tries every change. */
  const step = isLong ? 1 : 13;

  test("of requests with one thing changed", () => {
    const alarms: string[] = [];
    let count = 0;
    let refused = 0;
    for (const sound of soundRequests) {
      for (const changed of changesOf(sound)) {
        count += 1;
        if (count % step !== 0 || validate(changed)) continue;
        const requests = requestsIn(changed);
        if (requests.length === 0) continue;
        refused += 1;
        if (errorsOf(requests, board).length === 0) alarms.push(JSON.stringify(changed));
      }
    }
    expect(alarms).toEqual([]);
    expect(refused).toBeGreaterThan(count / step / 4);
  });
});

describe("what the schema tells apart", () => {
  const body = soundRequests[0] as object;
  const berth = soundRequests[2] as object;
  const wrong: Record<string, unknown> = {
    "an activity type that is not declared": { ...body, activityType: "taskDone" },
    "an activity type in another case": { ...body, activityType: "TaskAssigned" },
    "a parameter that is missing": { ...body, templateParameters: [] },
    "no list of parameters": { ...body, templateParameters: null },
    "a parameter in another case": {
      ...berth,
      templateParameters: [
        { name: "Berth", value: "7" },
        { name: "vessel", value: "MV Alma" },
      ],
    },
    "a parameter that is there twice": {
      ...body,
      templateParameters: [
        { name: "taskTitle", value: "1" },
        { name: "taskTitle", value: "2" },
      ],
    },
    "an icon of another type": { ...body, iconId: "permit" },
    "an icon where none is allowed": { ...berth, iconId: "crane" },
    "a text without a link": { ...body, topic: { source: "text", value: "x" } },
    "an unknown property": { ...body, teamsAppID: "x" },
    "a recipient without a type": { ...body, recipient: { userId: "jo@example.com" } },
    "101 recipients": {
      ...body,
      recipients: Array.from({ length: 101 }, () => ({
        "@odata.type": "microsoft.graph.aadUserNotificationRecipient",
        userId: "jo@example.com",
      })),
    },
    "a chat without a recipient": { url: "/chats/19:x@thread.v2/sendActivityNotification", body },
    "another method": {
      method: "GET",
      url: "/users/x/teamwork/sendActivityNotification",
      body,
    },
  };
  test.each(Object.keys(wrong))("refuses %s", (what) => {
    expect(validate(wrong[what])).toBe(false);
    expect(errorsOf(requestsIn(wrong[what]), board)).not.toEqual([]);
  });

  const extra = [
    { name: "taskTitle", value: "1" },
    { name: "more", value: "2" },
  ];
  const right: Record<string, unknown> = {
    "a parameter too many, of which the linter warns": { ...body, templateParameters: extra },
    "an activity type that is filled in later": { ...body, activityType: "{{type}}" },
    "parameters that are filled in later": { ...body, templateParameters: "{{parameters}}" },
    "an icon that is null": { ...berth, iconId: null },
    "a source in another case, of which the linter warns": {
      ...body,
      topic: { ...(body as { topic: object }).topic, source: "Text" },
    },
    "a name of a type with #": {
      ...body,
      recipient: {
        "@odata.type": "#microsoft.graph.aadUserNotificationRecipient",
        userId: "jo@example.com",
      },
    },
  };
  test.each(Object.keys(right))("lets %s pass", (what) => {
    expect(validate(right[what]), JSON.stringify(validate.errors)).toBe(true);
    expect(errorsOf(requestsIn(right[what]), board)).toEqual([]);
  });

  test("the types of an app whose names mean something to JavaScript", () => {
    const odd = schemaOf(declaring({ __proto__x: "{constructor}", constructor: "{toString}" }));
    const topic = { source: "text", value: "x", webUrl: "https://teams.microsoft.com/l/app/x" };
    const sent = (name: string) => ({
      topic,
      activityType: "constructor",
      templateParameters: [{ name, value: "x" }],
    });
    expect(odd(sent("toString"))).toBe(true);
    expect(odd(sent("valueOf"))).toBe(false);
  });
});

const cases = ["../shared/cases", "../shared/new-cases"].flatMap((folder) =>
  existsSync(new URL(`../../${folder}`, import.meta.url))
    ? readdirSync(new URL(`../../${folder}`, import.meta.url)).map((name) => `${folder}/${name}`)
    : [],
);

describe.skipIf(cases.length === 0)("acceptance cases", () => {
  test("have no request that the schema alone refuses", () => {
    const alarms: string[] = [];
    let count = 0;
    // `npm run fuzz` takes them all.
    for (const folder of cases.filter((_, index) => isLong || index % 3 === 0)) {
      const gatherer = createGatherer(
        diskFiles(fileURLToPath(new URL(`../../${folder}`, import.meta.url))),
      );
      const found = filesBelow(folder, /\.(?:json|http|rest|ndjson|jsonl|md|har)$/).map((path) =>
        gatherer.read(path.slice(folder.length + 1), true),
      );
      const requests = found.flatMap((file) => file.found?.requests ?? []);
      const [app, ...others] = found.flatMap(({ manifest }) =>
        manifest ? createApp(manifest) : [],
      );
      if (requests.length === 0 || !app || others.length > 0) continue;
      if (whyUnusable(app, findingsOf(app, rules))) continue;
      const isRight = schemaOf(app);
      for (const request of requests) {
        count += 1;
        const { method, url, body } = request;
        const envelope = {
          ...(method && { method: rawText(method.text) }),
          ...(url && { url: rawText(url.text) }),
          body: body.value,
        };
        if (isRight(envelope) || errorsOf([request], app).length > 0) continue;
        alarms.push(`${folder}: ${JSON.stringify(isRight.errors)}`);
      }
    }
    expect(alarms).toEqual([]);
    expect(count).toBeGreaterThan(5);
  });
});
