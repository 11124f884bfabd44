import { describe, expect, test } from "vitest";
import rule from "../../rules/sender-is-entra-app.js";
import { check, soundManifest } from "../check.js";

const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const SENDER = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
const SHAREPOINT = "00000003-0000-0ff1-ce00-000000000000";
const withId = (id: string) => soundManifest({ webApplicationInfo: { id, resource: "api://x" } });
const silent = { activities: undefined, authorization: undefined };

describe("passes", () => {
  test.each([
    ["the same id", soundManifest(), ENTRA],
    ["the same id in other letters", soundManifest(), ENTRA.toUpperCase()],
    ["a sender that nobody knows", soundManifest(), undefined],
    ["a sender that is no GUID", soundManifest(), "<client id>"],
    ["an id filled in later", withId("${{ENTRA_ID}}"), SENDER],
    ["an id that entra-app-id-real reports", withId(SHAREPOINT), SENDER],
    [
      "no id, which entra-app-declared reports",
      soundManifest({ webApplicationInfo: undefined }),
      SENDER,
    ],
    ["an app that sends nothing", soundManifest(silent), SENDER],
  ])("%s", (_, manifest, senderId) => {
    expect(check(rule, { manifest, ...(senderId !== undefined && { senderId }) })).toEqual([]);
  });
});

test("fails where another app sends", () => {
  expect(check(rule, { manifest: soundManifest(), senderId: SENDER })).toEqual([
    `/webApplicationInfo/id: the manifest names the Entra app "${ENTRA}", but "${SENDER}" sends (the configuration)`,
  ]);
});

test("shows the value that the environment gave", () => {
  const given = { manifest: withId("${{ENTRA_ID}}"), env: { ENTRA_ID: ENTRA }, senderId: SENDER };
  expect(check(rule, given)).toEqual([
    `/webApplicationInfo/id: the manifest names the Entra app "${ENTRA}", but "${SENDER}" sends (the configuration) (from "\${{ENTRA_ID}}")`,
  ]);
});
