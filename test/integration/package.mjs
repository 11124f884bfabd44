/**
 * Builds the package from a clean copy of this repository, installs it into an empty folder, and
 * uses it as its users do: from the command line, from TypeScript, and bundled.
 */
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOfRepository, expect, root, run, temporaryFolder } from "./shell.mjs";

const folder = temporaryFolder();
const source = join(folder, "teamslint");
copyOfRepository(source);
run(["npm", "ci", "--no-audit", "--no-fund"], { cwd: source, isQuiet: true });

const [packed] = JSON.parse(run(["npm", "pack", "--json"], { cwd: source, isQuiet: true }));
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(
  `${packed.filename}: ${kilobytes(packed.size)}, ${packed.files.length} files of ${kilobytes(packed.unpackedSize)}`,
);
const wanted =
  /^(?:dist\/.*\.(?:c?js|d\.ts|json|md)|(?:README|CHANGELOG|THIRD-PARTY-NOTICES)\.\w+|LICENSE|THIRD-PARTY-NOTICES|package\.json)$/;
const unwanted = packed.files.map(({ path }) => path).filter((path) => !wanted.test(path));
expect(`nothing is in it that users do not need: ${unwanted.join(", ")}`, unwanted.length === 0);
for (const name of ["LICENSE", "README.md", "CHANGELOG.md", "dist/pages/icon-size.md"]) {
  expect(
    `${name} is in it`,
    packed.files.some(({ path }) => path === name),
  );
}
const tarball = join(source, packed.filename);
run([join(source, "node_modules/.bin/publint"), "--strict", tarball], { cwd: source });
run(
  [
    join(source, "node_modules/.bin/attw"),
    tarball,
    "--profile",
    "esm-only",
    "--exclude-entrypoints",
    "./config.schema.json",
    "./diagnostics.schema.json",
    "./package.json",
  ],
  { cwd: source },
);

const user = join(folder, "empty");
mkdirSync(user);
const npm = ["npm", "install", "--no-audit", "--no-fund", "--offline"];
run([...npm, tarball], { cwd: user });
const installed = readdirSync(join(user, "node_modules")).filter((name) => !name.startsWith("."));
expect(`one package is installed: ${installed}`, installed.join() === "teamslint");

run(["npx", "teamslint", "--version"], { cwd: user });
run(["npx", "teamslint", "explain", "icon-size"], { cwd: user, isQuiet: true });
cpSync(join(root, "fixtures/task-board"), join(user, "sound"), { recursive: true });
cpSync(join(root, "fixtures/task-board-broken"), join(user, "broken"), { recursive: true });
run(["npx", "teamslint", "sound"], { cwd: user });
run(["npx", "teamslint", "broken"], { cwd: user, expected: 1, isQuiet: true });
run(["npx", "teamslint", "types", "sound", "--output", "types.schema.json"], { cwd: user });

writeFileSync(join(user, "package.json"), JSON.stringify({ type: "module" }));
writeFileSync(
  join(user, "use.ts"),
  `import { createValidator, lint, lintPaths, rules } from "teamslint";
import type { Config, Diagnostic, LintResult, OutgoingRequest, Rule, Severity } from "teamslint";
import { parseDeepLink, parseEndpoint, parseEntityUrl, parseTemplateText } from "teamslint";

const validate: (request: OutgoingRequest) => readonly Diagnostic[] = createValidator({ manifestVersion: "1.22", id: "", developer: {} });
const found: LintResult = lint({ files: { "manifest.json": "{}" } });
const levels: Severity[] = rules.map((rule: Rule) => rule.severity);
const config: Config = { rules: { "icon-size": "off" } };
void lintPaths(["."], { config: false }).then(({ diagnostics }) => diagnostics[0]?.fix?.edits);
// @ts-expect-error: a request has a body
validate({ url: "" });
export { config, found, levels, parseDeepLink, parseEndpoint, parseEntityUrl, parseTemplateText };
`,
);
// Whoever starts a server has the types of Node.
writeFileSync(
  join(user, "graph.ts"),
  `import { createServer } from "node:http";
import { type GraphEndpoint, graphEndpoint, NotificationError, notificationGuard } from "teamslint/graph";

const graph: GraphEndpoint = graphEndpoint({ manifest: {}, rate: 5 });
createServer(graph);
const statuses: number[] = graph.notifications().map(({ status }) => status);
const guard = notificationGuard({}, { onFinding: ({ rule, severity }, url) => void [rule, severity, url] });
const guarded: typeof fetch = guard.fetch();
export { guarded, NotificationError, statuses };
`,
);
writeFileSync(
  join(user, "core.ts"),
  `import { createValidator, lint, preview, previewPage, type LintResult } from "teamslint/core";

const found: Promise<LintResult> = lint({ files: { "manifest.json": "{}" } });
export { createValidator, found, preview, previewPage };
`,
);
const typeRoots = [join(source, "node_modules/@types")];
for (const [module, moduleResolution] of [
  ["NodeNext", "NodeNext"],
  ["ESNext", "Bundler"],
  // The default of TypeScript before 6, and the setting of many bots.
  ["CommonJS", "Node10"],
]) {
  for (const [file, types] of [
    ["use.ts", []],
    ["core.ts", []],
    ["graph.ts", ["node"]],
  ]) {
    const settings = {
      module,
      moduleResolution,
      target: "ES2022",
      lib: ["ES2022"],
      types,
      typeRoots,
    };
    const compilerOptions = { ...settings, strict: true, noEmit: true };
    writeFileSync(join(user, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    console.log(`(${file} with moduleResolution ${moduleResolution})`);
    run([join(source, "node_modules/.bin/tsc")], { cwd: user });
  }
}

writeFileSync(
  join(user, "use.mjs"),
  `import { createRequire } from "node:module";
import { createValidator, lintPaths } from "teamslint";
const require = createRequire(import.meta.url);
const { diagnostics, requests } = await lintPaths(["broken"]);
console.log(diagnostics.length, "findings in", requests, "requests");
const validate = createValidator(require("./sound/appPackage/manifest.json"));
console.log(validate({ body: { activityType: "taskDone" } })[0].message);
const { graphEndpoint } = await import("teamslint/graph");
console.log(graphEndpoint({ manifest: require("./sound/appPackage/manifest.json") }).notifications());
console.log(require("teamslint/config.schema.json").$schema);
console.log(require("teamslint/diagnostics.schema.json").$schema);
`,
);
run(["node", "use.mjs"], { cwd: user });

const sizeOf = (exported) => {
  writeFileSync(join(user, "part.mjs"), `export ${exported} from "teamslint";\n`);
  const esbuild = ["--bundle", "--minify", "--platform=node", "--format=esm", "--outfile=part.js"];
  run([join(source, "node_modules/.bin/esbuild"), "part.mjs", ...esbuild, "--log-level=warning"], {
    cwd: user,
  });
  return statSync(join(user, "part.js")).size;
};
const [whole, part] = [sizeOf("*"), sizeOf("{ parseDeepLink }")];
console.log(`one parser of the library: ${kilobytes(part)} of ${kilobytes(whole)}`);
expect("what is not used falls away", part < whole / 5);
