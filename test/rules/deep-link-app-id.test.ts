import { describe, expect, test } from "vitest";
import rule from "../../rules/deep-link-app-id.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const MANIFEST = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";
const BOT = "77aa6655-4433-4221-9100-ffeeddccbb06";
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const DEFINITION = btoa(`${CATALOG}##1.0.0##Published`);
const INSTALLATION = btoa(`${OTHER}##${CATALOG}`);

const manifest = soundManifest({ bots: [{ botId: BOT, scopes: ["personal"] }] });
const opens = (path: string, parts: object = {}) =>
  soundBody({
    topic: { source: "text", value: "Tasks", webUrl: `https://teams.microsoft.com/l/${path}` },
    ...parts,
  });

describe("passes", () => {
  test.each([
    ["the manifest id", opens(`entity/${MANIFEST}/home`)],
    ["the manifest id in other letters", opens(`entity/${MANIFEST.toUpperCase()}/home`)],
    ["teamsAppId", opens(`entity/${CATALOG}/home`, { teamsAppId: CATALOG })],
    [
      "the manifest id beside a teamsAppId that is wrong itself",
      opens(`app/${MANIFEST}`, { teamsAppId: ENTRA }),
    ],
    ["a teamsAppId under a slip for its name", opens(`app/${CATALOG}`, { teamsAppID: CATALOG })],
    ["any id beside a teamsAppId filled in later", opens(`app/${OTHER}`, { teamsAppId: "{id}" })],
    ["no app id, which is another rule's", opens("entity//home")],
    ["an id filled in later", opens("entity/{teamsAppId}/home")],
    ["a hole in the id", opens("entity/{{prefix}}-0d4c5e6f7a01/home")],
    ["a kind without an app id", opens("message/19:a@thread.v2/1")],
    ["a tab that Teams brings along", opens("entity/com.microsoft.teamspace.tab.planner/mytasks")],
    ["no link", soundBody({ topic: { source: "text", value: "Tasks" } })],
  ])("%s", (_, request) => {
    expect(check(rule, { manifest, request })).toEqual([]);
  });

  test("the configured catalog id, and the manifest id beside it", () => {
    for (const id of [CATALOG, MANIFEST]) {
      expect(check(rule, { manifest, request: opens(`app/${id}`), catalogId: CATALOG })).toEqual(
        [],
      );
    }
  });

  test("a manifest id that is also the Entra app id", () => {
    const one = soundManifest({ id: ENTRA });
    expect(check(rule, { manifest: one, request: opens(`app/${ENTRA}`) })).toEqual([]);
  });

  test("a manifest id that is not known", () => {
    const unknown = soundManifest({ id: "${{TEAMS_APP_ID}}" });
    expect(check(rule, { manifest: unknown, request: opens(`app/${ENTRA}`) })).toEqual([]);
    expect(check(rule, { request: opens(`app/${ENTRA}`) })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [opens(`entity/${ENTRA}/home`), `"${ENTRA}" is the Entra app id, not that of the Teams app`],
    [opens(`task/${BOT}?url=x`), `"${BOT}" is a bot id, not that of the Teams app`],
    [opens(`stage/${DEFINITION}/0`), `"${DEFINITION}" is the id of an app definition`],
    [opens(`entity/${INSTALLATION}/home`), `"${INSTALLATION}" is the id of an installation`],
    [
      opens("entity/3f1c9a52-6b7e-4c0d-9a=1-0d4c5e6f7a01/home"),
      '"3f1c9a52-6b7e-4c0d-9a=1-0d4c5e6f7a01" is no GUID',
    ],
    [opens(`app/%7B${MANIFEST}%7D`), `"{${MANIFEST}}" has more around the GUID`],
  ])("%#", (request, fact) => {
    expect(check(rule, { manifest, request })).toEqual([
      `/topic/webUrl: the deep link's app id ${fact}`,
    ]);
  });

  test("without a manifest, what is no GUID", () => {
    expect(check(rule, { request: opens(`entity/${DEFINITION}/home`) })).toHaveLength(1);
  });

  test.each([
    ["the manifest id", opens(`entity/${ENTRA}/home?a=b`), undefined, MANIFEST],
    ["teamsAppId", opens(`entity/${ENTRA}/home?a=b`, { teamsAppId: OTHER }), undefined, OTHER],
    [
      "the configured catalog id",
      opens(`entity/${ENTRA}/home?a=b`, { teamsAppId: OTHER }),
      CATALOG,
      CATALOG,
    ],
  ])("the fix puts in %s", (_, request, catalogId, cure) => {
    const [found] = diagnose(rule, {
      manifest,
      request,
      ...(catalogId !== undefined && { catalogId }),
    });
    const text = JSON.stringify(`https://teams.microsoft.com/l/entity/${cure}/home?a=b`);
    expect(found?.fix).toMatchObject({ unsafe: true, edits: [{ text }] });
  });

  test("the place in the manifest", () => {
    const [found] = diagnose(rule, { manifest, request: opens(`app/${ENTRA}`) });
    expect(found?.related).toMatchObject([
      { file: "manifest.json", message: "the Entra app id in the manifest" },
    ]);
  });
});

describe("is info", () => {
  test("an id that nobody knows", () => {
    expect(check(rule, { manifest, request: opens(`app/${OTHER}`) })).toEqual([
      `info /topic/webUrl: the deep link's app id "${OTHER}" is neither the manifest id nor teamsAppId`,
    ]);
  });

  test("the id of another app of the run, with the place in its manifest", () => {
    const others = [soundManifest({ id: OTHER })];
    const given = { manifest, request: opens(`app/${OTHER}`), others };
    expect(check(rule, given)).toEqual([
      `info /topic/webUrl: the deep link's app id "${OTHER}" is the manifest id of another app`,
    ]);
    const [found] = diagnose(rule, given);
    expect(found).toMatchObject({ help: `use "${MANIFEST}"`, related: [{ file: "other0.json" }] });
  });

  test("the manifest id while teamsAppId differs", () => {
    const request = opens(`app/${MANIFEST}`, { teamsAppId: CATALOG });
    expect(check(rule, { manifest, request })).toEqual([
      `info /topic/webUrl: the deep link's app id "${MANIFEST}" is the manifest id, but teamsAppId is "${CATALOG}"`,
    ]);
  });
});
