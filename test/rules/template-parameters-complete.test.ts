import { describe, expect, test } from "vitest";
import rule from "../../rules/template-parameters-complete.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const manifest = (templateText: unknown, parts: object = {}) =>
  soundManifest({
    activities: { activityTypes: [{ type: "taskCreated", description: "d", templateText }] },
    ...parts,
  });
const sends = (...names: unknown[]) =>
  soundBody({ templateParameters: names.map((name) => ({ name, value: "v" })) });

const german = (templateText: string) => ({
  manifest: manifest("{actor} {a}", {
    localizationInfo: {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "de", file: "de.json" }],
    },
  }),
  languages: { "de.json": { "activities.activityTypes[0].templateText": templateText } },
});

describe("passes", () => {
  test.each([
    ["all in another order", manifest("{actor} {a} {b}"), sends("b", "a")],
    ["more than the template has", manifest("{a}"), sends("a", "z")],
    [
      "a template without parameters",
      manifest("{actor} did it"),
      soundBody({ templateParameters: undefined }),
    ],
    ["white space inside of the braces", manifest("{actor} { a }"), sends("a")],
    ["a name filled in later", manifest("{actor} {a} {b}"), sends("a", "{{name}}")],
    ["a list filled in later", manifest("{a}"), soundBody({ templateParameters: "{{all}}" })],
    [
      "an item the schema refused",
      manifest("{a}"),
      soundBody({ templateParameters: [{ a: "v" }] }),
    ],
    ["a list the schema refused", manifest("{a}"), soundBody({ templateParameters: { a: "v" } })],
    [
      "a misspelt list",
      manifest("{a}"),
      { ...sends(), templateParameters: undefined, templateParams: [] },
    ],
    ["a parameter that a mistake of the template hides", manifest("{actor} {a"), sends()],
    ["a template filled in later", manifest("${{TEXT}}"), sends()],
    ["an undeclared type", manifest("{a}"), { ...sends(), activityType: "other" }],
    ["the reserved type", manifest("{a}"), { ...sends(), activityType: "systemDefault" }],
    ["a name that differs in case, for another rule", manifest("{taskId}"), sends("taskID")],
    ["a name with a slip, for another rule", manifest("{taskId}"), sends("tasksId")],
    ["a broken body", manifest("{a}"), '{ "activityType": "taskCreated", "topic": {} "x": 1'],
  ])("%s", (_, given, request) => {
    expect(check(rule, { manifest: given, request })).toEqual([]);
  });

  test("a parameter that only a translation has", () => {
    expect(check(rule, { ...german("{b}"), request: sends("a") })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    ["one of two", manifest("{actor} {a} {b}"), sends("a"), ["b"], "/templateParameters"],
    ["all", manifest("{actor} {a} {b}"), sends(), ["a", "b"], "/templateParameters"],
    ["no list", manifest("{a}"), soundBody({ templateParameters: undefined }), ["a"], ""],
    [
      "null for a list",
      manifest("{a}"),
      soundBody({ templateParameters: null }),
      ["a"],
      "/templateParameters",
    ],
    [
      "what is known of a template with holes",
      manifest("{actor} {a} ${{REST}}"),
      sends(),
      ["a"],
      "/templateParameters",
    ],
    [
      "names unlike any",
      manifest("{shiftName}"),
      sends("title"),
      ["shiftName"],
      "/templateParameters",
    ],
  ])("%s", (_, given, request, names, at) => {
    expect(check(rule, { manifest: given, request })).toEqual(
      names.map((name) => `${at}: parameter "${name}" of activity type "taskCreated" is not sent`),
    );
  });

  test("a translation that needs what the default text needs", () => {
    expect(check(rule, { ...german("{a}"), request: sends() })).toHaveLength(1);
  });

  test("null for a value", () => {
    const request = soundBody({ templateParameters: [{ name: "a", value: null }] });
    expect(check(rule, { manifest: manifest("{a}"), request })).toEqual([
      '/templateParameters/0/value: parameter "a" of activity type "taskCreated" has no value',
    ]);
  });

  test.each(["", " ", "\u00a0", "\u200b\u2060", "\n\t"])(
    "a blank value is a warning: %j",
    (value) => {
      const request = soundBody({ templateParameters: [{ name: "a", value }] });
      expect(check(rule, { manifest: manifest("{a}"), request })).toEqual([
        'warning /templateParameters/0/value: the value of parameter "a" of activity type "taskCreated" is blank',
      ]);
    },
  );

  test("of the type that was probably meant", () => {
    const request = { ...sends("b"), activityType: "taskCreatd" };
    expect(check(rule, { manifest: manifest("{actor} {a} {b}"), request })).toEqual([
      '/templateParameters: parameter "a" of activity type "taskCreated" is not sent',
    ]);
  });

  test.each(["{actor} {{it}}", "{actor} <it>", "{Actor} {it}", "{actor} {it}}", "{actor} {it} {b"])(
    "what is clear of a template with a mistake: %s",
    (templateText) => {
      expect(check(rule, { manifest: manifest(templateText), request: sends() })).toEqual([
        '/templateParameters: parameter "it" of activity type "taskCreated" is not sent',
      ]);
    },
  );

  test("the cure, and where the template is", () => {
    const [found] = diagnose(rule, { manifest: manifest("{a}"), request: sends() });
    expect(found?.help).toBe('add { "name": "a", "value": "…" } to templateParameters');
    expect(found?.related).toMatchObject([{ file: "manifest.json" }]);
  });
});
