import { requireFrom } from "../files/require-from.js";

/**
 * Loads a generated module or JSON file: `validators/…` or `generated/…`, beside this file in
 * `src/` and beside the bundle in `dist/`. Of two dozen validators a run needs two; loading each when
 * it is needed, and synchronously, keeps the core free of promises.
 */
export function loadGenerated(path: string): unknown {
  return requireFrom(import.meta.url)(`./${path}`);
}

/** Runs what needs generated files. Here each is loaded when it is asked for; a browser has to wait for it. */
export async function whenLoaded<T>(run: () => T): Promise<T> {
  return run();
}
