import { expect, test } from "vitest";
import { lint } from "../../src/index.js";
import { soundManifest } from "../check.js";

const manifest = JSON.stringify(
  soundManifest({
    manifestVersion: "1.25",
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
    copilotAgents: { declarativeAgents: [{ id: "agent", file: "agent.json" }] },
  }),
);

test("a part that is named as JSON is judged as such, and so is a plugin of an agent", () => {
  const files = {
    "manifest.json": manifest,
    "agent.json": '{ "actions": [{ "file": "plugin.json" }], }',
    "plugin.json": '{ "runtimes": [], "runtimes": [] }',
  };
  const found = lint({ files }).diagnostics.map(({ file, rule }) => `${file} ${rule}`);
  expect(found).toContain("agent.json json-valid");
  expect(found).toContain("plugin.json json-keys-unique");
});

test("a part that names itself is read once", () => {
  const files = {
    "manifest.json": manifest,
    "agent.json":
      '{ "instructions": "$[file(\'agent.json\')]", "actions": [{ "file": "agent.json" }] }',
  };
  expect(lint({ files }).diagnostics.filter(({ file }) => file === "agent.json")).toEqual([]);
});
