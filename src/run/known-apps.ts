import type { Files } from "../files/files.js";
import type { Environments } from "../input/environment.js";
import { type AppSettings, buildApp, type Change, entraAppOf, type RunApp } from "./apps.js";
import type { Gatherer } from "./gather.js";
import type { Apps } from "./pair.js";

/** The apps of a project, each built when somebody asks for it and kept until its files change. */
export interface KnownApps extends Apps<RunApp> {
  /** Those with an Entra app, by its id in lower case. */
  withEntraApp(id: string): readonly RunApp[];
  /** Forgets the apps that a change of a file makes others. */
  forget(path: string, change: Change): void;
}

export interface KnownAppsSettings {
  readonly files: Files;
  readonly gatherer: Gatherer;
  /** `--manifest`, which is an app of the project wherever it lies. */
  readonly manifest?: string | undefined;
  /** Of the configuration. */
  readonly apps: readonly AppSettings[];
  readonly environments: Environments;
  /** Paths of the project's JSON files and archives. */
  paths(): readonly string[];
  requestCount(app: RunApp): number;
}

export function createKnownApps(settings: KnownAppsSettings): KnownApps {
  const { files, gatherer, apps: configured } = settings;
  const known = new Map<string, RunApp>();
  let all: readonly RunApp[] | undefined;
  let byEntraApp: Map<string, RunApp[]> | undefined;

  function at(path: string): RunApp | undefined {
    const before = known.get(path);
    if (before) return before;
    const read = gatherer.read(path, isNamed(path));
    const { manifest } = read;
    if (!manifest) return undefined;
    const app = buildApp(
      { ...read, manifest },
      {
        files,
        gatherer,
        settings: configured,
        environments: settings.environments,
        withEntraApp,
        requestCount: settings.requestCount,
      },
    );
    known.set(path, app);
    return app;
  }

  function isNamed(path: string): boolean {
    return path === settings.manifest || configured.some(({ manifest }) => manifest === path);
  }

  function listAll(): readonly RunApp[] {
    const named = [settings.manifest ?? [], configured.map(({ manifest }) => manifest)].flat();
    const paths = new Set([...settings.paths(), ...named, ...known.keys()]);
    return [...paths].sort().flatMap((path) => at(path) ?? []);
  }

  function withEntraApp(id: string): readonly RunApp[] {
    if (!byEntraApp) {
      byEntraApp = new Map();
      for (const app of (all ??= listAll())) {
        const own = entraAppOf(app.app);
        if (own === undefined) continue;
        const others = byEntraApp.get(own);
        if (others) others.push(app);
        else byEntraApp.set(own, [app]);
      }
    }
    return byEntraApp.get(id) ?? [];
  }

  return {
    at,
    all: () => (all ??= listAll()),
    withEntraApp,
    forget(path, change) {
      for (const [own, app] of known) if (app.dependsOn(path, change)) known.delete(own);
      all = undefined;
      byEntraApp = undefined;
    },
  };
}
