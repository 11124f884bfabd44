import type { Files } from "../files/files.js";
import type { Environments } from "../input/env-files.js";
import type { App } from "../model/app.js";
import { type AppSettings, buildApp, type Change, entraAppOf, idOf, type RunApp } from "./apps.js";
import type { Gatherer } from "./gather.js";
import type { Apps } from "./pair.js";

/** The apps of a project, each built when somebody asks for it and kept until its files change. */
export interface KnownApps extends Apps<RunApp> {
  /** Forgets the apps that a change of a file makes others. */
  forget(path: string, change: Change): void;
}

export interface KnownAppsSettings {
  readonly files: Files;
  readonly gatherer: Gatherer;
  /** The project's root. */
  readonly root: string;
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
  const withEntraApp = indexed(entraAppOf);
  const withId = indexed(idOf);

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
        root: settings.root,
        settings: configured,
        environments: settings.environments,
        withEntraApp: withEntraApp.find,
        withId: withId.find,
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

  /** All apps by an id that each may have, made when somebody asks. */
  function indexed(idIn: (app: App) => string | undefined) {
    let byId: Map<string, RunApp[]> | undefined;
    const find = (id: string): readonly RunApp[] => {
      if (!byId) {
        byId = new Map();
        for (const app of (all ??= listAll())) {
          const own = idIn(app.app);
          if (own === undefined) continue;
          const others = byId.get(own);
          if (others) others.push(app);
          else byId.set(own, [app]);
        }
      }
      return byId.get(id) ?? [];
    };
    return { find, forget: () => (byId = undefined) };
  }

  return {
    at,
    all: () => (all ??= listAll()),
    forget(path, change) {
      for (const [own, app] of known) if (app.dependsOn(path, change)) known.delete(own);
      all = undefined;
      withEntraApp.forget();
      withId.forget();
    },
  };
}
