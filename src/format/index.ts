import type { Writer } from "./writer.js";

/** The output formats by the name that `--format` takes; a writer is loaded on demand. */
export const writers = {
  pretty: () => import("./pretty.js"),
  unix: () => import("./unix.js"),
  json: () => import("./json.js"),
  sarif: () => import("./sarif.js"),
  github: () => import("./github.js"),
  azure: () => import("./azure.js"),
  gitlab: () => import("./gitlab.js"),
  junit: () => import("./junit.js"),
  checkstyle: () => import("./checkstyle.js"),
  rdjson: () => import("./rdjson.js"),
} satisfies Record<string, () => Promise<{ readonly write: Writer }>>;

export type Format = keyof typeof writers;
