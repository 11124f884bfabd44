import { expect, test } from "vitest";
import rule from "../../rules/package-file-exists.js";
import { check, diagnose, soundManifest } from "../check.js";

const image = new Uint8Array(1);
const both = { "color.png": image, "outline.png": image };
const zip = "app.zip";

test.each([
  ["all files are there", { manifest: soundManifest(), files: both }],
  ["all files are there, in a zip", { manifest: soundManifest(), files: both, zip }],
  ["a folder with none of them", { manifest: soundManifest() }],
  [
    "a path with a dot",
    {
      manifest: soundManifest({ icons: { color: "./color.png", outline: "a/../outline.png" } }),
      files: both,
      zip,
    },
  ],
  [
    "an unknown name",
    {
      manifest: soundManifest({ icons: { color: "${{ICON}}.png", outline: "outline.png" } }),
      files: both,
      zip,
    },
  ],
  [
    "a path that leads elsewhere",
    {
      manifest: soundManifest({ icons: { color: "../color.png", outline: "outline.png" } }),
      files: both,
      zip,
    },
  ],
  [
    "a refused name",
    { manifest: soundManifest({ icons: { color: 3, outline: "outline.png" } }), files: both, zip },
  ],
  [
    "a language file",
    {
      manifest: soundManifest({
        localizationInfo: {
          defaultLanguageTag: "en",
          additionalLanguages: [{ languageTag: "de", file: "de.json" }],
        },
      }),
      files: both,
      languages: { "de.json": {} },
      zip,
    },
  ],
])("passes: %s", (_, given) => {
  expect(check(rule, given)).toEqual([]);
});

test("a zip without any of the files", () => {
  expect(check(rule, { manifest: soundManifest(), zip })).toEqual(
    [
      'app.zip!/manifest.json/icons/color: there is no file "color.png" in the package',
      'app.zip!/manifest.json/icons/outline: there is no file "outline.png" in the package',
    ].map((line) => line.replace("app.zip!/manifest.json", "")),
  );
});

test("a folder with one of two", () => {
  expect(check(rule, { manifest: soundManifest(), files: { "color.png": image } })).toEqual([
    '/icons/outline: there is no file "outline.png" beside the manifest',
  ]);
});

test("another case", () => {
  const manifest = soundManifest({ icons: { color: "Color.png", outline: "outline.png" } });
  const [found] = diagnose(rule, { manifest, files: { "color.png": image } });
  expect(found).toMatchObject({
    severity: "error",
    pointer: "/icons/color",
    message: 'the file "Color.png" differs in case from "color.png", which is beside the manifest',
    help: 'write "color.png": in a package upper and lower case are different names',
  });
});

test("each kind of file is looked for, each missing file once", () => {
  const icon = (id: string) => ({ id, iconFile: "icons/task.png" });
  const manifest = soundManifest({
    localizationInfo: {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "de", file: "de.json" }],
    },
    copilotAgents: { declarativeAgents: [{ id: "a", file: "agent.json" }] },
    activities: { activityTypes: [], activityIcons: [icon("a"), icon("b")] },
  });
  const given = { manifest, files: both, zip };
  expect(check(rule, given)).toEqual([
    '/localizationInfo/additionalLanguages/0/file: there is no file "de.json" in the package',
    '/activities/activityIcons/0/iconFile: there is no file "icons/task.png" in the package',
    '/copilotAgents/declarativeAgents/0/file: there is no file "agent.json" in the package',
  ]);
  expect(diagnose(rule, given)[1]?.related).toMatchObject([{ message: "named here too" }]);
});

test("an empty path", () => {
  const manifest = soundManifest({ icons: { color: "color.png", outline: "" } });
  expect(check(rule, { manifest, files: both })).toEqual(["/icons/outline: the path is empty"]);
});
