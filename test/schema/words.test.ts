import { describe, expect, test } from "vitest";
import { parseFile, textFile } from "../../src/json/parse.js";
import { manifestWords } from "../../src/schema/manifest-words.js";
import {
  localizationVersions,
  manifestVersions,
  validateLocalization,
  validateManifest,
} from "../../src/schema/validate.js";
import { patternWords } from "../../src/schema/pattern-words.js";
import { schemaFindings } from "../../src/schema/words.js";
import { patchedSchema } from "../../scripts/schema-source.mjs";
import { soundManifest } from "../check.js";

/** The findings about a manifest with the parts laid over it: `/pointer: message → help`. */
function told(version: string, parts: object): string[] {
  const { activities, authorization, ...rest } = soundManifest({ manifestVersion: version });
  const isOld = manifestVersions.indexOf(version) < manifestVersions.indexOf("1.12");
  const manifest = { ...rest, ...(!isOld && { activities, authorization }), ...parts };
  const document = parseFile(textFile("manifest.json", JSON.stringify(manifest)));
  const words = manifestWords({ schema: version, declared: version, status: "known" });
  return schemaFindings(validateManifest(version, document.value), document, words).map(
    ({ at, message, help }) => `${at.pointer}${at.key ? " (key)" : ""}: ${message} → ${help}`,
  );
}

const ribbonWith = (icon: object) => ({
  contexts: ["mailRead"],
  tabs: [
    {
      builtInTabId: "TabDefault",
      groups: [{ id: "g", label: "G", icons: [icon], controls: [button] }],
    },
  ],
});
const button = {
  id: "b",
  type: "button",
  label: "B",
  icons: [{ size: 16, url: "https://example.com/a.png" }],
  supertip: { title: "B", description: "B" },
  actionId: "show",
};

describe("one cause, one finding, in plain words", () => {
  test.each<[string, string, object, string[]]>([
    ["nothing", "1.22", {}, []],
    [
      "a property of a later version",
      "1.12",
      { activities: { activityIcons: [] } },
      [
        '/activities/activityIcons (key): "activityIcons" exists from 1.22, and this manifest has version 1.12 → remove it, or set manifestVersion and $schema to 1.22 or later',
      ],
    ],
    [
      "a property of an earlier version",
      "1.12",
      {
        webApplicationInfo: {
          id: "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02",
          resource: "x",
          applicationPermissions: [],
        },
      },
      [
        '/webApplicationInfo/applicationPermissions (key): "applicationPermissions" was removed in 1.12, and this manifest has version 1.12 → use authorization.permissions.resourceSpecific: [{ "name": …, "type": "Application" }]',
      ],
    ],
    [
      "a property of devPreview",
      "1.22",
      { scopeConstraints: {} },
      [
        '/scopeConstraints (key): "scopeConstraints" exists only in devPreview, and this manifest has version 1.22 → remove it',
      ],
    ],
    [
      "a property that was removed and then needs nothing",
      "1.22",
      { packageName: "com.example.tasks" },
      [
        '/packageName (key): "packageName" was removed in 1.17, and this manifest has version 1.22 → remove it: the manifest\'s id alone identifies the app',
      ],
    ],
    [
      "a property of another object",
      "1.22",
      { resourceSpecific: [] },
      [
        '/resourceSpecific (key): unknown property "resourceSpecific" → "resourceSpecific" belongs in "authorization.permissions"',
      ],
    ],
    [
      "a misspelt property that is then missing",
      "1.22",
      { icons: { colour: "color.png", outline: "outline.png" } },
      ['/icons/colour (key): unknown property "colour" → did you mean "color"?'],
    ],
    [
      "an empty text where a form is asked for",
      "1.22",
      { accentColor: "" },
      ['/accentColor: "accentColor" is empty → write # and six hexadecimal digits'],
    ],
    [
      "an unknown property like no other",
      "1.22",
      { icons: { color: "color.png", outline: "outline.png", xyzzy: 1 } },
      ['/icons/xyzzy (key): unknown property "xyzzy" → remove it'],
    ],
    [
      "an unknown property, and one that could have its value",
      "1.22",
      { icons: { color: "color.png", outline: "outline.png", xyzzy: "x.png" } },
      ['/icons/xyzzy (key): unknown property "xyzzy" → remove it; known here: "color32x32"'],
    ],
    [
      "a misspelt name of a property that cannot have the value",
      "1.22",
      { validDomain: "tasks.example.com", configurableTab: [] },
      [
        '/configurableTab (key): unknown property "configurableTab" → did you mean "configurableTabs"?',
        '/validDomain (key): unknown property "validDomain" → remove it; known here: "defaultInstallScope", "publisherDocsUrl"',
      ],
    ],
    [
      "a name that stands for the one that is missing, once each",
      "1.22",
      { extensions: [{ ribbons: [ribbonWith({ size: 16, file: "a.png" })] }] },
      [
        '/extensions/0/ribbons/0/tabs/0/groups/0/icons/0/file (key): unknown property "file" → write "url", which is missing here, or take "file" out and add that',
      ],
    ],
    [
      "an entry that has to go, and with it the entry too many",
      "1.22",
      {
        configurableTabs: [
          {
            configurationUrl: "https://tasks.example.com/c",
            scopes: ["team", "groupChat", "personal"],
          },
        ],
      },
      [
        '/configurableTabs/0/scopes/2: "personal" is no value of "configurableTabs[0].scopes[2]" → expected one of "team", "groupChat"',
      ],
    ],
    [
      "an entry like one that is there already, and with it the entry too many",
      "1.22",
      {
        configurableTabs: [
          {
            configurationUrl: "https://tasks.example.com/c",
            scopes: ["team", "groupChat", "groupchats"],
          },
        ],
      },
      [
        '/configurableTabs/0/scopes/2: "groupchats" is no value of "configurableTabs[0].scopes[2]" → did you mean "groupChat"? also allowed: "team"',
      ],
    ],
    [
      "a missing property",
      "1.22",
      { description: { short: "Tasks" } },
      [
        '/description/full: missing property "full" in "description" → add "full" to "description": version 1.22 asks for it',
      ],
    ],
    [
      "a missing property of an entry",
      "1.22",
      { staticTabs: [{ entityId: "home" }] },
      [
        '/staticTabs/0/scopes: missing property "scopes" in "staticTabs[0]" → add "scopes" to "staticTabs[0]": version 1.22 asks for it',
      ],
    ],
    [
      "a value in another case",
      "1.22",
      { bots: [{ botId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01", scopes: ["groupchat"] }] },
      [
        '/bots/0/scopes/0: "groupchat" differs in case from "groupChat" → write "groupChat": case counts',
      ],
    ],
    [
      "a value that is not listed",
      "1.22",
      {
        authorization: {
          permissions: { resourceSpecific: [{ name: "TeamsActivity.Send.User", type: "App" }] },
        },
      },
      [
        '/authorization/permissions/resourceSpecific/0/type: "App" is no value of "authorization.permissions.resourceSpecific[0].type" → did you mean "Application"? also allowed: "Delegated"',
      ],
    ],
    [
      "a value of a later version",
      "1.17",
      { bots: [{ botId: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01", scopes: ["copilot"] }] },
      [
        '/bots/0/scopes/0: "copilot" is no value of "bots[0].scopes[0]" → "copilot" is allowed from 1.21; allowed here: "team", "personal", "groupChat"',
      ],
    ],
    [
      "a text that is too long, in code points",
      "1.16",
      {
        activities: {
          activityTypes: [{ type: "😀".repeat(40), description: "d", templateText: "t" }],
        },
      },
      [
        '/activities/activityTypes/0/type: "activities.activityTypes[0].type" has 40 characters, at most 32 are allowed → shorten it by 8; from 1.17 on 64 are allowed',
      ],
    ],
    [
      "a list that is too long",
      "1.22",
      { validDomains: Array.from({ length: 17 }, (_, index) => `d${index}.example.com`) },
      [
        '/validDomains: "validDomains" has 17 entries, at most 16 are allowed → remove 1; from 1.28 on 100 are allowed',
      ],
    ],
    [
      "a wrong type",
      "1.22",
      { version: 1, showLoadingIndicator: "true", validDomains: "a.example.com" },
      [
        '/version: "version" is the number 1 where a text is expected → put it in double quotes: "1"',
        '/validDomains: "validDomains" is the text "a.example.com" where a list is expected → put it in square brackets: ["a.example.com"]',
        '/showLoadingIndicator: "showLoadingIndicator" is the text "true" where true or false is expected → write true without quotes',
      ],
    ],
    [
      "an item that stands twice",
      "1.22",
      {
        localizationInfo: {
          defaultLanguageTag: "en",
          additionalLanguages: [
            { languageTag: "fr", file: "fr.json" },
            { file: "fr.json", languageTag: "fr" },
          ],
        },
      },
      [
        '/localizationInfo/additionalLanguages/1: entry 2 stands twice in "localizationInfo.additionalLanguages" → remove one of the two',
      ],
    ],
    [
      "a choice without a choice",
      "1.22",
      { elementRelationshipSet: {} },
      [
        '/elementRelationshipSet/oneWayDependencies: "elementRelationshipSet" has neither "oneWayDependencies" nor "mutualDependencies" → add "oneWayDependencies" or "mutualDependencies"',
      ],
    ],
    [
      "a whole that is no object",
      "1.22",
      { developer: null },
      [
        '/developer: "developer" is null where an object is expected → leave it out, or write an object',
      ],
    ],
  ])("%s", (_name, version, parts, expected) => {
    expect(told(version, parts).sort()).toEqual(expected.sort());
  });
});

describe("patterns", () => {
  const guid = "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";
  const https = "^[Hh][Tt][Tt][Pp][Ss]://";
  const semver = "^([0-9]|[1-9][0-9]*)\\.([0-9]|[1-9][0-9]*)\\.([0-9]|[1-9][0-9]*)$";
  test.each([
    [guid, "abc", '"abc" is not a GUID', "write 32 hexadecimal digits in groups of 8-4-4-4-12"],
    [
      guid,
      "{3F1C9A52-6B7E-4C0D-9A21-0D4C5E6F7A01}",
      '"{3F1C9A52-6B7E-4C0D-9A21-0D4C5E6F7A01}" is not a GUID',
      'write "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01"',
    ],
    [
      https,
      "www.example.com/a",
      '"www.example.com/a" has no https://',
      'write "https://www.example.com/a"',
    ],
    [
      https,
      "http://www.example.com",
      '"http://www.example.com" begins with http:// and not with https://',
      'write "https://www.example.com"',
    ],
    [https, "httpbin.org", '"httpbin.org" has no https://', 'write "https://httpbin.org"'],
    [
      https,
      "https:/example.com",
      '"https:/example.com" has no https://',
      'write "https://example.com"',
    ],
    [
      https,
      "our website",
      '"our website" is not an https:// URL',
      "write the whole address, beginning with https://",
    ],
    ["^#[0-9a-fA-F]{6}$", "#369", '"#369" is not a colour like #336699', 'write "#336699"'],
    [semver, "v1.0", '"v1.0" is not a version like 1.0.0', 'write "1.0.0"'],
    [semver, "01.2.3", '"01.2.3" is not a version like 1.0.0', 'write "1.2.3"'],
    [
      "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$",
      "en_US",
      '"en_US" is not a language tag like en-us',
      'write "en-US"',
    ],
    [
      "nobody knows",
      "x",
      '"x" does not have the form that is expected here',
      "compare it with the documentation",
    ],
  ])("%s: %s", (pattern, value, message, help) => {
    expect(patternWords(pattern, value)).toEqual({ message, help });
  });

  test("every pattern and format of Microsoft's schemas has words", () => {
    const found = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== "object" || schema === null) return;
      for (const [keyword, value] of Object.entries(schema)) {
        if ((keyword === "pattern" || keyword === "format") && typeof value === "string")
          found.add(value);
        else collect(value);
      }
    };
    for (const version of manifestVersions) collect(patchedSchema("manifest", version));
    for (const version of localizationVersions) collect(patchedSchema("localization", version));
    expect(found.size).toBeGreaterThan(15);
    expect(
      [...found].filter((pattern) => patternWords(pattern, "").message.includes("expected here")),
    ).toEqual([]);
  });
});

describe("no word of ajv's", () => {
  const odd: unknown[] = [
    null,
    5,
    "",
    "x",
    [],
    {},
    [[]],
    { x: 1 },
    true,
    [{}, {}],
    "x".repeat(5000),
  ];
  test.each(["1.0", "1.9", "1.17", "1.30", "devPreview"])("manifest %s", (version) => {
    const words = manifestWords({ schema: version, declared: version, status: "known" });
    for (const value of odd) {
      for (const name of Object.keys(patchedSchema("manifest", version).properties)) {
        const document = parseFile(
          textFile("m.json", JSON.stringify({ ...soundManifest(), [name]: value })),
        );
        for (const { message, help } of schemaFindings(
          validateManifest(version, document.value),
          document,
          words,
        )) {
          expect(`${message} ${help}`).not.toMatch(
            /must|instancePath|undefined|additionalPropert|NaN|\[object|Microsoft's schema/,
          );
        }
      }
    }
  });

  test("a language file that is a list", () => {
    const document = parseFile(textFile("fr.json", "[]"));
    expect(
      schemaFindings(validateLocalization("1.22", document.value), document).map(
        ({ message }) => message,
      ),
    ).toEqual(["the file is a list where an object is expected"]);
  });
});
