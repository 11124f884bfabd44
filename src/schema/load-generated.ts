import { requireFrom } from "../files/require-from.js";

/**
 * Loads a generated module or JSON file: `validators/…` or `generated/…`, beside this file in `src/` and beside the
 * bundle in `dist/`. A run needs two of two dozen validators. Modules are loaded on demand, and synchronously, to keep
 * the core free of promises.
 */
export function loadGenerated(path: string): unknown {
  return requireFrom(import.meta.url)(`./${path}`);
}

/**
 * Runs a function that needs generated files. Node loads them on demand; in a browser the function waits for them.
 */
export async function whenLoaded<T>(run: () => T): Promise<T> {
  return run();
}
