import { expect, test } from "vitest";
import rule from "../../rules/agent-bot-declared.js";
import { check, diagnose, soundManifest } from "../check.js";

const BOT = "6f0c4b1d-9a53-4e27-8b60-2d7e1f3a5c06";
const OTHER = "2b8f6d40-17c5-4a9e-b3d2-9e6c0f1a7b08";

const bot = (botId: unknown, scopes: unknown = ["personal", "copilot"]) => ({ botId, scopes });

function given(id: unknown, bots: unknown) {
  const copilotAgents = { customEngineAgents: [{ type: "bot", id }] };
  return { manifest: soundManifest({ manifestVersion: "1.25", bots, copilotAgents }) };
}

test.each([
  ["its bot", BOT, [bot(BOT)]],
  ["its bot in another case", BOT.toUpperCase(), [bot(BOT)]],
  ["the same variable", "${{BOT_ID}}", [bot("${{BOT_ID}}")]],
  ["an unknown agent", "${{BOT_ID}}", [bot(BOT)]],
  ["an unknown bot", BOT, [bot("${{BOT_ID}}")]],
  ["a refused list", BOT, {}],
  ["refused scopes", BOT, [bot(BOT, ["Personal"])]],
  ["an unknown scope", BOT, [bot(BOT, ["${{SCOPE}}"])]],
  ["a refused id", "bot", []],
])("passes: %s", (_, id, bots) => {
  expect(check(rule, given(id, bots))).toEqual([]);
});

test("another bot", () => {
  expect(diagnose(rule, given(OTHER, [bot(BOT)]))).toMatchObject([
    {
      pointer: "/copilotAgents/customEngineAgents/0/id",
      message: `the custom engine agent "${OTHER}" is no declared bot`,
      help: `the id is the botId of its bot: use "${BOT}", or declare that bot`,
    },
  ]);
});

test.each([
  [BOT, undefined],
  ["${{BOT_ID}}", []],
])("no bot at all: %s, %j", (id, bots) => {
  expect(check(rule, given(id, bots))).toEqual([
    `/copilotAgents/customEngineAgents/0/id: the custom engine agent "${id}" is a bot, and the manifest declares no bot`,
  ]);
});

test.each([BOT, "${{BOT_ID}}"])("a bot without the personal scope: %s", (id) => {
  expect(diagnose(rule, given(id, [bot(id, ["team", "copilot"])]))).toMatchObject([
    {
      pointer: "/copilotAgents/customEngineAgents/0/id",
      message: `the bot of the custom engine agent "${id}" does not have the scope "personal"`,
      related: [{ message: "the scopes of the bot" }],
    },
  ]);
});

test("a broken text may hold the bot", () => {
  const text = JSON.stringify(given(BOT, undefined).manifest).replace(/\}$/, ', "bots": [');
  expect(check(rule, { manifest: text })).toEqual([]);
});
