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

const agent = {
  manifestVersion: "1.25",
  copilotAgents: { declarativeAgents: [{ id: "agent", file: "agents/agent.json" }] },
};

test.each([
  ["a file of its own folder", { instructions: "$[file('say.txt')]" }, ["agents/say.txt"]],
  ["a file above", { instructions: "$[file('../say.txt')]" }, ["say.txt"]],
  [
    "a file out of the package, which a build may fetch",
    { instructions: "$[file('../../say.txt')]" },
    [],
  ],
  ["a name that is filled in later", { instructions: "$[file('${{FILE}}')]" }, []],
  ["a plugin", { actions: [{ id: "a", file: "plugin.json" }] }, ["agents/plugin.json"]],
  ["a refused list", { actions: "plugin.json" }, []],
])("an agent passes: %s", (_, content, names) => {
  const files = { ...both, ...Object.fromEntries(names.map((name) => [name, image])) };
  const languages = { "agents/agent.json": content };
  expect(check(rule, { manifest: soundManifest(agent), files, languages, zip })).toEqual([]);
});

test("what an agent and its plugin name", () => {
  const languages = {
    "agents/agent.json": {
      instructions: "Begin so: $[file('say.txt')]",
      actions: [
        { id: "a", file: "plugin.json" },
        { id: "b", file: "gone.json" },
      ],
    },
    "agents/plugin.json": {
      runtimes: [
        { type: "OpenApi", spec: { url: "api/openapi.yaml" } },
        { type: "OpenApi", spec: { url: "https://api.example.com/openapi.yaml" } },
        { type: "OpenApi", spec: { url: "${{OPENAPI_SERVER_URL}}/openapi.yaml" } },
      ],
    },
  };
  expect(check(rule, { manifest: soundManifest(agent), files: both, languages })).toEqual([
    'agents/agent.json/instructions: there is no file "agents/say.txt" beside the manifest',
    'agents/agent.json/actions/1/file: there is no file "agents/gone.json" beside the manifest',
    'agents/plugin.json/runtimes/0/spec/url: there is no file "agents/api/openapi.yaml" beside the manifest',
  ]);
});

test.each([
  ["a slip", "zh-TW.json", ["zn-TW.json", "fr.json"], "zn-TW.json"],
  ["another ending", "color.png", ["color.jpg"], "color.jpg"],
  ["another folder", "icons/color.png", ["images/color.png"], "images/color.png"],
  ["another language", "de.json", ["fr.json", "es.json"], undefined],
  ["nothing near", "color.png", ["agent.json"], undefined],
])("the closest file that is there: %s", (_, name, names, near) => {
  const manifest = soundManifest({ icons: { color: name, outline: "outline.png" } });
  const files = Object.fromEntries([...names, "outline.png"].map((path) => [path, image]));
  const [found] = diagnose(rule, { manifest, files, zip });
  if (near === undefined) expect(found?.help).toContain("put the file there");
  else {
    expect(found?.help).toBe(`did you mean "${near}"?`);
    expect(found?.suggestions).toMatchObject([{ title: `write "${near}"` }]);
  }
});

test("a name inside of a text is written there", () => {
  const languages = { "agents/agent.json": { instructions: "Say $[file('instruktion.txt')]" } };
  const files = { ...both, "agents/instruction.txt": image };
  const [found] = diagnose(rule, { manifest: soundManifest(agent), files, languages });
  expect(found?.suggestions).toMatchObject([{ title: "write \"Say $[file('instruction.txt')]\"" }]);
});

test("a file that another place names is not suggested", () => {
  const manifest = soundManifest({ icons: { color: "colour.png", outline: "color.png" } });
  const [found] = diagnose(rule, { manifest, files: { "color.png": image }, zip });
  expect(found?.help).toContain("put the file there");
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
