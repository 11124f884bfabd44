import { describe, expect, test } from "vitest";
import rule from "../../rules/template-parameters-known.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const manifest = (templateText: unknown, parts: object = {}) =>
  soundManifest({
    activities: { activityTypes: [{ type: "taskCreated", description: "d", templateText }] },
    ...parts,
  });
const sends = (...names: unknown[]) =>
  soundBody({ templateParameters: names.map((name) => ({ name, value: "v" })) });

describe("passes", () => {
  test.each([
    ["what the template has", manifest("{actor} {a} {b}"), sends("a", "b")],
    ["a name filled in later", manifest("{a}"), sends("a", "{{b}}")],
    ["any name while the template has a hole", manifest("{a} ${{REST}}"), sends("a", "z")],
    ["any name while the template has a mistake", manifest("{a} {b"), sends("a", "z")],
    ["an undeclared type", manifest("{a}"), { ...sends("z"), activityType: "other" }],
    ["the reserved type", manifest("{a}"), { ...sends("z"), activityType: "systemDefault" }],
    ["actor, for another rule", manifest("{a}"), sends("a", "actor", "Actor")],
    ["white space inside of the braces", manifest("{ a }"), sends("a")],
    ["no list", manifest("{a}"), soundBody({ templateParameters: null })],
  ])("%s", (_, given, request) => {
    expect(check(rule, { manifest: given, request })).toEqual([]);
  });

  test("a name that only a translation has", () => {
    const localizationInfo = {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "de", file: "de.json" }],
    };
    const languages = { "de.json": { "activities.activityTypes[0].templateText": "{a} {b}" } };
    const given = { manifest: manifest("{a}", { localizationInfo }), languages };
    expect(check(rule, { ...given, request: sends("a", "b") })).toEqual([]);
  });
});

describe("fails", () => {
  const at = (index: number) => `/templateParameters/${index}/name`;

  test.each([
    ["a foreign name", sends("a", "zzz")],
    ["a foreign name twice, of which another rule tells", sends("a", "zzz", "zzz")],
  ])("%s", (_, request) => {
    expect(check(rule, { manifest: manifest("{a}"), request })).toEqual([
      `${at(1)}: parameter "zzz" is not in the template of activity type "taskCreated"`,
    ]);
  });

  test("a difference in case instead of the right name", () => {
    expect(
      check(rule, { manifest: manifest("{taskId} {b}"), request: sends("b", "taskID") }),
    ).toEqual([`error ${at(1)}: parameter "taskID" differs in case from "taskId" in the template`]);
  });

  test("a difference in case beside the right name", () => {
    expect(
      check(rule, { manifest: manifest("{taskId}"), request: sends("taskId", "taskID") }),
    ).toEqual([
      `${at(1)}: parameter "taskID" is not in the template of activity type "taskCreated"`,
    ]);
  });

  test("a slip instead of the right name, even where the template has a hole", () => {
    expect(
      check(rule, { manifest: manifest("{taskId} ${{REST}}"), request: sends("taksId", "z") }),
    ).toEqual([`error ${at(0)}: parameter "taksId" is not in the template, which needs "taskId"`]);
  });

  test("a slip while another name is unknown is no more than foreign", () => {
    expect(
      check(rule, { manifest: manifest("{taskId}"), request: sends("taksId", "{{x}}") }),
    ).toEqual([
      `${at(0)}: parameter "taksId" is not in the template of activity type "taskCreated"`,
    ]);
  });

  test("case alone is mended, and the declaration named", () => {
    const [found] = diagnose(rule, { manifest: manifest("{taskId}"), request: sends("TaskId") });
    expect(found?.fix).toMatchObject({ unsafe: false, edits: [{ text: '"taskId"' }] });
    expect(found?.related).toMatchObject([{ file: "manifest.json", message: "the template text" }]);
    expect(
      diagnose(rule, { manifest: manifest("{taskId}"), request: sends("tasksId") })[0]?.fix,
    ).toBeUndefined();
  });
});
