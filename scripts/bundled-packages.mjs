/** Which npm packages dist/ holds parts of. esbuild is asked, so that none can be forgotten. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Their names, sorted: what is bundled into the command line, the library and the validators, and where the schemas come from. */
export async function bundledPackages() {
  const { metafile } = await build({
    entryPoints: [
      `${root}src/cli/bin.ts`,
      `${root}src/index.ts`,
      `${root}scripts/validator-runtime.mjs`,
      `${root}scripts/validator-uri.mjs`,
    ],
    bundle: true,
    external: ["./uri.cjs"],
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    splitting: true,
    outdir: `${root}dist`,
    write: false,
    metafile: true,
    logLevel: "warning",
    define: { TEAMSLINT_VERSION: '""', TEAMSLINT_HELP: '""' },
  });
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/;
  const names = Object.keys(metafile.inputs).flatMap((path) => inside.exec(path)?.[1] ?? []);
  return [...new Set([...names, "@microsoft/app-manifest"])].sort();
}
