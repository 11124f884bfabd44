/**
 * Tries the generated types with what is too large for `npm test`: the newest TypeScript, pyright, Python itself,
 * VS Code's language service for JSON, and a grammar of C#, of which no compiler comes from npm. The tools are
 * installed into this folder.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, isInstalled, root, run, temporaryFolder } from "../../integration/shell.mjs";
import { expectedError } from "../expected-error.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const tool = (name) => join(here, "node_modules/.bin", name);
const programs = join(root, "test/types/programs");
const require = createRequire(import.meta.url);

run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, isQuiet: true });

const folder = temporaryFolder();
cpSync(join(root, "fixtures/typed"), folder, { recursive: true });
writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
const command = join(root, "dist/cli.cjs");

/** Types of an app whose texts try to break out of where they stand. */
const hostile = join(folder, "hostile");
mkdirSync(hostile);
writeFileSync(join(hostile, "manifest.json"), hostileManifest());
for (const [file, ...options] of [
  ["hostile.ts", "--helpers"],
  ["hostile.py", "--helpers"],
  ["hostile.cs"],
]) {
  const args = ["types", "hostile", "--output", join("hostile", file), ...options];
  run([process.execPath, command, ...args], { cwd: folder, isQuiet: true });
}

const others = writeOthers();
tryTypeScript();
tryPyright();
runPython();
await parseCSharp();
const { tryEditor } = await import("./editor.mjs");
await tryEditor(join(folder, "notifications/notifications.schema.json"));

/** Types of every other app of the fixtures that has some, by their paths without an extension. */
function writeOthers() {
  const fixtures = join(root, "fixtures");
  const manifests = readdirSync(fixtures, { recursive: true }).filter((name) =>
    /(?:^|[/\\])manifest[\w.]*\.json$/.test(name),
  );
  mkdirSync(join(folder, "others"));
  const written = manifests.flatMap((name, index) => {
    const output = `others/app${index}`;
    const made = [".py", ".cs"].map((extension) => {
      const args = ["types", join(fixtures, name), "--output", output + extension];
      return spawnSync(process.execPath, [command, ...args], { cwd: folder }).status === 0;
    });
    return made.every(Boolean) ? output : [];
  });
  expect(`${written.length} of ${manifests.length} other manifests have types`, written.length > 5);
  return written;
}

/** Each program has the error that it names, as the newest compiler words it. */
function tryTypeScript() {
  const names = readdirSync(programs).filter((name) => name.endsWith(".ts"));
  mkdirSync(join(folder, "programs"));
  for (const name of names) {
    const text = readFileSync(join(programs, name), "utf8");
    const moved = text.replace(/"[./]+fixtures\/typed\/src\//, '"../src/');
    writeFileSync(join(folder, "programs", name), moved);
  }
  const options = "--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess";
  const more = "--noUnusedLocals --noUnusedParameters --verbatimModuleSyntax --ignoreConfig";
  const { stdout } = spawnSync(
    tool("tsc"),
    [
      ...`${options} ${more} --module nodenext --target es2022 --pretty false`.split(" "),
      ...names.map((name) => `programs/${name}`),
      "hostile/hostile.ts",
    ],
    { cwd: folder, encoding: "utf8", shell: process.platform === "win32" },
  );
  const found = new Map();
  for (const [, file, message] of stdout.matchAll(
    /^(\S+)\(\d+,\d+\): error TS\d+: ([^]*?)(?=\n\S|\s*$(?![^]))/gm,
  )) {
    const line = message.replace(/\s*\n\s*/g, " ");
    found.set(basename(file), [...(found.get(basename(file)) ?? []), line]);
  }
  expectErrors("TypeScript", programs, names, found);
  expect("TypeScript finds nothing wrong with hostile texts", !found.has("hostile.ts"));
}

function tryPyright() {
  const names = readdirSync(programs).filter((name) => name.endsWith(".py"));
  for (const name of names) cpSync(join(programs, name), join(folder, name));
  const settings = { pythonVersion: "3.10", typeCheckingMode: "strict" };
  const generated = ["gates/notifications.py", "hostile/hostile.py"];
  generated.push(...others.map((output) => `${output}.py`));
  const files = [...names, ...generated];
  writeFileSync(
    join(folder, "pyrightconfig.json"),
    JSON.stringify({ ...settings, include: files }),
  );
  const { stdout } = spawnSync(tool("pyright"), ["--outputjson"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const found = new Map();
  for (const { file, message, severity } of JSON.parse(stdout).generalDiagnostics) {
    if (severity !== "error") continue;
    const line = message.replace(/[\s\u00a0]*\n[\s\u00a0]*/g, " ");
    found.set(basename(file), [...(found.get(basename(file)) ?? []), line]);
  }
  expectErrors("pyright", programs, names, found);
  for (const name of generated.map((file) => basename(file))) {
    expect(`pyright says of ${name}: ${found.get(name) ?? "nothing"}`, !found.has(name));
  }
}

function expectErrors(checker, from, names, found) {
  for (const name of names) {
    const expected = expectedError(readFileSync(join(from, name), "utf8"));
    const [first] = found.get(name) ?? [];
    const holds = expected ? first !== undefined && expected.test(first) : first === undefined;
    expect(`${checker}, ${name}: ${first ?? "compiles"}`, holds);
  }
}

function runPython() {
  if (!isInstalled("python3")) return console.log("python3 is not here: nothing was executed");
  run(["python3", "right.py"], { cwd: folder });
  const check = `
import json, sys
sys.path.insert(0, "hostile")
import hostile
texts = {a["type"] for a in json.load(open("hostile/manifest.json"))["activities"]["activityTypes"]}
assert texts < set(hostile.ActivityType.__args__), texts
`;
  run(["python3", "-c", check], { cwd: folder, isQuiet: true });
  expect("Python reads every hostile text as it is", true);
}

async function parseCSharp() {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init();
  const grammar = require.resolve("tree-sitter-c-sharp/tree-sitter-c_sharp.wasm");
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  for (const file of [
    "Notifications/Notifications.cs",
    "Notifications/GateNotifier.cs",
    "hostile/hostile.cs",
    ...others.map((output) => `${output}.cs`),
  ]) {
    const tree = parser.parse(readFileSync(join(folder, file), "utf8"));
    expect(`the grammar of C# parses ${file}`, !tree.rootNode.hasError);
  }
  const broken = parser.parse("public sealed record A(string B { }");
  expect("and not what is broken", broken.rootNode.hasError);
}

function hostileManifest() {
  const texts = [
    "*/ x /*",
    '"; x; "',
    "\"\"\" ''' \\",
    "a\nb\r\nc\u2028d",
    "</summary><x>&",
    "# x\n#pragma",
    "\u202ex\u202c",
    "\u{e0041}",
    "class",
    "__name",
    "2fa",
    "task done",
    "taskDone",
    "タスク",
    "Equals",
    "constructor",
  ];
  const manifest = JSON.parse(
    readFileSync(join(root, "fixtures/typed/appPackage/manifest.json"), "utf8"),
  );
  const clean = (text) => text.replace(/[<>]/g, "");
  return JSON.stringify({
    ...manifest,
    activities: {
      activityTypes: texts.map((type) => ({
        type,
        description: "x",
        templateText: `${clean(type)} {${clean(type)}} {other}`,
        allowedIconIds: [type, "other"],
      })),
      activityIcons: [...texts, "other"].map((id) => ({ id, iconFile: "x.png" })),
    },
  });
}
