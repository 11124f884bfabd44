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
import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeCodeCache } from "./code-cache.mjs";

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

/**
 * What main.cjs loads at the first call: V8 reads over every function of a file before the file
 * starts, and a run without findings needs none of these. By chunk, the functions of each module.
 * A chunk holds its own copy of what it imports, so these modules must share no state but caches.
 */
const late = {
  "late-options": { "node_modules/yargs-parser/build/lib/index.js": ["default"] },
  "late-tolerant": {
    "node_modules/jsonc-parser/lib/esm/main.js": ["parseTree", "printParseErrorCode"],
  },
  "late-findings": {
    "src/json/edit.ts": ["insertEdit", "removeEdit", "renameEdit", "replaceEdit"],
    "src/json/place.ts": ["fileAt", "rangeIn", "resolvePlace", "valueSpan", "writtenValue"],
    "src/model/closest.ts": ["closest", "countSlips"],
    "src/schema/errors.ts": ["foldErrors"],
    "src/schema/language-words.ts": ["languageWords"],
    "src/schema/manifest-words.ts": ["manifestWords"],
    "src/schema/words.ts": ["schemaFindings"],
  },
  "late-requests": {
    "src/input/http-file.ts": ["readHttpFile", "readHttpSection"],
    "src/input/markdown.ts": ["codeFences", "readMarkdown"],
  },
};

const commandLine = `${root}src/bin.ts`;

/** Replaces the folder `target` by what the entries `cli` and `library` and the schemas make. */
export async function bundle({
  cli = commandLine,
  library = `${root}src/index.ts`,
  target = `${root}dist/`,
} = {}) {
  rmSync(target, { recursive: true, force: true });
  common.define.TEAMSLINT_HELP ??= JSON.stringify(await helpText());
  const chunks = await bundleCommandLine(cli, target);
  chmodSync(`${target}cli.cjs`, 0o755);
  await build({
    ...common,
    entryPoints: { index: library },
    outdir: target,
    format: "esm",
    splitting: true,
    // What both import dynamically is there once.
    plugins: [dynamicImportsAsChunks(chunks, "./chunks/", true)],
    // Beside index.js, because generated files are found relative to the module that loads them.
    chunkNames: "index-[name]-[hash]",
  });
  cpSync(`${root}src/validators`, `${target}validators`, { recursive: true });
  rmSync(`${target}validators/built-from.txt`, { force: true });
  cpSync(
    `${root}src/generated/manifest-properties.json`,
    `${target}generated/manifest-properties.json`,
  );
  cpSync(`${root}src/generated/config.schema.json`, `${target}config.schema.json`);
  cpSync(`${root}src/format/json.schema.json`, `${target}diagnostics.schema.json`);
  for (const name of readdirSync(`${root}rules`)) {
    if (name.endsWith(".md")) cpSync(`${root}rules/${name}`, `${target}pages/${name}`);
  }
  if (cli === commandLine) writeCodeCache(target);
}

/** What `--help` prints: loading yargs for it would take longer than a whole run. */
async function helpText() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [`${root}src/usage.ts`],
    write: false,
    format: "cjs",
    define: { "import.meta.url": JSON.stringify(import.meta.url) },
  });
  const module = { exports: {} };
  const evaluate = new Function("module", "require", outputFiles[0].text);
  evaluate(module, createRequire(import.meta.url));
  const { help } = await module.exports.usageOf([]);
  return help;
}

/**
 * The entry and one file in chunks/ for each module that is imported dynamically, so that a run
 * reads what it needs. A chunk holds its own copy of all it imports: only a leaf without state that
 * others share may be imported dynamically.
 */
async function bundleCommandLine(entry, target) {
  const chunks = new Map();
  await bundleCommonJs(entry, `${target}cli.cjs`, chunks);
  for (const [name, modules] of Object.entries(late)) {
    const lines = Object.entries(modules).map(
      ([path, functions]) => `export { ${functions} } from "./${path}";`,
    );
    chunks.set(name, { contents: lines.join(""), resolveDir: root });
  }
  const built = new Set();
  while (built.size < chunks.size) {
    for (const [name, source] of chunks) {
      if (built.has(name)) continue;
      built.add(name);
      await bundleCommonJs(source, `${target}chunks/${name}.cjs`, chunks);
    }
  }
  return chunks;
}

/** `entry` is a path, or `{ contents, resolveDir }`. */
async function bundleCommonJs(entry, outfile, chunks) {
  const isChunk = basename(outfile) !== "cli.cjs";
  const { outputFiles } = await build({
    ...common,
    ...(typeof entry === "string" ? { entryPoints: [entry] } : { stdin: entry }),
    outfile,
    write: false,
    format: "cjs",
    // CommonJS has no import.meta; in all of these files it stands for the place of cli.cjs.
    define: { ...common.define, "import.meta.url": "bundle.url" },
    banner: { js: isChunk ? chunkBanner : await entryBanner() },
    // A dynamic import becomes a require: node's loader of ES modules takes 6 ms to start.
    supported: { "dynamic-import": false },
    plugins: [
      dynamicImportsAsChunks(chunks, isChunk ? "./" : "./chunks/"),
      generatedByRequire,
      ...(basename(outfile) === "main.cjs" ? [lateModules] : []),
    ],
  });
  // The 1 says that the default of a chunk is all that it exports, as node has it for CommonJS.
  let text = outputFiles[0].text.replace(/(\(require\("\.\/[\w/-]+\.cjs"\)),1\)/g, "$1)");
  if (!isChunk) text = text.replace(/require\("\.\/(chunks\/[\w-]+\.cjs)"\)/g, 'bundle.load("$1")');
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, text);
}

/** `bundle.url` is that of cli.cjs, and `bundle.load` loads a file by its path from there. */
const bundleOf = (cli, load) =>
  `const bundle={get url(){return require("node:url").pathToFileURL(${cli}).href},load:${load}};`;

const chunkBanner = bundleOf(
  'require("node:path").join(__dirname,"../cli.cjs")',
  'path=>require("../"+path)',
);

/** The entry brings the loader of all chunks. */
async function entryBanner() {
  const contents = `
    import { cachedRequire, cachePath } from "./cached-require.mjs";
    const folder = __dirname + "/";
    export default cachedRequire(folder, require, (chunk) => {
      try {
        return require("node:fs").readFileSync(folder + cachePath(chunk));
      } catch {
        return undefined;
      }
    });`;
  const { outputFiles } = await build({
    ...common,
    stdin: { contents, resolveDir: `${root}scripts` },
    write: false,
    format: "iife",
    globalName: "chunks",
  });
  return `#!/usr/bin/env node\n${outputFiles[0].text}${bundleOf("__filename", "chunks.default")}`;
}

/** Dynamic imports that nearly every run follows: a file more takes longer to open than to read. */
const inEachRun = new Set(["./pretty.js"]);

/** Where all chunks are built already, those alone are taken. */
function dynamicImportsAsChunks(chunks, folder, areBuilt = false) {
  return {
    name: "dynamic imports as chunks",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData?.isResolved || path.startsWith("node:")) return;
        if (inEachRun.has(path)) return;
        const options = { kind, importer, resolveDir, pluginData: { isResolved: true } };
        const found = await resolve(path, options);
        if (found.errors.length > 0) return { errors: found.errors };
        const name = chunkName(found.path);
        if (areBuilt && !chunks.has(name)) return;
        chunks.set(name, found.path);
        return { path: `${folder}${name}.cjs`, external: true };
      });
    },
  };
}

/** CommonJS has its `require` already: to make another one takes node a millisecond. */
const generatedByRequire = {
  name: "generated files by require",
  setup({ onLoad }) {
    // That of requests is small, and nearly every run needs it.
    const contents = `
      const request = "validators/request.cjs";
      export const loadGenerated = (path) =>
        path === request ? require("./validators/request.cjs") : bundle.load(path);`;
    onLoad({ filter: /[\\/]load-generated\.ts$/ }, () => ({ contents, resolveDir: `${root}src` }));
  },
};

/** In place of each late module stand functions that load its chunk and pass the call on. */
const lateModules = {
  name: "late modules",
  setup({ onLoad, onResolve }) {
    for (const [name, modules] of Object.entries(late)) {
      const chunk = `./${name}.cjs`;
      for (const [path, functions] of Object.entries(modules)) {
        const contents = functions.map(
          (key) =>
            `export ${key === "default" ? "default" : `const ${key} =`} (...values) => require("${chunk}").${key}(...values);`,
        );
        const filter = new RegExp(
          `${path.replace(/[/.]/g, (sign) => (sign === "/" ? "[\\\\/]" : "\\."))}$`,
        );
        onLoad({ filter }, () => ({ contents: contents.join("") }));
      }
    }
    onResolve({ filter: /^\.\/late-/ }, ({ path }) => ({ path, external: true }));
  },
};

/** `src/format/sarif.ts` is `format-sarif`, `node_modules/yargs/index.mjs` is `yargs-index`. */
function chunkName(file) {
  const path = relative(root, file).replace(/^(?:\.\.\/)+|^(?:src|node_modules)\//, "");
  return path.replace(/\.\w+$/, "").replace(/[^\w-]+/g, "-");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
