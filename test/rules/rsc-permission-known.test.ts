import { describe, expect, test } from "vitest";
import rule from "../../rules/rsc-permission-known.js";
import { check, diagnose, soundManifest } from "../check.js";

const AT = "/authorization/permissions/resourceSpecific/0";
const asks = (name: unknown, type: unknown = "Application") =>
  soundManifest({ authorization: { permissions: { resourceSpecific: [{ name, type }] } } });
const asksOld = (name: string) =>
  soundManifest({
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.10/MicrosoftTeams.schema.json",
    manifestVersion: "1.10",
    authorization: undefined,
    webApplicationInfo: {
      id: "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02",
      applicationPermissions: [name],
    },
  });

describe("passes", () => {
  test.each([
    ["a permission for users", asks("TeamsActivity.Send.User")],
    ["a permission for chats", asks("TeamsActivity.Send.Chat")],
    ["a permission for teams", asks("TeamsActivity.Send.Group")],
    ["the old form", asksOld("TeamsActivity.Send.Group")],
    ["permissions of other kinds", asks("ChannelMeetingStage.Write.Group", "Delegated")],
    ["a name filled in later", asks("TeamsActivity.Send.${{SCOPE}}")],
    ["a type filled in later", asks("TeamsActivity.Send.User", "${{TYPE}}")],
    ["a type that the schema refuses", asks("TeamsActivity.Send.User", "application")],
    ["no permissions", soundManifest({ authorization: undefined })],
  ])("%s", (_, manifest) => {
    expect(check(rule, { manifest })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      asks("TeamsActivity.Send"),
      `${AT}/name: "TeamsActivity.Send" is a permission for the whole tenant, not a resource-specific one`,
    ],
    [
      asks("TeamsAppInstallation.ReadWriteSelfForUser.All", "Delegated"),
      `${AT}/name: "TeamsAppInstallation.ReadWriteSelfForUser.All" is a permission for the whole tenant, not a resource-specific one`,
    ],
    [
      asks("TeamsActivity.Send.Team"),
      `${AT}/name: there is no permission "TeamsActivity.Send.Team"`,
    ],
    [asks("TeamsActivity.Read"), `${AT}/name: there is no permission "TeamsActivity.Read"`],
    [
      asks("teamsactivity.send.user"),
      `${AT}/name: the permission "teamsactivity.send.user" is spelt "TeamsActivity.Send.User"`,
    ],
    [
      asks("TeamsActivity.Send.User", "Delegated"),
      `${AT}/type: "TeamsActivity.Send.User" has the type "Delegated", which this permission has not`,
    ],
    [
      asksOld("TeamsActivity.Send.Team"),
      '/webApplicationInfo/applicationPermissions/0: there is no permission "TeamsActivity.Send.Team"',
    ],
  ])("%#", (manifest, message) => {
    expect(check(rule, { manifest })).toEqual([message]);
  });

  test.each([
    ["TeamsActivity.Send.Team", 'write "TeamsActivity.Send.Group"'],
    ["TeamsActivity.Sent.User", 'write "TeamsActivity.Send.User"'],
    [
      "TeamsActivity.Manage",
      'use one of "TeamsActivity.Send.User", "TeamsActivity.Send.Chat", "TeamsActivity.Send.Group"',
    ],
  ])("help for %s", (name, help) => {
    expect(diagnose(rule, { manifest: asks(name) })[0]?.help).toBe(help);
  });

  test("fixes case and type, and both are safe", () => {
    const found = diagnose(rule, { manifest: asks("teamsActivity.send.chat", "Delegated") });
    expect(found.map(({ fix }) => fix)).toMatchObject([
      { unsafe: false, edits: [{ text: '"TeamsActivity.Send.Chat"' }] },
      { unsafe: false, edits: [{ text: '"Application"' }] },
    ]);
  });

  test("offers no fix that would change the permission", () => {
    expect(diagnose(rule, { manifest: asks("TeamsActivity.Sent.User") })[0]?.fix).toBeUndefined();
  });
});
