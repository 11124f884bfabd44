import type { App } from "../model/app.js";
import type { Engine } from "../run/engine.js";

/** An app that an endpoint stands in for. */
export interface ServedApp {
  /** Where its manifest lies, as people know it. */
  readonly path: string;
  readonly app: App;
}

/** What judges the requests of an endpoint: the apps, and the rules. Another one once a file has changed. */
export interface Served {
  readonly apps: readonly [ServedApp, ...ServedApp[]];
  readonly engine: Engine;
}

/** Undefined where there is no app. */
export function servedOf(apps: readonly ServedApp[], engine: Engine): Served | undefined {
  const [first, ...others] = apps;
  return first && { apps: [first, ...others], engine };
}
