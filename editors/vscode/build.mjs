/** Builds dist/ and server/: the extension in one file, and the command line that it brings. */
import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundledPackages, extensionPackages } from "../../scripts/bundled-packages.mjs";
import { noticesOf } from "../../scripts/notices.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

if (!existsSync(`${dist}cli.cjs`)) {
  console.error("there is no dist/ of teamslint: run npm run build at the top of the repository");
  process.exit(1);
}
rmSync(`${here}server`, { recursive: true, force: true });
// Files of the server and the preview, without library, types and rule pages.
for (const name of [
  "cli.cjs",
  "chunks",
  "validators",
  "generated",
  "config.schema.json",
  "request.schema.json",
]) {
  cpSync(`${dist}${name}`, `${here}server/${name}`, { recursive: true });
}
cpSync(`${here}../../LICENSE`, `${here}LICENSE`);
const packages = [...(await bundledPackages()), ...(await extensionPackages())];
writeFileSync(`${here}THIRD-PARTY-NOTICES`, noticesOf(packages));
await build({
  entryPoints: [`${here}src/extension.ts`],
  outfile: `${here}dist/extension.cjs`,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  external: ["vscode"],
  logLevel: "warning",
});
