import type { App } from "../model/app.js";
import type { Engine } from "../run/engine.js";

/** An app whose notifications an endpoint takes. */
export interface ServedApp {
  /** The path of the manifest, as people know it. */
  readonly path: string;
  readonly app: App;
}

/** The apps and the rules by which an endpoint judges requests. A changed file makes a new object. */
export interface Served {
  readonly apps: readonly [ServedApp, ...ServedApp[]];
  readonly engine: Engine;
}

/** The apps with their engine; undefined without an app. */
export function servedOf(apps: readonly ServedApp[], engine: Engine): Served | undefined {
  const [first, ...others] = apps;
  return first && { apps: [first, ...others], engine };
}
