import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderWith, runIn } from "../world.js";

const pages = new URL("../../rules/", import.meta.url);
const page = (id: string) => readFileSync(new URL(`${id}.md`, pages), "utf8");

/** Texts that people pasted into a search, ids and names replaced, and the rule that explains each. */
const texts: readonly [string, string][] = [
  ["App version supports only numbers", "app-version-form"],
  [
    "Error mapping types. Mapping types: ApplicationManifest -> AppDefinition Destination Member: Bots",
    "manifest-schema",
  ],
  ["composeExtensions[0].commands is required", "manifest-schema"],
  [
    'JSON does not match any schemas from "anyOf". File path: manifest.json, title: copilotAgents',
    "manifest-schema",
  ],
  [
    'staticTabs[1].contentUrl | String "" does not match regex pattern "^[Hh][Tt][Tt][Pp][Ss]?://".',
    "manifest-schema",
  ],
  [
    "String 'example.com' does not match regex pattern '^[Hh][Tt][Tt][Pp][Ss]?://'. Path 'developer.websiteUrl', line 9, position 36.",
    "manifest-schema",
  ],
  [
    "Please check the values of authorization.permissions.resourceSpecific.",
    "rsc-permission-known",
  ],
  [
    'Error while reading manifest.json: Failed to find icon "color.png" file in the package.',
    "package-file-exists",
  ],
  [
    "Error while reading manifest.json: The file could not be found in the app package.",
    "package-file-exists",
  ],
  ["The file could not be found in the app package. Learn to fix it", "package-file-exists"],
  [
    "Error while reading manifest.json: The file could not be parsed as a JSON object.",
    "json-valid",
  ],
  [
    'Error while reading manifest.json: Invalid value(s) specified for validDomains[0]: "app.example.com/Tabs/Events"',
    "valid-domain-is-host",
  ],
  [
    'Error while reading manifest.json: Invalid value(s) specified for bots[0].scopes.length: "3"',
    "manifest-schema",
  ],
  [
    "BadRequest: Manifest is not valid: Value \"groupChat\" is not defined in enum. Path 'configurableTabs[0].scopes[0]', line 33, position 27.",
    "manifest-schema",
  ],
  [
    "Error while extracting package: Please ensure there are no folders in your app package and that your app package contains only the manifest.json and the two required icon files at its root level.",
    "package-layout",
  ],
  [
    "There's no manifest file in your app package. Check the app package and try again.",
    "package-layout",
  ],
  ["Manifest parsing error message unavailable", "package-layout"],
  [
    "ExtensionTabService: getAuthTokenForApp: Failed with error - App resource defined in manifest and iframe origin do not match",
    "entra-app-resource",
  ],
  [
    "Found multiple applications with the same AAD App ID 'XXXX' - a Teams Application ID is required to resolve which application is correct.",
    "entra-app-unshared",
  ],
  [
    'root: Required properties are missing from object: ["name.full"]. (see en.json line:1 column:1)',
    "localization-schema",
  ],
  ['Property "context" is not allowed.', "manifest-schema"],
  [
    "Mgmt.AppCatalog.LOBApp.Upload.BadRequest.UnknownTeamsAppManifestExceptionType",
    "manifest-schema",
  ],
  ["We can't read the manifest file. Try again later.", "manifest-schema"],
  ["Manifest parsing has failed", "manifest-schema"],
];

/** As it comes out of another log, about another app. */
const variations: readonly [string, (text: string) => string][] = [
  ["as it is", (text) => text],
  [
    "behind what a log writes",
    (text) => `2024-03-02T11:22:33Z [error] upload failed, 400: ${text}`,
  ],
  ["with other numbers", (text) => text.replace(/\d+/g, "77")],
  [
    "with other values",
    (text) => text.replace(/(?<=["'])(?:app\.)?example\.com|XXXX/g, "northwind.contoso.net"),
  ],
  ["in capitals", (text) => text.toUpperCase()],
  [
    "without its beginning",
    (text) =>
      text
        .split(" ")
        .slice(text.split(" ").length * 0.4)
        .join(" "),
  ],
];

async function explained(text: string) {
  const { out, code } = await runIn(folderWith({}), ["explain", "--", text], { page });
  expect(code).toBe(0);
  return [...out.matchAll(/^ {2}([\w-]+) {2,}/gm)].map((match) => match[1]);
}

describe.each(texts)("%s", (text, rule) => {
  test.each(variations)("%s", async (_, vary) => {
    const [first] = await explained(vary(text));
    expect(first).toBe(rule);
  });

  test("stands on the page of its rule", () => {
    expect(page(rule)).toContain(`- \`${text}\`\n`);
  });
});

test("the rules that come to mind are few", async () => {
  const found = await explained("Error while reading manifest.json");
  expect(found.length).toBeGreaterThan(1);
  expect(found.length).toBeLessThan(6);
});

test.each(["hello", "lorem ipsum dolor", "4711", "the and not"])(
  "%j, of which no page speaks",
  async (text) => {
    const { error, code } = await runIn(folderWith({}), ["explain", text], { page });
    expect({ error, code }).toEqual({
      error: `teamslint: no rule and no page says "${text}": teamslint rules lists them\n`,
      code: 2,
    });
  },
);
