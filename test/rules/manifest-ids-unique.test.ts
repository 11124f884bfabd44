import { expect, test } from "vitest";
import rule from "../../rules/manifest-ids-unique.js";
import { check, diagnose, soundManifest } from "../check.js";

const tabs = (...entityIds: unknown[]) => ({
  staticTabs: entityIds.map((entityId, index) => ({
    entityId,
    name: `Tab ${index}`,
    contentUrl: "https://tasks.example.com/home",
    scopes: ["personal"],
  })),
});

const extension = (...commands: object[]) => ({
  composeExtensions: [{ botId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01", commands }],
});
const command = (id: string, ...names: string[]) => ({
  id,
  title: id,
  parameters: names.map((name) => ({ name, title: name })),
});

test.each([
  ["different tabs", tabs("home", "Home", "board")],
  ["unknown tabs", tabs("${{TAB}}", "${{TAB}}")],
  ["refused tabs", tabs(3, 3)],
  ["different commands", extension(command("find", "text"), command("add", "text", "title"))],
])("passes: %s", (_, parts) => {
  expect(check(rule, { manifest: soundManifest(parts) })).toEqual([]);
});

test("two tabs", () => {
  expect(diagnose(rule, { manifest: soundManifest(tabs("home", "board", "home")) })).toMatchObject([
    {
      pointer: "/staticTabs/2/entityId",
      message: 'two static tabs have the entityId "home"',
      related: [{ message: "the first" }],
    },
  ]);
});

test("two commands and two parameters", () => {
  const parts = extension(command("find", "text", "kind", "text"), command("find"));
  expect(check(rule, { manifest: soundManifest(parts) })).toEqual([
    '/composeExtensions/0/commands/1/id: two commands have the id "find"',
    '/composeExtensions/0/commands/0/parameters/2/name: two parameters of the command have the name "text"',
  ]);
});
