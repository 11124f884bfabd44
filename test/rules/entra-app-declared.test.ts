import { describe, expect, test } from "vitest";
import rule from "../../rules/entra-app-declared.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const without = { webApplicationInfo: undefined, authorization: undefined };
const silent = { ...without, activities: undefined };
const OLD = "https://developer.microsoft.com/json-schemas/teams/v1.3/MicrosoftTeams.schema.json";

describe("passes", () => {
  test.each([
    ["an id", soundManifest()],
    ["an app that sends nothing", soundManifest(silent)],
    [
      "an empty list of activity types",
      soundManifest({ ...silent, activities: { activityTypes: [] } }),
    ],
    [
      "a permission of another kind",
      soundManifest({ ...silent, authorization: permission("Member.Read.Group") }),
    ],
    ["an id filled in later", soundManifest({ webApplicationInfo: { id: "${{ENTRA_ID}}" } })],
    ["an id that a person fills in", soundManifest({ webApplicationInfo: { id: "<App_Id>" } })],
    ["what the schema reports: an empty id", soundManifest({ webApplicationInfo: { id: "" } })],
    [
      "what the schema reports: no id",
      soundManifest({ webApplicationInfo: { resource: "api://x" } }),
    ],
    ["what the schema reports: a wrong type", soundManifest({ webApplicationInfo: 5 })],
    [
      "what the schema reports: a wrong name",
      soundManifest({ ...without, webapplicationinfo: {} }),
    ],
    [
      "what the schema reports: an old version",
      soundManifest({ $schema: OLD, manifestVersion: "1.3" }),
    ],
  ])("%s", (_, manifest) => {
    expect(check(rule, { manifest })).toEqual([]);
  });

  test("a version that has no such property, with requests", () => {
    const manifest = soundManifest({ $schema: OLD, manifestVersion: "1.3" });
    expect(check(rule, { manifest, request: soundBody() })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    ["activity types", soundManifest(without), undefined, "activity types are declared"],
    [
      "a permission",
      soundManifest({ ...silent, authorization: permission("TeamsActivity.Send.User") }),
      undefined,
      '"TeamsActivity.Send.User" is declared',
    ],
    ["a request", soundManifest(silent), soundBody(), "1 request belongs to this app"],
  ])("%s", (_, manifest, request, why) => {
    expect(check(rule, { manifest, ...(request && { request }) })).toEqual([
      `: ${why}, but the manifest has no webApplicationInfo.id`,
    ]);
  });

  test("the help names the sender where it is known", () => {
    const senderId = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
    const [found] = diagnose(rule, { manifest: soundManifest(without), senderId });
    expect(found?.help).toContain(`"${senderId}" (from the configuration)`);
  });
});

function permission(name: string) {
  return { permissions: { resourceSpecific: [{ name, type: "Application" }] } };
}
