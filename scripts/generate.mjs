/**
 * Writes the generated files that are committed: with `--check` only tells which are stale. Run it
 * after a change to src/model/ or to the version of @microsoft/app-manifest.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateProperties } from "./properties-table.mjs";
import { generateTypeSchemas } from "./type-schemas.mjs";

const root = new URL("../", import.meta.url);

/** The text that each committed file must have, by its path in the project. */
export function generatedFiles() {
  return {
    ...generateTypeSchemas(),
    "src/schema/generated/manifest-properties.json": generateProperties(),
  };
}

/**
 * The paths of the committed files that no longer follow from their sources.
 * @param {Record<string, string>} files
 */
export function staleFiles(files = generatedFiles()) {
  return Object.keys(files).filter(
    (path) => readFileSync(new URL(path, root), "utf8") !== files[path],
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--check")) {
    const stale = staleFiles();
    for (const path of stale) console.error(`${path} is stale: run node scripts/generate.mjs`);
    if (stale.length > 0) process.exitCode = 1;
  } else {
    mkdirSync(new URL("src/schema/generated/", root), { recursive: true });
    for (const [path, text] of Object.entries(generatedFiles())) {
      writeFileSync(new URL(path, root), text);
    }
  }
}
