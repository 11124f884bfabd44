import { describe, expect, test } from "vitest";
import rule from "../../rules/activity-type-declared.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const type = (name: unknown) => ({ type: name, description: "d", templateText: "{actor} did it" });
const declares = (...names: unknown[]) =>
  soundManifest({ activities: { activityTypes: names.map(type) } });
const sends = (activityType: unknown) => soundBody({ activityType });

describe("passes", () => {
  test.each([
    ["a declared type", declares("taskCreated", "taskDone"), sends("taskDone")],
    ["the reserved type", declares(), sends("systemDefault")],
    ["a type filled in later", declares("taskDone"), sends("{{type}}")],
    ["any type while a declared one is unknown", declares("${{TYPE}}"), sends("taskDone")],
    [
      "any type while the list is unknown",
      soundManifest({ activities: "{{activities}}" }),
      sends("taskDone"),
    ],
    [
      "any type while the list of types is unknown",
      soundManifest({ activities: { activityTypes: "{{types}}" } }),
      sends("taskDone"),
    ],
    [
      "any type while the list is misspelt",
      soundManifest({ activites: {}, activities: undefined }),
      sends("a"),
    ],
    [
      "any type while the version knows no activities",
      { ...declares("a"), manifestVersion: "1.6" },
      sends("b"),
    ],
    [
      "any type while the manifest is broken",
      '{ "manifestVersion": "1.22", "developer": {} "id": 1',
      sends("b"),
    ],
    ["a type that the schema refused", declares("taskDone"), sends(5)],
    ["no type, which the schema reports", declares("taskDone"), sends(undefined)],
    ["a request without a manifest", undefined, sends("taskDone")],
  ])("%s", (_, manifest, request) => {
    expect(check(rule, { manifest, request })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      "another type",
      declares("taskCreated"),
      "done",
      'activity type "done" is not declared in the manifest',
    ],
    [
      "a manifest without types",
      soundManifest({ activities: undefined }),
      "done",
      'activity type "done" is not declared in the manifest',
    ],
    [
      "another case",
      declares("taskCreated"),
      "TaskCreated",
      'activity type "TaskCreated" differs in case from "taskCreated"',
    ],
    [
      "the reserved type in another case",
      declares("${{TYPE}}"),
      "systemdefault",
      'activity type "systemdefault" differs in case from "systemDefault"',
    ],
    [
      "another type beside one with an unknown property",
      soundManifest({ activities: { activityTypes: [{ ...type("taskCreated"), icon: "x" }] } }),
      "done",
      'activity type "done" is not declared in the manifest',
    ],
  ])("%s", (_, manifest, sent, message) => {
    expect(check(rule, { manifest, request: sends(sent) })).toEqual([`/activityType: ${message}`]);
  });

  test.each([
    [declares("taskCreated", "taskDone"), "taskCreate", 'did you mean "taskCreated"?'],
    [
      declares("a1", "b1"),
      "unlike",
      'use one of "a1", "b1", or add it to activities.activityTypes in the manifest',
    ],
    [
      declares(),
      "unlike",
      'add it to activities.activityTypes in the manifest, or send it as "systemDefault"',
    ],
  ])("the cure %#", (manifest, sent, help) => {
    expect(diagnose(rule, { manifest, request: sends(sent) })[0]?.help).toBe(help);
  });

  test("a difference in case has a fix and names the declaration", () => {
    const [found] = diagnose(rule, {
      manifest: declares("taskCreated"),
      request: sends("TASKCREATED"),
    });
    expect(found?.fix).toMatchObject({ unsafe: false, edits: [{ text: '"taskCreated"' }] });
    expect(found?.related).toMatchObject([{ file: "manifest.json", message: "declared here" }]);
  });
});
