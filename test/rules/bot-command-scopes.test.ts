import { expect, test } from "vitest";
import rule from "../../rules/bot-command-scopes.js";
import { check, diagnose, soundManifest } from "../check.js";

const BOT = "6f0c4b1d-9a53-4e27-8b60-2d7e1f3a5c06";
const agent = { customEngineAgents: [{ type: "bot", id: BOT }] };

function given(scopes: unknown, lists: unknown[], copilotAgents?: object, version = "1.25") {
  const commandLists = lists.map((own) => ({
    scopes: own,
    commands: [{ title: "t", description: "d" }],
  }));
  const bots = [{ botId: BOT, scopes, commandLists }];
  return { manifest: soundManifest({ manifestVersion: version, bots, copilotAgents }) };
}

test.each([
  ["scopes of the bot", given(["personal", "team"], [["team"], ["personal"]])],
  ["another case", given(["personal", "groupchat"], [["groupChat"]], undefined, "1.16")],
  ["unknown scopes of the bot", given(["${{SCOPE}}"], [["team"]])],
  ["refused scopes", given(["personal"], [["Team"]])],
  ["an agent's bot without copilot", given(["personal"], [["personal"]], agent)],
  ["an agent's bot without commands", given(["personal", "copilot"], [], agent)],
  ["no agent", given(["personal", "copilot"], [["personal"]])],
  ["a list for copilot alone", given(["personal", "copilot"], [["personal"], ["copilot"]], agent)],
  ["unknown scopes of a list", given(["personal", "copilot"], [["${{SCOPE}}"]], agent)],
])("passes: %s", (_, manifest) => {
  expect(check(rule, manifest)).toEqual([]);
});

test("scopes that the bot does not have", () => {
  expect(diagnose(rule, given(["personal"], [["personal"], ["team", "groupChat"]]))).toMatchObject([
    {
      pointer: "/bots/0/commandLists/1/scopes",
      message: 'the command list is for "team", "groupChat", which its bot does not have',
    },
  ]);
});

test("an agent whose command lists leave Copilot out", () => {
  expect(check(rule, given(["personal", "copilot"], [["personal"], ["personal"]], agent))).toEqual([
    '/bots/0/commandLists/0/scopes: no command list of the agent\'s bot has the scope "copilot", which the bot has',
  ]);
});
