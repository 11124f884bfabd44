/**
 * Declares the types of the library: tsc writes a declaration beside each source, and those that
 * its entries do not lead to are nobody's business.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const types = join(root, "dist/types");

/** Returns tsc's exit code. */
export function writeDeclarations() {
  const compiler = fileURLToPath(import.meta.resolve("typescript/lib/tsc.js"));
  const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.json"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) return status ?? 1;
  const entries = ["index", "core/index", "graph/index"].map((name) =>
    join(types, `src/${name}.d.ts`),
  );
  const reached = declarationsFrom(entries);
  for (const name of readdirSync(types, { recursive: true })) {
    const file = join(types, name);
    if (file.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
  return 0;
}

function declarationsFrom(entries) {
  const reached = new Set(entries);
  for (const file of reached) {
    const imports = readFileSync(file, "utf8").matchAll(/(?:from|import\() ?"(\.[^"]*)\.js"/g);
    for (const [, path] of imports) reached.add(join(dirname(file), `${path}.d.ts`));
  }
  return reached;
}
