import { describe, expect, test } from "vitest";
import rule from "../../rules/deep-link-entity-declared.js";
import { check, diagnose, soundBody, soundManifest } from "../check.js";

const MANIFEST = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
const OTHER = "9a7b6c5d-4e3f-4a2b-8c1d-0e9f8a7b6c5d";

const configurableTabs = [{ configurationUrl: "https://tasks.example.com/c", scopes: ["team"] }];
const configurable = soundManifest({ configurableTabs });
const opens = (entity: string, context?: unknown, appId = MANIFEST) => {
  const query =
    context === undefined ? "" : `?context=${encodeURIComponent(JSON.stringify(context))}`;
  const webUrl = `https://teams.microsoft.com/l/entity/${appId}/${entity}${query}`;
  return soundBody({ topic: { source: "text", value: "Tasks", webUrl } });
};
const tab = (entityId: unknown) => ({
  entityId,
  name: "Home",
  contentUrl: "https://a.b",
  scopes: ["personal"],
});

describe("passes", () => {
  test.each([
    ["a declared tab", soundManifest(), opens("home")],
    ["the chat with the bot", soundManifest(), opens("conversations")],
    ["no entity", soundManifest(), opens("")],
    ["an entity filled in later", soundManifest(), opens("{tab}")],
    ["a part filled in later", soundManifest(), opens("task-{id}")],
    ["an encoded name", soundManifest({ staticTabs: [tab("my tab")] }), opens("my%20tab")],
    ["a tab id filled in later", soundManifest({ staticTabs: [tab("${{TAB}}")] }), opens("tasks")],
    ["a tab id of a wrong type", soundManifest({ staticTabs: [tab(5)] }), opens("tasks")],
    ["tabs of a wrong type", soundManifest({ staticTabs: "home" }), opens("tasks")],
    ["a tab of a channel", configurable, opens("tasks", { channelId: "19:a@thread.tacv2" })],
    ["a tab of a chat", configurable, opens("tasks", { chatId: "19:a@thread.v2" })],
    ["a chat by the kind of context", configurable, opens("tasks", { contextType: "chat" })],
    [
      "a tab that Teams brings along",
      soundManifest(),
      opens("mytasks", undefined, "com.microsoft.teamspace.tab.planner"),
    ],
    [
      "another kind of link",
      soundManifest(),
      soundBody({
        topic: {
          source: "text",
          value: "a",
          webUrl: `https://teams.microsoft.com/l/stage/${MANIFEST}/0`,
        },
      }),
    ],
  ])("%s", (_, manifest, request) => {
    expect(check(rule, { manifest, request })).toEqual([]);
  });

  test("a context filled in later, in an app with a configurable tab", () => {
    const webUrl = `https://teams.microsoft.com/l/entity/${MANIFEST}/tasks?context={context}`;
    const request = soundBody({ topic: { source: "text", value: "Tasks", webUrl } });
    expect(check(rule, { manifest: configurable, request })).toEqual([]);
  });

  test("any entity without a manifest", () => {
    expect(check(rule, { request: opens("tasks") })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    ["an unknown tab", soundManifest(), opens("tasks")],
    [
      "an unknown tab of an id that may be the catalog's",
      soundManifest(),
      opens("tasks", undefined, OTHER),
    ],
    [
      "an unknown tab of an app id filled in later",
      soundManifest(),
      opens("tasks", undefined, "{appId}"),
    ],
    ["a context without channel or chat", configurable, opens("tasks", { subEntityId: "42" })],
    [
      "a channel in an app without a configurable tab",
      soundManifest(),
      opens("tasks", { channelId: "19:a@thread.tacv2" }),
    ],
    ["an app without tabs", soundManifest({ staticTabs: undefined }), opens("tasks")],
  ])("%s", (_, manifest, request) => {
    expect(check(rule, { manifest, request })).toEqual([
      '/topic/webUrl: the deep link opens "tasks", which is no tab of the manifest',
    ]);
  });

  test.each([
    ["Home", soundManifest(), 'did you mean "home"?'],
    ["tasks", soundManifest(), 'use the entityId of a tab: "home"'],
    [
      "tasks",
      soundManifest({ staticTabs: undefined }),
      'the manifest has no static tab; "conversations" opens the chat with the app\'s bot',
    ],
  ])("help for %s", (entity, manifest, help) => {
    expect(diagnose(rule, { manifest, request: opens(entity) })[0]?.help).toBe(help);
  });
});

test("tabs under a name that the schema refused may hold the entity", () => {
  const { staticTabs, ...rest } = soundManifest();
  const manifest = { ...rest, staticTab: staticTabs };
  expect(check(rule, { manifest, request: opens("tasks") })).toEqual([]);
});
