import { describe, expect, test } from "vitest";
import rule from "../../rules/entra-app-unshared.js";
import { check, diagnose, soundManifest } from "../check.js";

const SHARED = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const other = (id: string, entraId = SHARED) =>
  soundManifest({ id, webApplicationInfo: { id: entraId, resource: "api://x" } });
const SECOND = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const THIRD = "1b2c3d4e-5f6a-4b7c-8d9e-0f1a2b3c4d5e";
const SHAREPOINT = "00000003-0000-0ff1-ce00-000000000000";

describe("passes", () => {
  test.each([
    ["one app", soundManifest(), []],
    ["the same app twice", soundManifest(), [soundManifest()]],
    ["other Entra apps", soundManifest(), [other(SECOND, THIRD)]],
    ["a placeholder", other(THIRD, "${{ENTRA_ID}}"), [other(SECOND, "${{ENTRA_ID}}")]],
    [
      "Microsoft's own id, whose cause is another",
      other(THIRD, SHAREPOINT),
      [other(SECOND, SHAREPOINT)],
    ],
  ])("%s", (_, manifest, others) => {
    expect(check(rule, { manifest, others })).toEqual([]);
  });
});

describe("fails", () => {
  test("at both manifests, each of which names the other", () => {
    const given = { manifest: soundManifest(), others: [other(SECOND)] };
    expect(check(rule, given)).toEqual([
      `/webApplicationInfo/id: the Entra app "${SHARED}" is also that of "other0.json", which is another Teams app`,
      `other0.json/webApplicationInfo/id: the Entra app "${SHARED}" is also that of "manifest.json", which is another Teams app`,
    ]);
    expect(diagnose(rule, given)[0]?.related).toMatchObject([
      { file: "other0.json", message: "the same Entra app" },
    ]);
  });

  test("with three apps", () => {
    const found = check(rule, { manifest: soundManifest(), others: [other(SECOND), other(THIRD)] });
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/is also that of 2 other Teams apps$/);
  });
});
