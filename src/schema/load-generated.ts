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

/** Runs what needs generated files. Here each is loaded when it is asked for; a browser has to wait for it. */
export async function whenLoaded<T>(run: () => T): Promise<T> {
  return run();
}
