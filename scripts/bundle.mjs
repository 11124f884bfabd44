/**
 * Bundles dist/: the command line as CommonJS, which starts 8 ms faster than ES modules, and the
 * library as ES modules. Nothing is left to be installed with the package.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleCore, lateModule, lateModules, latePackage } from "./bundle-core.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  // "main" alone is the UMD file of jsonc-parser, whose inner requires no bundler follows.
  mainFields: ["module", "main"],
  legalComments: "none",
  logLevel: "warning",
  define: { TEAMSLINT_VERSION: JSON.stringify(version) },
};

const commandLine = `${root}src/cli/bin.ts`;

/** Replaces the folder `target` by what the entries `cli`, `library` and `graph` and the schemas make. */
export async function bundle({
  cli = commandLine,
  library = `${root}src/index.ts`,
  graph = `${root}src/graph/index.ts`,
  parsers = `${root}src/model/parsers.ts`,
  target = `${root}dist/`,
} = {}) {
  rmSync(target, { recursive: true, force: true });
  common.define.TEAMSLINT_HELP ??= JSON.stringify(await helpText());
  const chunks = await bundleCommandLine(cli, target);
  chmodSync(`${target}cli.cjs`, 0o755);
  await build({
    ...common,
    // Parsers of links and ids have files of their own: a bundler leaves out whole files alone.
    entryPoints: { index: library, graph, "index-parsers": parsers },
    outdir: target,
    format: "esm",
    splitting: true,
    // Modules that both entries import dynamically are bundled once.
    plugins: [dynamicImportsAsChunks(chunks, "./chunks/", true), lateFromModule],
    // Beside index.js, because generated files are found relative to the module that loads them.
    chunkNames: "index-[name]-[hash]",
  });
  await bundleCore(`${target}core`);
  cpSync(`${root}src/schema/validators`, `${target}validators`, { recursive: true });
  rmSync(`${target}validators/built-from.txt`, { force: true });
  for (const name of ["manifest-properties.json", "request.schema.json"]) {
    cpSync(`${root}src/schema/generated/${name}`, `${target}generated/${name}`);
  }
  cpSync(`${root}src/schema/generated/config.schema.json`, `${target}config.schema.json`);
  const request = JSON.parse(
    readFileSync(`${root}src/schema/generated/request.schema.json`, "utf8"),
  );
  // For editors: of the definitions, the body is what a file holds.
  const ofBody = { ...request, $ref: "#/definitions/NotificationBody" };
  writeFileSync(`${target}request.schema.json`, `${JSON.stringify(ofBody, undefined, 2)}\n`);
  cpSync(`${root}src/format/json.schema.json`, `${target}diagnostics.schema.json`);
  cpSync(`${root}docs/agents.md`, `${target}agents.md`);
  for (const name of readdirSync(`${root}rules`)) {
    if (name.endsWith(".md")) cpSync(`${root}rules/${name}`, `${target}pages/${name}`);
  }
}

/** The text of `--help`: loading yargs for it would take longer than a whole run. */
async function helpText() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [`${root}src/cli/usage.ts`],
    write: false,
    format: "cjs",
    define: { "import.meta.url": JSON.stringify(import.meta.url) },
    // Nothing runs but yargs.
    plugins: [dynamicImportsAsChunks(new Map(), "./")],
  });
  const module = { exports: {} };
  const evaluate = new Function("module", "require", outputFiles[0].text);
  evaluate(module, createRequire(import.meta.url));
  return module.exports.helpOf();
}

/**
 * The entry and one file in chunks/ for each module that is imported dynamically, so that a run
 * reads what it needs. A chunk holds its own copy of all it imports: only a leaf without state that
 * others share may be imported dynamically. The chunk of a command may be more than a leaf: it takes
 * from the file that has the table of commands what that file holds anyway.
 */
async function bundleCommandLine(entry, target) {
  const files = new Map([["cli", { source: entry, outfile: `${target}cli.cjs` }]]);
  // Goes on through what is added on the way.
  for (const file of files.values()) {
    const chunks = new Map();
    file.inputs = await bundleCommonJs(file, chunks);
    for (const [name, { source, isCommand }] of chunks) {
      const outfile = `${target}chunks/${name}.cjs`;
      if (!files.has(name)) files.set(name, { source, outfile, host: isCommand && file });
    }
  }
  // Only now is known what commands take from it.
  for (const file of files.values()) if (file.shared) await bundleCommonJs(file, new Map());
  return files;
}

/** Writes one file, adds the chunks that it imports to `chunks`, and returns the paths of the modules in it. */
async function bundleCommonJs({ source, outfile, host, shared }, chunks) {
  const isChunk = basename(outfile) !== "cli.cjs";
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: [source],
    outfile,
    write: false,
    metafile: true,
    format: "cjs",
    // CommonJS has no import.meta; in all of these files it stands for the place of cli.cjs.
    define: { ...common.define, "import.meta.url": "bundle.url" },
    banner: { js: isChunk ? urlOf('require("node:path").join(__dirname,"../cli.cjs")') : shebang },
    // A dynamic import becomes a require: node's loader of ES modules takes 6 ms to start.
    supported: { "dynamic-import": false },
    plugins: [
      ...(host ? [modulesOfHost(host, outfile)] : []),
      ...(shared ? [exportModules(source, shared)] : []),
      dynamicImportsAsChunks(chunks, isChunk ? "./" : "./chunks/"),
      lateByRequire(chunks, isChunk ? "./" : "./chunks/"),
      generatedByRequire(isChunk ? ".." : "."),
    ],
  });
  // The 1 says that the default of a chunk is all that it exports, as node has it for CommonJS.
  const text = outputFiles[0].text.replace(/(\(require\("\.\/[\w/-]+\.cjs"\)),1\)/g, "$1)");
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, text);
  return new Set(Object.keys(metafile.inputs).map((path) => resolve(path)));
}

/** In the chunk of a command: what its host holds is the host's, and noted in `host.shared`. */
const modulesOfHost = (host, outfile) => ({
  name: "modules of the host",
  setup({ onResolve, onLoad, resolve: find }) {
    const place = `./${pathFrom(dirname(outfile), host.outfile)}`;
    onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== "import-statement" || pluginData?.isResolved) return;
      const options = { kind, importer, resolveDir, pluginData: { isResolved: true } };
      const found = await find(path, options);
      if (!host.inputs.has(found.path)) return;
      host.shared ??= new Set();
      host.shared.add(found.path);
      return { path: found.path, namespace: "host" };
    });
    onLoad({ filter: /.*/, namespace: "host" }, ({ path }) => ({
      contents: `module.exports = require("${place}").${exportName(path)}`,
    }));
    onResolve({ filter: /.*/, namespace: "host" }, ({ path }) => ({ path, external: true }));
  },
});

/** In the host: exports each of these modules as a whole. */
const exportModules = (entry, modules) => ({
  name: "exports of the host",
  setup({ onLoad }) {
    onLoad({ filter: /.*/ }, ({ path }) => {
      if (path !== resolve(entry)) return;
      const lines = [...modules]
        .sort()
        .map((module) => `export * as ${exportName(module)} from ${JSON.stringify(module)};`);
      return { contents: `${readFileSync(entry, "utf8")}\n${lines.join("\n")}`, loader: "ts" };
    });
  },
});

const exportName = (path) => chunkName(path).replaceAll("-", "_");

/** Made when something asks: node:url takes a while to load. */
const urlOf = (cli) =>
  `const bundle={get url(){return require("node:url").pathToFileURL(${cli}).href}};`;

/** Behind `--` Node looks for no options of its own: it would read `--env-file` there and run what the file says. */
const shebang = "#!/usr/bin/env -S node --";

/** Dynamic imports that nearly every run follows: a file more takes longer to open than to read. */
const inEachRun = new Set(["./pretty.js"]);

/** Where all chunks are built already, those alone are taken. */
function dynamicImportsAsChunks(chunks, folder, areBuilt = false) {
  return {
    name: "dynamic imports as chunks",
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData?.isResolved || path.startsWith("node:")) return;
        if (inEachRun.has(path)) return;
        const options = { kind, importer, resolveDir, pluginData: { isResolved: true } };
        const found = await find(path, options);
        if (found.errors.length > 0) return { errors: found.errors };
        const name = chunkName(found.path);
        if (areBuilt && !chunks.has(name)) return;
        const isCommand = basename(importer) === "commands.ts" || chunks.get(name)?.isCommand;
        chunks.set(name, { source: found.path, isCommand });
        return { path: `${folder}${name}.cjs`, external: true };
      });
    },
  };
}

/** CommonJS has its `require` already: to make another one takes node a millisecond. */
const generatedByRequire = (folder) => ({
  name: "generated files by require",
  setup({ onLoad }) {
    const contents = `export const loadGenerated = (path) => module.require("${folder}/" + path);`;
    onLoad({ filter: /[\\/]load-generated\.ts$/ }, () => ({ contents }));
  },
});

/** Late modules are in chunks, of which each is loaded at the first call, and synchronously. */
const lateByRequire = (chunks, folder) => ({
  name: "late modules by require",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: lateModules }, ({ path }) => {
      const { name, source } = lateModule(path);
      chunks.set(chunkName(source), { source });
      const place = `${folder}${chunkName(source)}.cjs`;
      return { contents: `export const ${name} = () => module.require("${place}");` };
    });
    onResolve({ filter: latePackages }, ({ path, kind, importer }) =>
      kind === "import-statement" && !ofPackage.test(importer)
        ? { path, namespace: "late package" }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: "late package" }, ({ path }) => {
      const source = fileURLToPath(import.meta.resolve(path));
      chunks.set(chunkName(source), { source });
      const place = `${folder}${chunkName(source)}.cjs`;
      const contents = `export default (...given) => module.require("${place}").default(...given);`;
      return { contents };
    });
  },
});

/** Modules of packages, which may need more of another package than its default: yargs reads properties of it. */
const ofPackage = /[\\/]node_modules[\\/](?!\.)/;

/** Packages whose default is a function, which most runs do not call. */
const latePackages = new RegExp(`^(?:${latePackage}|yargs-parser)$`);

/** The same chunks, for the library. */
const lateFromModule = {
  name: "late modules from a module",
  setup({ onLoad }) {
    onLoad({ filter: lateModules }, ({ path }) => {
      const { name, source } = lateModule(path);
      const contents = `
        import { createRequire } from "node:module";
        export const ${name} = () =>
          createRequire(import.meta.url)("./chunks/${chunkName(source)}.cjs");`;
      return { contents };
    });
  },
};

/** With `/`, on Windows too. */
function pathFrom(folder, file) {
  return relative(folder, file).split(sep).join("/");
}

/** `src/format/sarif.ts` is `format-sarif`, `node_modules/yargs/index.mjs` is `yargs-index`. */
function chunkName(file) {
  const path = pathFrom(root, file).replace(/^(?:\.\.\/)+|^(?:src|node_modules)\//, "");
  return path.replace(/\.\w+$/, "").replace(/[^\w-]+/g, "-");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
