/** Builds dist/ from a fresh checkout: validators, bundles, type declarations. */
import { buildSchemas } from "./build-schemas.mjs";
import { bundle } from "./bundle.mjs";
import { writeDeclarations } from "./declarations.mjs";

await buildSchemas();
await bundle();
process.exitCode = writeDeclarations();
