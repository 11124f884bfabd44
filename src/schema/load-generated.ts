// A generated file is found by a path, at run time and synchronously.
// oxlint-disable-next-line no-restricted-imports
import { createRequire } from "node:module";

/**
 * Loads a generated module or JSON file: `validators/…` or `generated/…`, beside this file in
 * `src/` and beside the bundle in `dist/`. The one place where the core touches `node:*`: of two
 * dozen validators a run needs two, and only a synchronous `require` loads one when it is needed and
 * keeps the core free of promises.
 */
export function loadGenerated(path: string): unknown {
  return createRequire(import.meta.url)(`./${path}`);
}
