import { expect, test } from "vitest";
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
  const [found] = diagnose(rule, { manifest: soundManifest({ copilotExtensions: [] }) });
  expect(found?.help).toBe('did you mean "composeExtensions"?');
  expect(found?.fix).toBeUndefined();
});
