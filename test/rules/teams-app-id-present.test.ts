import { describe, expect, test } from "vitest";
import rule from "../../rules/teams-app-id-present.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";
const other = soundManifest({ id: "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d" });
const MESSAGE = "the request has no teamsAppId, but several Teams apps share its Entra app";

describe("passes", () => {
  test.each([
    ["an Entra app that is not shared", soundBody(), []],
    ["a teamsAppId", soundBody({ teamsAppId: CATALOG }), [other]],
    ["a teamsAppId filled in later", soundBody({ teamsAppId: "{{teamsAppId}}" }), [other]],
    ["a blank one, which teams-app-id-mapped reports", soundBody({ teamsAppId: "" }), [other]],
    ["one of a wrong type", soundBody({ teamsAppId: 5 }), [other]],
    ["one of a wrong name", soundBody({ teamApplicationId: CATALOG }), [other]],
  ])("%s", (_, request, others) => {
    expect(check(rule, { manifest: soundManifest(), request, others })).toEqual([]);
  });

  test("Microsoft's own id, which entra-app-id-real reports", () => {
    const parts = { webApplicationInfo: { id: "00000003-0000-0ff1-ce00-000000000000" } };
    const given = {
      manifest: soundManifest(parts),
      others: [soundManifest({ ...parts, id: CATALOG })],
      request: soundBody(),
    };
    expect(check(rule, given)).toEqual([]);
  });

  test("a request without a manifest", () => {
    expect(check(rule, { request: soundBody() })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    ["without teamsAppId", soundBody(), ""],
    ["with null", soundBody({ teamsAppId: null }), "/teamsAppId"],
  ])("%s", (_, request, pointer) => {
    const given = { manifest: soundManifest(), request, others: [other] };
    expect(check(rule, given)).toEqual([`${pointer}: ${MESSAGE}`]);
  });

  test("names the other app, and the catalog id where it is known", () => {
    const given = { manifest: soundManifest(), request: soundBody(), others: [other] };
    const [found] = diagnose(rule, { ...given, catalogId: CATALOG });
    expect(found?.related).toMatchObject([{ file: "other0.json" }]);
    expect(found?.help).toContain(`"${CATALOG}"`);
  });
});
