/** Builds dist/ from a fresh checkout: validators, bundles, type declarations. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSchemas } from "./build-schemas.mjs";
import { bundle } from "./bundle.mjs";

await buildSchemas();
await bundle();
const compiler = fileURLToPath(import.meta.resolve("typescript/lib/tsc.js"));
const cwd = fileURLToPath(new URL("..", import.meta.url));
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.json"], {
  cwd,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
