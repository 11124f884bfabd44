import { describe, expect, test } from "vitest";
import rule from "../../rules/manifest-schema.js";
import { check, diagnose, type Given, soundManifest } from "../check.js";

test.each<[string, Given, string[]]>([
  ["a sound manifest", { manifest: soundManifest() }, []],
  [
    "placeholders everywhere",
    { manifest: soundManifest({ id: "${{ID}}", version: "{{V}}", accentColor: "%C%" }) },
    [],
  ],
  [
    "a value for a person to fill: placeholder-resolved speaks",
    { manifest: soundManifest({ id: "<App_Id>" }) },
    [],
  ],
  [
    "a newer version may have more",
    { manifest: soundManifest({ manifestVersion: "1.31", brandNew: {} }) },
    [],
  ],
  [
    "one finding for each wrong value",
    { manifest: soundManifest({ id: "x", version: 1 }) },
    ['/id: "x" is not a GUID', '/version: "version" is the number 1 where a text is expected'],
  ],
  [
    "what the environment filled in",
    { manifest: soundManifest({ id: "${{ID}}" }), env: { ID: "abc" } },
    ['/id: "${{ID}}" is not a GUID'],
  ],
  [
    "no manifestVersion",
    { manifest: soundManifest({ manifestVersion: undefined }) },
    [': missing property "manifestVersion"'],
  ],
  [
    "a manifestVersion that is filled in later: no version has everything",
    {
      manifest: soundManifest({
        $schema:
          "https://developer.microsoft.com/json-schemas/teams/v1.3/MicrosoftTeams.schema.json",
        manifestVersion: "{{version}}",
        accentColor: "blue",
      }),
    },
    ['/accentColor: "blue" is not a colour like #336699'],
  ],
  [
    "a choice of a wrong type",
    { manifest: soundManifest({ manifestVersion: "1.30", copilotAgents: "text" }) },
    ['/copilotAgents: "copilotAgents" is the text "text" where an object is expected'],
  ],
  [
    "a choice with a misspelt name",
    {
      manifest: soundManifest({
        manifestVersion: "1.30",
        copilotAgents: { declarativeAgent: [{ id: "a", file: "a.json" }] },
      }),
    },
    ['/copilotAgents/declarativeAgent: unknown property "declarativeAgent"'],
  ],
  [
    "braces around a GUID",
    { manifest: soundManifest({ id: "{3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}" }) },
    ['/id: "{3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}" is not a GUID'],
  ],
  [
    "broken text: what ends up in the list around it is an echo",
    {
      manifest: JSON.stringify(soundManifest({ accentColor: "blue" })).replace(
        '"staticTabs":[{',
        '"staticTabs":[{{#personal}}{',
      ),
    },
    ['/accentColor: "blue" is not a colour like #336699'],
  ],
  [
    "broken text: nothing is missing",
    { manifest: '{ "manifestVersion": "1.22", "id": "x", }' },
    ['/id: "x" is not a GUID'],
  ],
])("%s", (_name, given, expected) => {
  expect(check(rule, given).sort()).toEqual(expected.sort());
});

test.each([
  ["a rename", { icons: { colour: "a.png", outline: "b.png" } }, '"color"'],
  [
    "a casing",
    { authorization: { permissions: { resourceSpecific: [{ name: "x", type: "application" }] } } },
    '"Application"',
  ],
])("%s has a safe fix", (_name, parts, text) => {
  const [found] = diagnose(rule, { manifest: soundManifest(parts) });
  expect(found?.fix).toMatchObject({ unsafe: false, edits: [{ text }] });
});

test("a far guess has no fix", () => {
  const [found] = diagnose(rule, { manifest: soundManifest({ componentExtensions: [] }) });
  expect(found?.help).toBe('did you mean "composeExtensions"?');
  expect(found?.fix).toBeUndefined();
});

describe("what became of a property is its fix", () => {
  const permissions = { id: "00000000-1111-2222-3333-444444444444", applicationPermissions: ["A"] };
  const entry = '{ "name": "A", "type": "Application" }';
  test.each<[string, object, string[], string[]]>([
    ["one that is gone", { packageName: "a.b" }, ["remove it: the manifest's id"], [""]],
    [
      "one that moved",
      { authorization: undefined, webApplicationInfo: permissions },
      ["use authorization.permissions.resourceSpecific"],
      [`, "authorization": { "permissions": { "resourceSpecific": [ ${entry} ] } }`, ""],
    ],
    [
      "one that moved into objects that are there",
      { authorization: { permissions: {} }, webApplicationInfo: permissions },
      ["use authorization.permissions.resourceSpecific"],
      [` "resourceSpecific": [${entry}] `, ""],
    ],
    [
      "one that moved into a list",
      { webApplicationInfo: permissions },
      ["use authorization.permissions.resourceSpecific"],
      [`, ${entry}`, ""],
    ],
    [
      "one that moved to where it is already",
      {
        authorization: { permissions: { resourceSpecific: [{ name: "A", type: "Application" }] } },
        webApplicationInfo: permissions,
      },
      ["use authorization.permissions.resourceSpecific"],
      [""],
    ],
    [
      "one that has another name",
      { copilotExtensions: {} },
      ['rename it: since 1.19 it is called "copilotAgents"'],
      ['"copilotAgents"'],
    ],
    [
      "one that no version has",
      { needsIdentity: true },
      ["remove it: no version of the manifest has it"],
      [""],
    ],
  ])("%s", (_, parts, helps, texts) => {
    const found = diagnose(rule, { manifest: soundManifest(parts) });
    expect(found.map(({ help }) => help)).toEqual(
      helps.map((help) => expect.stringContaining(help)),
    );
    const written = found.flatMap(({ fix }) => fix?.edits ?? []).map(({ text }) => text);
    expect(written.map((text) => text.replace(/\s+/g, " "))).toEqual(texts);
  });

  test("none where the value does not allow it, or the version came before", () => {
    const manifest = soundManifest({
      webApplicationInfo: { ...permissions, applicationPermissions: "A" },
    });
    expect(diagnose(rule, { manifest })[0]?.fix).toBeUndefined();
    const old = soundManifest({ manifestVersion: "1.17", copilotExtensions: {} });
    expect(diagnose(rule, { manifest: old })[0]).toMatchObject({
      message: 'unknown property "copilotExtensions"',
      help: 'set manifestVersion and $schema to 1.19 or later, where it is called "copilotAgents"',
    });
    expect(diagnose(rule, { manifest: old })[0]?.fix).toBeUndefined();
  });
});

test("a new name that cannot have the value is no cure", () => {
  const [found] = diagnose(rule, { manifest: soundManifest({ copilotExtensions: [] }) });
  expect(found).toMatchObject({ help: "remove it" });
  expect(found).not.toHaveProperty("fix");
});

test("a length is counted with the values of the environment, which the message names", () => {
  const name = { short: "Task Board of the harbour ${{SUFFIX}}", full: "Task Board" };
  const given = { manifest: soundManifest({ name }), env: { SUFFIX: "(development)" } };
  expect(check(rule, given)).toEqual([
    '/name/short: "name.short" has 39 characters with the value of "SUFFIX", at most 30 are allowed',
  ]);
});

test("an empty contentUrl beside a contentBotId is needless", () => {
  const tab = { entityId: "home", scopes: ["personal"], contentUrl: "" };
  const contentBotId = "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01";
  const ofTab = (parts: object) =>
    diagnose(rule, { manifest: soundManifest({ staticTabs: [{ ...tab, ...parts }] }) });
  expect(ofTab({ contentBotId })).toMatchObject([
    { help: 'remove it: the tab has a "contentBotId"', suggestions: [{ title: "remove it" }] },
  ]);
  expect(ofTab({})).toMatchObject([{ help: "write the whole address, beginning with https://" }]);
});
