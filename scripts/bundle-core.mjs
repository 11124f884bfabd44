/**
 * Bundles dist/core/: the library without Node, as ES modules. What one version of the manifest or one programming
 * language needs is a file of its own, which `src/schema/load-generated.browser.ts` imports when a text asks
 * for it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const validators = `${root}src/schema/validators/`;
const properties = "generated/manifest-properties.json";
const browser = `${root}src/schema/load-generated.browser.ts`;

/** The package that few folders need; its default is a function. */
export const latePackage = "ignore";

/** Writes the files of the entry `core` into the folder `target`. Returns esbuild's account of them. */
export async function bundleCore(target, core = `${root}src/core/index.ts`) {
  const { metafile } = await build({
    entryPoints: { index: core },
    outdir: target,
    bundle: true,
    minify: true,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    splitting: true,
    chunkNames: "[name]-[hash]",
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "warning",
    plugins: [lateByImport],
  });
  for (const path of Object.keys(metafile.outputs)) {
    // Of a file without side effects such an import does nothing, and other bundlers warn of it.
    const text = readFileSync(path, "utf8").replace(/\bimport"\.\/chunk-\w+\.js";/g, "");
    writeFileSync(path, text);
  }
  return metafile;
}

/** Puts modules that are imported late where the source loads them at once. */
const lateByImport = {
  name: "late modules by import",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/load-generated\.js$/ }, () => ({ path: browser }));
    onLoad({ filter: lateModules }, ({ path }) => {
      const { name, source } = lateModule(path);
      const contents = `
        import { loadGenerated } from ${JSON.stringify(browser)};
        export const ${name} = () => loadGenerated(${JSON.stringify(chunkOf(source))});`;
      return { contents, resolveDir: dirname(path) };
    });
    onResolve({ filter: new RegExp(`^${latePackage}$`) }, ({ path, kind }) =>
      kind === "dynamic-import" ? undefined : { path, namespace: "late package" },
    );
    onLoad({ filter: /.*/, namespace: "late package" }, ({ path }) => {
      const contents = `
        import { loadGenerated } from ${JSON.stringify(browser)};
        export default (...given) => loadGenerated("${path}").default(...given);`;
      return { contents, resolveDir: root };
    });
    onLoad({ filter: /load-generated\.browser\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\n${table()}`,
      loader: "ts",
    }));
  },
};

/** The table of late modules, as text. */
function table() {
  const rows = [[properties, `${root}src/schema/${properties}`, "valueOf"]];
  for (const file of readdirSync(validators)) {
    if (!file.endsWith(".cjs") || file.startsWith("config") || file === "uri.cjs") continue;
    const name = file.replace(/(?:-errors)?\.cjs$/, "");
    // The module that lists errors also tells whether there are any: one file for a version is enough.
    const how = file.endsWith("-errors.cjs") ? "valueOf" : "checksOf";
    rows.push([`validators/${file}`, `${validators}${name}-errors.cjs`, how]);
  }
  for (const entry of readdirSync(`${root}src`, { recursive: true })) {
    const path = `${root}src/${entry}`;
    if (!lateModules.test(path)) continue;
    const { source } = lateModule(path);
    rows.push([chunkOf(source), source, "valueOf"]);
  }
  rows.push([latePackage, latePackage, "wholeOf"]);
  const imports = rows.map(
    ([name, path, how]) =>
      `${JSON.stringify(name)}: () => import(${JSON.stringify(path)}).then(${how})`,
  );
  return `
    const wholeOf = (module: any) => module;
    const valueOf = (module: any) => module.default ?? module;
    const checksOf = (module: any) => Object.fromEntries(
      Object.entries(valueOf(module)).map(([name, errorsOf]: any) => [name, (value: unknown) => errorsOf(value) === undefined]),
    );
    const TEAMSLINT_LATE: any = { ${imports.join(", ")} };`;
}

/** Files that give a module at the first call: what reads programs or broken JSON, unpacks, or puts schema errors in words. */
export const lateModules = /[\\/](?:code|files|json|schema)[\\/](?:\w+[\\/])?load\.ts$/;

/** Of such a file: what it is called, and the module that it returns. */
export function lateModule(path) {
  const text = readFileSync(path, "utf8");
  const [, module] = /import \* as \w+ from "(.+)\.js"/.exec(text);
  const [, name] = /export (?:const|function) (\w+)/.exec(text);
  return { name, source: resolve(dirname(path), `${module}.ts`) };
}

/** `src/code/python/python.ts` is `code/python/python`, on every machine. */
function chunkOf(source) {
  return relative(`${root}src`, source).replaceAll("\\", "/").replace(/\.ts$/, "");
}
