import { expect, test } from "vitest";
import rule from "../../rules/placeholder-resolved.js";
import { check, diagnose, type Given, soundManifest } from "../check.js";

const named = (short: string) => soundManifest({ name: { short, full: "Task Board for crews" } });
const french = {
  localizationInfo: {
    defaultLanguageTag: "en",
    additionalLanguages: [{ languageTag: "fr", file: "fr.json" }],
  },
};

test.each<[string, Given, string[]]>([
  ["no env files: nothing is known", { manifest: named("Tasks${{SUFFIX}}") }, []],
  ["a value", { manifest: named("Tasks${{SUFFIX}}"), env: { SUFFIX: "-dev" } }, []],
  ["another tool's placeholder", { manifest: named("{{name}}"), env: {} }, []],
  [
    "no value",
    { manifest: named("Tasks${{SUFFIX}}"), env: { OTHER: "1" } },
    ['/name/short: "${{SUFFIX}}" has no value in env/.env.dev'],
  ],
  [
    "a key without a value",
    { manifest: named("Tasks${{ SUFFIX }}"), env: { SUFFIX: "" } },
    ['info /name/short: "SUFFIX" stands in the env file without a value'],
  ],
  [
    "no value, before provisioning",
    {
      manifest: soundManifest({ id: "${{APP_ID}}", validDomains: ["${{DOMAIN}}"] }),
      env: { APP_ID: "" },
    },
    [
      'info /id: "APP_ID" stands in the env file without a value',
      'info /validDomains/0: "${{DOMAIN}}" has no value in env/.env.dev',
    ],
  ],
  [
    "no value beside an empty one, after provisioning",
    { manifest: named("Tasks${{SUFFIX}}"), env: { OTHER: "" } },
    ['/name/short: "${{SUFFIX}}" has no value in env/.env.dev'],
  ],
  [
    "a variable of another tool, where the project has no env files",
    { manifest: soundManifest({ id: "${APP_ID}" }) },
    [],
  ],
  [
    "the same in a project of the Toolkit, which does not fill it",
    { manifest: soundManifest({ id: "${APP_ID}" }), env: { APP_ID: "1" } },
    ['/id: "${APP_ID}" waits for somebody to replace it'],
  ],
  [
    "the same in a package",
    { manifest: soundManifest({ id: "${APP_ID}" }), zip: "app.zip" },
    ['error /id: "${APP_ID}" waits for somebody to replace it'],
  ],
  [
    "once per variable and file",
    {
      manifest: soundManifest({
        name: { short: "${{A}}", full: "${{A}} ${{ A }} ${{B}}" },
        ...french,
      }),
      languages: { "fr.json": { "name.short": "${{A}}" } },
      env: {},
    },
    [
      '/name/short: "${{A}}" has no value in env/.env.dev',
      '/name/full: "${{B}}" has no value in env/.env.dev',
      'fr.json/name.short: "${{A}}" has no value in env/.env.dev',
    ],
  ],
  [
    "a value for a person to fill, with and without env files",
    { manifest: soundManifest({ id: "<App_Id>" }) },
    ['/id: "<App_Id>" waits for somebody to replace it'],
  ],
  [
    "the same in a package, twice",
    { manifest: soundManifest({ id: "YOUR-APP-ID", accentColor: "YOUR-APP-ID" }), zip: "app.zip" },
    ['error /id: "YOUR-APP-ID" waits for somebody to replace it'],
  ],
  [
    "any placeholder in a package",
    { manifest: soundManifest({ id: "${{APP_ID}}", version: "{{VERSION}}" }), zip: "app.zip" },
    [
      'error /id: the placeholder "${{APP_ID}}" is still in the app package',
      'error /version: the placeholder "{{VERSION}}" is still in the app package',
    ],
  ],
  ["a sound package", { manifest: soundManifest(), zip: "app.zip" }, []],
])("%s", (_name, given, expected) => {
  expect(check(rule, given).sort()).toEqual(expected.sort());
});

test("the cure is the line of the env file", () => {
  const [found] = diagnose(rule, { manifest: named("${{SUFFIX}}"), env: {} });
  expect(found?.help).toBe("add SUFFIX=… to env/.env.dev");
});

test.each<[string, Given, string]>([
  [
    "left in a package",
    { manifest: named("${{A}}"), zip: "a.zip" },
    "build the package again, with the value filled in: nothing fills it any more",
  ],
  [
    "no value, when all else is there",
    { manifest: named("${{A}}"), env: { B: "1" } },
    "add A=… to env/.env.dev",
  ],
  [
    "a key without a value",
    { manifest: named("${{A}}"), env: { A: "" } },
    "provisioning fills it in, or write it into env/.env.dev",
  ],
])("the cure of %s", (_name, given, help) => {
  expect(diagnose(rule, given).map((found) => found.help)).toEqual([help]);
});
