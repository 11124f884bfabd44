/**
 * Builds dist/ from a fresh checkout: validators, bundles, type declarations. Nothing is done where dist/ was
 * built from these very files: who installs from git, as pre-commit does, has npm prepare the package twice.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchemas } from "./build-schemas.mjs";
import { bundle } from "./bundle.mjs";
import { writeDeclarations } from "./declarations.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** No part of the package. */
const stampFile = `${root}dist/built-from.txt`;

const stamp = inputsHash();
if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
  console.log("dist/ is up to date");
} else {
  await buildSchemas();
  await bundle();
  process.exitCode = writeDeclarations();
  if (process.exitCode === 0) writeFileSync(stampFile, stamp);
}

function inputsHash() {
  const hash = createHash("sha256").update(process.version);
  const folders = ["src", "rules", "scripts"].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("validators"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const others = ["package.json", "package-lock.json", "tsconfig.json"].map((name) => root + name);
  for (const file of [...folders.sort(), ...others]) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}
