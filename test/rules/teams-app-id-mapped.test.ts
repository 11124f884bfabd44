import { describe, expect, test } from "vitest";
import rule from "../../rules/teams-app-id-mapped.js";
import { check, diagnose, soundBody, soundManifest, USER_URL } from "../check.js";

const MANIFEST = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";
const BOT = "77aa6655-4433-4221-9100-ffeeddccbb06";
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const DEFINITION = btoa(`${CATALOG}##1.0.0##Published`);
const GRAPH = "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/";

const manifest = soundManifest({ bots: [{ botId: BOT, scopes: ["personal"] }] });
const sends = (teamsAppId: unknown) => soundBody({ teamsAppId });
const about = (id: string, parts: object = {}) =>
  soundBody({ topic: { source: "entityUrl", value: GRAPH + id }, ...parts });
const same = soundManifest({
  id: ENTRA,
  bots: [{ botId: ENTRA, scopes: ["personal"] }],
});

describe("passes", () => {
  test.each([
    ["none", soundBody()],
    ["null", sends(null)],
    ["the id in the catalog, as far as anyone knows", sends(CATALOG)],
    ["a placeholder", sends("{teamsAppId}")],
    ["a hole in it", sends("{{prefix}}-0d4c5e6f7a01")],
    ["an entity with a placeholder", about("{teamsAppId}")],
    ["an entity with the id in the catalog", about(CATALOG)],
    ["what the schema reports", sends(5)],
  ])("%s", (_, request) => {
    expect(check(rule, { manifest, request })).toEqual([]);
  });

  test("the configured catalog id in other letters, and as the Entra app id", () => {
    expect(
      check(rule, { manifest, request: sends(CATALOG.toUpperCase()), catalogId: CATALOG }),
    ).toEqual([]);
    expect(check(rule, { manifest, request: sends(ENTRA), catalogId: ENTRA })).toEqual([]);
  });

  test("a GUID without a manifest", () => {
    expect(check(rule, { request: sends(ENTRA) })).toEqual([]);
  });

  test("the Entra app id where the manifest id is not known", () => {
    const unknown = soundManifest({ id: "${{TEAMS_APP_ID}}" });
    expect(check(rule, { manifest: unknown, request: sends(ENTRA) })).toEqual([]);
  });

  test("an entity that the endpoint does not support", () => {
    const url = "https://graph.microsoft.com/v1.0/chats/19:a@thread.v2/sendActivityNotification";
    expect(check(rule, { manifest, url, request: about(ENTRA) })).toEqual([]);
  });
});

test("the manifest id of another app of the run is named as that", () => {
  const others = [soundManifest({ id: OTHER })];
  expect(check(rule, { manifest, request: sends(OTHER), others })).toEqual([
    `info /teamsAppId: teamsAppId "${OTHER}" is the manifest id of another app`,
  ]);
});

describe("fails", () => {
  test.each([
    [sends(ENTRA), `/teamsAppId: teamsAppId "${ENTRA}" is the Entra app id, not the catalog's`],
    [
      sends(BOT.toUpperCase()),
      `/teamsAppId: teamsAppId "${BOT.toUpperCase()}" is a bot id, not the catalog's`,
    ],
    [sends(""), '/teamsAppId: teamsAppId "" is blank'],
    [sends("my-app"), '/teamsAppId: teamsAppId "my-app" is no GUID'],
    [sends(`{${CATALOG}}`), `/teamsAppId: teamsAppId "{${CATALOG}}" has more around the GUID`],
    [sends(DEFINITION), `/teamsAppId: teamsAppId "${DEFINITION}" is the id of an app definition`],
    [
      about(ENTRA),
      `/topic/value: the entity URL's app id "${ENTRA}" is the Entra app id, not the catalog's`,
    ],
    [about("my-app"), `/topic/value: the entity URL's app id "my-app" is no GUID`],
  ])("%#", (request, message) => {
    expect(check(rule, { manifest, request, url: USER_URL })).toEqual([message]);
  });

  test("both, one finding each", () => {
    expect(check(rule, { manifest, request: about(ENTRA, { teamsAppId: ENTRA }) })).toHaveLength(2);
  });

  test.each([MANIFEST, OTHER, ENTRA])("any other than the configured catalog id: %s", (id) => {
    const given = { manifest, request: sends(id), catalogId: CATALOG };
    const [found] = diagnose(rule, given);
    expect(found).toMatchObject({ severity: "error", help: `use "${CATALOG}"` });
    expect(found?.fix).toMatchObject({ unsafe: true, edits: [{ text: `"${CATALOG}"` }] });
  });

  test("a form that is wrong without a manifest, too", () => {
    expect(check(rule, { request: sends("my-app") })).toHaveLength(1);
  });

  test.each([
    [`${GRAPH}${ENTRA}?$select=id`, `${GRAPH}${CATALOG}?$select=id`],
    [
      `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps('${ENTRA}')`,
      `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps('${CATALOG}')`,
    ],
  ])("the fix of an entity URL keeps the rest of it: %s", (value, text) => {
    const request = soundBody({ topic: { source: "entityUrl", value } });
    const [found] = diagnose(rule, { manifest, request, catalogId: CATALOG });
    expect(found?.fix?.edits).toMatchObject([{ text: JSON.stringify(text) }]);
  });

  test("names the place in the manifest, and offers no fix where the id is not known", () => {
    const [found] = diagnose(rule, { manifest, request: sends(ENTRA) });
    expect(found?.related).toMatchObject([
      { file: "manifest.json", range: { start: { column: 11 } } },
    ]);
    expect(found?.fix).toBeUndefined();
    expect(found?.help).toContain(`externalId eq '${MANIFEST}'`);
  });
});

describe("is info", () => {
  test.each([
    ["the manifest id", manifest, sends(MANIFEST), "/teamsAppId: teamsAppId"],
    [
      "the manifest id in an entity",
      manifest,
      about(MANIFEST),
      "/topic/value: the entity URL's app id",
    ],
    [
      "the manifest id that is also the Entra and the bot id",
      same,
      sends(ENTRA),
      "/teamsAppId: teamsAppId",
    ],
  ])("%s", (_, app, request, start) => {
    const id = app === same ? ENTRA : MANIFEST;
    expect(check(rule, { manifest: app, request })).toEqual([
      `info ${start} "${id}" is the manifest id, and the catalog has the same for a store app only`,
    ]);
  });
});

test.each([
  [OTHER, CATALOG, "is not the configured catalog id"],
  [ENTRA, CATALOG, "not the catalog's"],
  [DEFINITION, OTHER, ""],
])("of %s the configured catalog id is the cure", (id, catalogId, fact) => {
  const [found] = diagnose(rule, { manifest, request: sends(id), catalogId });
  expect(found?.message).toContain(fact);
  expect(found?.fix?.edits[0]?.text).toBe(JSON.stringify(catalogId));
});

test("without a cure the help says where to look", () => {
  const [found] = diagnose(rule, { manifest, request: sends(MANIFEST) });
  expect(found?.help).toContain(`externalId eq '${MANIFEST}'`);
  expect(found?.related).toMatchObject([{ file: "manifest.json" }]);
  const [other] = diagnose(rule, { request: sends("no-guid") });
  expect(other?.help).toContain("externalId eq '<manifest id>'");
});
