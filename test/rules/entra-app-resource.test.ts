import { expect, test } from "vitest";
import rule from "../../rules/entra-app-resource.js";
import { check, diagnose, soundManifest } from "../check.js";

const id = "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02";
const other = "11111111-52c3-4f9a-b6d7-1a2b3c4d5e02";

function given(resource: unknown, parts: object = {}) {
  return { manifest: soundManifest({ webApplicationInfo: { id, resource }, ...parts }) };
}

const tab = (contentUrl: string) => [
  { entityId: "a", name: "A", contentUrl, scopes: ["personal"] },
];

test.each([
  `api://tasks.example.com/${id}`,
  `api://TASKS.example.com/${id.toUpperCase()}`,
  `api://tasks.example.com:443/${id}`,
  `api://tasks.example.com/botid-${other}`,
  `api://tasks.example.com/board/${id}`,
  `api://botid-${other}`,
  `api://${other}`,
  "https://notifications.example.org",
  "https://AnyString",
  "api://${{TAB_DOMAIN}}/${{AAD_APP_CLIENT_ID}}",
  `api://\${{TAB_DOMAIN}}/${id}`,
  "${{RESOURCE}}",
  "api://{Base_Url}/<<MicrosoftAppId>>",
  "api://nullarbor.example.com/undefinedBehaviour",
  3,
])("passes: %s", (resource) => {
  expect(check(rule, given(resource))).toEqual([]);
});

test.each([
  ["no tabs", { staticTabs: undefined }],
  ["a tab with an unknown host", { staticTabs: tab("https://${{TAB_DOMAIN}}/home") }],
  ["a tab on a team site", { staticTabs: tab("https://{teamSiteDomain}/home") }],
])("a foreign host passes with %s", (_, parts) => {
  expect(check(rule, given(`api://old.ngrok.io/${id}`, parts))).toEqual([]);
});

test.each([
  ["no webApplicationInfo", { webApplicationInfo: undefined }],
  ["no id either", { webApplicationInfo: {} }],
  [
    "a misspelt resource",
    { webApplicationInfo: { id, resourse: "https://notifications.example.org" } },
  ],
  ["nested app authentication", { webApplicationInfo: { id, nestedAppAuthInfo: [] } }],
  [
    "an id of zeros",
    {
      webApplicationInfo: {
        id: "00000000-0000-0000-0000-000000000000",
        resource: `api://tasks.example.com/${id}`,
      },
    },
  ],
  [
    "a version whose schema requires it",
    {
      manifestVersion: "1.5",
      webApplicationInfo: { id },
      $schema: undefined,
      activities: undefined,
      authorization: undefined,
    },
  ],
])("passes: %s", (_, parts) => {
  expect(check(rule, { manifest: soundManifest(parts) })).toEqual([]);
});

test.each([
  [undefined, "webApplicationInfo has no resource"],
  ["", "the resource is blank"],
  [
    "api://undefined/undefined",
    'the resource "api://undefined/undefined" holds "undefined" where a value was to be filled in',
  ],
  [
    `api://null/${id}`,
    `the resource "api://null/${id}" holds "null" where a value was to be filled in`,
  ],
  [
    "api://${{HOST}}/undefined",
    'the resource "api://${{HOST}}/undefined" holds "undefined" where a value was to be filled in',
  ],
  [
    "api://botid-undefined",
    'the resource "api://botid-undefined" holds "undefined" where a value was to be filled in',
  ],
  ["https://*.onmicrosoft.com", 'the resource "https://*.onmicrosoft.com" holds a wildcard'],
  [
    `api://tasks.example.com/${other}`,
    `the resource "api://tasks.example.com/${other}" ends in another id than webApplicationInfo.id`,
  ],
  [
    `api://old.ngrok.io/${id}`,
    `the resource "api://old.ngrok.io/${id}" names the host "old.ngrok.io", which is that of no tab`,
  ],
  [
    `api://old.ngrok.io/botid-${other}`,
    `the resource "api://old.ngrok.io/botid-${other}" names the host "old.ngrok.io", which is that of no tab`,
  ],
])("fails: %s", (resource, message) => {
  const at = resource === undefined ? "/webApplicationInfo" : "/webApplicationInfo/resource";
  expect(check(rule, given(resource))).toEqual([`${at}: ${message}`]);
});

test("the help names what would be right", () => {
  expect(diagnose(rule, given(`api://tasks.example.com/${other}`))[0]?.help).toBe(
    `let it end in "${id}"`,
  );
  expect(diagnose(rule, given(`api://old.ngrok.io/${id}`))[0]?.help).toBe(
    'the tabs have "tasks.example.com"',
  );
});
