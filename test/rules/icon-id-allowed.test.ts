import { describe, expect, test } from "vitest";
import rule from "../../rules/icon-id-allowed.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const manifest = (type: object, icons?: unknown, parts: object = {}) =>
  soundManifest({
    activities: {
      activityTypes: [
        { type: "taskCreated", description: "d", templateText: "{actor} {taskId}", ...type },
      ],
      activityIcons: icons,
    },
    ...parts,
  });
const icons = (...ids: unknown[]) => ids.map((id) => ({ id, iconFile: "icon.png" }));
const sends = (iconId: unknown, parts: object = {}) => soundBody({ iconId, ...parts });

describe("passes", () => {
  test.each([
    ["an allowed icon", manifest({ allowedIconIds: ["ship"] }, icons("ship")), sends("ship")],
    ["no icon", manifest({}), sends(undefined)],
    ["null", manifest({}), sends(null)],
    ["an icon filled in later", manifest({ allowedIconIds: ["ship"] }), sends("{{icon}}")],
    [
      "any icon while one that is allowed is unknown",
      manifest({ allowedIconIds: ["${{ICON}}"] }),
      sends("ship"),
    ],
    [
      "any icon while the list is unknown",
      manifest({ allowedIconIds: "${{ICONS}}" }),
      sends("ship"),
    ],
    ["any icon while the list is misspelt", manifest({ allowedIconIDs: ["ship"] }), sends("ship")],
    [
      "any icon in a version without icons",
      manifest({ allowedIconIds: ["ship"] }, undefined, { manifestVersion: "1.21" }),
      sends("ship"),
    ],
    [
      "an allowed icon while one that is declared is unknown",
      manifest({ allowedIconIds: ["ship"] }, icons("${{ICON}}")),
      sends("ship"),
    ],
    ["an undeclared type", manifest({}), sends("ship", { activityType: "other" })],
    [
      "the reserved type, for another rule",
      manifest({}),
      sends("ship", { activityType: "systemDefault" }),
    ],
  ])("%s", (_, given, request) => {
    expect(check(rule, { manifest: given, request })).toEqual([]);
  });

  test("a request without a manifest", () => {
    expect(check(rule, { request: sends("ship") })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      "a type without a list",
      manifest({}),
      'icon id "ship" is sent, but activity type "taskCreated" allows no icons',
    ],
    [
      "an empty list",
      manifest({ allowedIconIds: [] }),
      'icon id "ship" is sent, but activity type "taskCreated" allows no icons',
    ],
    [
      "another icon",
      manifest({ allowedIconIds: ["boat"] }, icons("ship")),
      'icon id "ship" is not among the allowedIconIds of activity type "taskCreated"',
    ],
    [
      "an icon that is allowed and not declared",
      manifest({ allowedIconIds: ["ship"] }, icons("boat")),
      'icon id "ship" is allowed for activity type "taskCreated", but no activity icon has that id',
    ],
    [
      "an icon that is allowed where none is declared",
      manifest({ allowedIconIds: ["ship"] }),
      'icon id "ship" is allowed for activity type "taskCreated", but no activity icon has that id',
    ],
  ])("%s", (_, given, message) => {
    expect(check(rule, { manifest: given, request: sends("ship") })).toEqual([
      `/iconId: ${message}`,
    ]);
  });

  test("the cure, and where the list is", () => {
    const given = {
      manifest: manifest({ allowedIconIds: ["ship", "crane"] }, icons("ship", "crane")),
    };
    const [found] = diagnose(rule, { ...given, request: sends("Ship") });
    expect(found?.help).toBe('did you mean "ship"?');
    expect(found?.related).toMatchObject([
      { file: "manifest.json", message: "the icons it allows" },
    ]);
    expect(diagnose(rule, { ...given, request: sends("truckload") })[0]?.help).toBe(
      'use one of "ship", "crane"',
    );
  });
});
