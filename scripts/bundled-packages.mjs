/** Which npm packages a release holds parts of. esbuild is asked, so that none can be forgotten. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Their folders, sorted: what is bundled into the command line, the library and the validators, and where the schemas come from. */
export async function bundledPackages() {
  const bundled = await packagesBehind([
    "src/cli/bin.ts",
    "src/index.ts",
    "scripts/validator-runtime.mjs",
    "scripts/validator-uri.mjs",
  ]);
  return [...bundled, `${root}node_modules/@microsoft/app-manifest`].sort();
}

/** The folders of those that the extension for VS Code holds beside dist/; `npm ci` has been run for it. */
export const extensionPackages = () => packagesBehind(["editors/vscode/src/extension.ts"]);

async function packagesBehind(entryPoints) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    external: ["./uri.cjs", "vscode"],
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    splitting: true,
    outdir: "dist",
    write: false,
    metafile: true,
    logLevel: "warning",
    define: { TEAMSLINT_VERSION: '""', TEAMSLINT_HELP: '""' },
  });
  const inside = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
  const folders = Object.keys(metafile.inputs).flatMap((path) => inside.exec(path)?.[0] ?? []);
  return [...new Set(folders)].map((folder) => root + folder).sort();
}
