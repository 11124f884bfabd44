import { expect, test } from "vitest";
import rule from "../../rules/static-tab-has-content.js";
import { check, diagnose, soundManifest } from "../check.js";

const given = (tab: object) => ({
  manifest: soundManifest({
    staticTabs: [{ entityId: "home", name: "Home", scopes: ["personal"], ...tab }],
  }),
});

test.each([
  { contentUrl: "https://tasks.example.com" },
  { contentUrl: "${{TAB_ENDPOINT}}" },
  { contentUrl: "http://" },
  { contentUrl: "" },
  { contentUrl: 3 },
  { contentURL: "https://tasks.example.com" },
  { contentBotId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01" },
  { entityId: "conversations" },
  { entityId: "about" },
  { entityId: "About" },
  { entityId: "${{TAB}}" },
  { entityId: undefined },
])("passes: %j", (tab) => {
  expect(check(rule, given(tab))).toEqual([]);
});

test("a tab without content", () => {
  expect(check(rule, given({}))).toEqual([
    '/staticTabs/0: the static tab "home" has neither "contentUrl" nor "contentBotId"',
  ]);
});

test("a websiteUrl is no content, but tells where it may lie", () => {
  expect(diagnose(rule, given({ websiteUrl: "https://tasks.example.com/home" }))).toMatchObject([
    {
      pointer: "/staticTabs/0",
      help: 'add "contentUrl" with the address of the page that the tab shows, such as its websiteUrl, "https://tasks.example.com/home"',
    },
  ]);
});

test("up to 1.6 the schema asks for contentUrl", () => {
  const { manifest } = given({});
  expect(check(rule, { manifest: { ...manifest, manifestVersion: "1.6" } })).toEqual([]);
});

test("a broken text may hold the rest of the tab", () => {
  const manifest = '{ "manifestVersion": "1.22", "staticTabs": [{ "entityId": "home", "scopes": []';
  expect(check(rule, { manifest })).toEqual([]);
});
