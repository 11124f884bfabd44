import { describe, expect, test } from "vitest";
import rule from "../../rules/entra-app-id-real.js";
import { check, soundBody, soundManifest } from "../check.js";

const SHAREPOINT = "00000003-0000-0ff1-ce00-000000000000";
const GRAPH = "00000003-0000-0000-C000-000000000000";
const ZEROS = "00000000-0000-0000-0000-000000000000";

const withId = (id: string, parts: object = {}) =>
  soundManifest({ webApplicationInfo: { id, resource: "api://x" }, ...parts });
const silent = { activities: undefined, authorization: undefined };

describe("passes", () => {
  test.each([
    ["an own id", soundManifest()],
    ["a placeholder", withId("${{ENTRA_ID}}")],
    [
      "SharePoint's id in an app that sends nothing, as its documentation has it",
      withId(SHAREPOINT, silent),
    ],
    ["no id", soundManifest({ webApplicationInfo: undefined })],
  ])("%s", (_, manifest) => {
    expect(check(rule, { manifest })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      withId(SHAREPOINT),
      "is the Entra app of SharePoint itself, which cannot send this app's notifications",
    ],
    [
      withId(GRAPH),
      "is the Entra app of Microsoft Graph itself, which cannot send this app's notifications",
    ],
    [withId(ZEROS), "is all zeros, which is the id of no Entra app"],
  ])("%#", (manifest, fact) => {
    const { id } = manifest["webApplicationInfo"] as { id: string };
    expect(check(rule, { manifest })).toEqual([`/webApplicationInfo/id: "${id}" ${fact}`]);
  });

  test("an app with requests alone", () => {
    const given = { manifest: withId(ZEROS, silent), request: soundBody() };
    expect(check(rule, given)).toHaveLength(1);
  });
});
