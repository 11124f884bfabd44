import { expect, test } from "vitest";
import rule from "../../rules/app-has-capability.js";
import { check, soundManifest } from "../check.js";

const bare = { staticTabs: undefined };

test.each([
  ["a tab", {}],
  ["a bot", { ...bare, bots: [{ botId: "${{BOT_ID}}", scopes: ["personal"] }] }],
  ["a message extension", { ...bare, composeExtensions: [{ commands: [] }] }],
  [
    "an agent",
    {
      ...bare,
      manifestVersion: "1.25",
      copilotAgents: { declarativeAgents: [{ id: "a", file: "a.json" }] },
    },
  ],
  ["a refused list of tabs", { staticTabs: {} }],
  ["a misspelt one", { ...bare, staticTab: [] }],
  ["no activities", { ...bare, activities: undefined }],
  ["no activity types", { ...bare, activities: { activityTypes: [] } }],
])("passes: %s", (_, parts) => {
  expect(check(rule, { manifest: soundManifest(parts) })).toEqual([]);
});

test.each([bare, { staticTabs: [] }, { staticTabs: [], bots: [], permissions: ["identity"] }])(
  "fails: %j",
  (parts) => {
    expect(check(rule, { manifest: soundManifest(parts) })).toEqual([
      "/activities: the app declares activities and has no tab, bot or message extension beside them",
    ]);
  },
);

test("a broken text may hold the tabs", () => {
  const text = JSON.stringify(soundManifest(bare)).replace(/\}$/, ', "staticTabs": [');
  expect(check(rule, { manifest: text })).toEqual([]);
});
