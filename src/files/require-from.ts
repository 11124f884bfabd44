import { createRequire } from "node:module";

/** A synchronous `require` for paths that begin at the module with this URL; throws where nothing is there. */
export function requireFrom(url: string): (path: string) => unknown {
  return createRequire(url);
}
