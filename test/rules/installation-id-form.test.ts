import { describe, expect, test } from "vitest";
import rule from "../../rules/installation-id-form.js";
import { check, soundBody, soundManifest, USER_URL } from "../check.js";

const USER = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";
const CATALOG = "c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03";
const ENTRA = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";

const about = (user: string, installation: string) =>
  soundBody({
    topic: {
      source: "entityUrl",
      value: `https://graph.microsoft.com/v1.0/users/${user}/teamwork/installedApps/${installation}`,
    },
  });
const manifest = soundManifest();

describe("passes", () => {
  test.each([
    ["an installation of the user", about(USER, btoa(`${USER}##${CATALOG}`))],
    [
      "without padding, encoded",
      about(USER, encodeURIComponent(btoa(`${USER.toUpperCase()}##${CATALOG}`))),
    ],
    ["an id that says nothing", about(USER, "opaque")],
    ["an id filled in later", about(USER, "{installationId}")],
    ["a user principal name", about("jo@contoso.com", btoa(`${USER}##${CATALOG}`))],
    ["a user filled in later", about("{userId}", btoa(`${USER}##${CATALOG}`))],
    [
      "the user of the request, while the entity names another",
      about(OTHER, btoa(`${USER}##${CATALOG}`)),
    ],
  ])("%s", (_, request) => {
    expect(check(rule, { manifest, request, url: USER_URL })).toEqual([]);
  });

  test("an Entra app id that is also the manifest id", () => {
    const one = soundManifest({ id: ENTRA });
    const request = about(USER, btoa(`${USER}##${ENTRA}`));
    expect(check(rule, { manifest: one, request, url: USER_URL })).toEqual([]);
  });

  test("an entity that the endpoint does not support", () => {
    const url = "https://graph.microsoft.com/v1.0/chats/19:a@thread.v2/sendActivityNotification";
    expect(check(rule, { manifest, request: about(USER, CATALOG), url })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [about(USER, CATALOG), `"${CATALOG}" is no installation id but a plain GUID`],
    [
      about(USER, btoa(`${OTHER}##${CATALOG}`)),
      `the installation id is that of the user "${OTHER}", but the URL has "${USER}"`,
    ],
    [
      about("{userId}", btoa(`${OTHER}##${CATALOG}`)),
      `the installation id is that of the user "${OTHER}", but the URL has "${USER}"`,
    ],
    [
      about(USER, btoa(`${USER}##${ENTRA}`)),
      `the installation id is made of the Entra app id "${ENTRA}", not the app's id in the catalog`,
    ],
  ])("%#", (request, message) => {
    expect(check(rule, { manifest, request, url: USER_URL })).toEqual([`/topic/value: ${message}`]);
  });

  test("a plain GUID without URL and manifest", () => {
    expect(check(rule, { request: about("{userId}", CATALOG) })).toHaveLength(1);
  });
});
