import type { Diagnostic } from "../diagnostic.js";
import { discover, type Discovered } from "../files/discover.js";
import { type Files, folderOf, joinPath, nameOf } from "../files/files.js";
import { overlay } from "../files/overlay.js";
import type { Environments } from "../input/env-files.js";
import { mayBeInput } from "../input/readers.js";
import type { Rule } from "../rule.js";
import type { AppSettings, RunApp } from "./apps.js";
import { type Check, createCheck, type RunResult } from "./check.js";
import { createEngine, type Engine, type LevelOf } from "./engine.js";
import { createGatherer } from "./gather.js";
import { createKnownApps } from "./known-apps.js";
import type { JudgedRequest } from "./judge.js";
import { createPairing } from "./pair.js";
import { createProgramReader } from "./programs.js";
import { select, type Selection } from "./selection.js";

/** The files of a project, and the wishes of its configuration and its caller. */
export interface ProjectSettings {
  readonly files: Files;
  /**
   * The folder below which the project lies, as seen from the working directory: the configuration's,
   * else the repository's top, else the working directory itself, which is `""`. For paths that lie
   * elsewhere, and for folders outside of any repository, it is their own repository or folder.
   */
  readonly root?: string;
  readonly rules: readonly Rule[];
  readonly levelOf?: LevelOf | undefined;
  /** `--manifest`: every request belongs to this one. */
  readonly manifest?: string | undefined;
  readonly apps?: readonly AppSettings[];
  readonly environments?: Environments;
  readonly isExcluded?: ((path: string) => boolean) | undefined;
  /** The reason for which a finding may stay, from the configuration. */
  readonly ignoreReason?: ((diagnostic: Diagnostic) => string | undefined) | undefined;
  /** Hears of each file before it is read, and of every 10,000th line of a log. */
  readonly onProgress?: ((file: string, line?: number) => void) | undefined;
}

export interface CheckOptions {
  /** Leaves out named files that a walk of their folder would leave out, and says nothing of others. */
  readonly ignoresUnknown?: boolean;
  /** Hears of each request that is reported on; of those in a log that are alike, of the first. */
  readonly onRequest?: (judged: JudgedRequest) => void;
  /** Judges each request of a log, where otherwise the first of those that are alike stands for them. */
  readonly judgesEach?: boolean;
}

/**
 * The driver, and the one way to lint: a project is what lies under one root. Synchronous; the world is
 * seen through `settings.files` alone.
 *
 * The paths of a check select what is reported, not what is known: a file that is named alone gets the
 * verdict that it gets in a check of everything. For that as little is read as it takes, and what was read
 * is kept until it changes.
 */
export interface Project {
  /** Lints files, folders and archives. Never throws for what a file holds. */
  check(paths: readonly string[], options?: CheckOptions): RunResult;
  /** Begins a check that also takes a log which is no file: stdin. */
  begin(paths: readonly string[], options?: CheckOptions): Check;
  /**
   * Tells of a change. `content` lies over the file from now on, as the unsaved text of an editor does;
   * without one the file is as the disk has it, or gone. The next check reads again what that touches.
   */
  update(path: string, content?: string | Uint8Array): void;
  /**
   * The text that the last check read of a file, with its byte order mark; undefined for a file that was not
   * read, or is in another encoding than UTF-8.
   */
  textOf(path: string): string | undefined;
  /**
   * The apps whose manifests lie at the paths; where none does, those that a request at the first path
   * would belong to. With `--manifest` the app of that manifest alone.
   */
  apps(paths: readonly string[]): readonly RunApp[];
  /** Judges the project's documents, apps and requests. */
  readonly engine: Engine;
}

export function createProject(settings: ProjectSettings): Project {
  const { root = "", apps: configured = [], isExcluded } = settings;
  const files = overlay(settings.files);
  const gatherer = createGatherer(files);
  const programs = createProgramReader(files);
  const engine = createEngine(settings.rules, settings.levelOf);
  const knownApps = createKnownApps({
    files,
    gatherer,
    root,
    manifest: settings.manifest,
    apps: configured,
    environments: settings.environments ?? {},
    paths: () => walk().candidates.flatMap(({ path }) => (mayBeApp(path) ? path : [])),
    requestCount: (app) => wholeCheck().requestCount(app),
  });
  let pair = createPairing(settings, files, knownApps);
  let walked: Discovered | undefined;
  let current: Check | undefined;
  let counting: Check | undefined;

  /** All files of the project, whatever a check asks for. */
  function walk(): Discovered {
    return (walked ??= discover([root], files, { mayBeInput, isExcluded }));
  }

  /** A check that sees every request of the project: the one that goes on, or one for this alone. */
  function wholeCheck(): Check {
    return current?.isWhole
      ? current
      : (counting ??= start({ ...walk(), isWhole: true, has: () => true }));
  }

  function start(selection: Selection, options: CheckOptions = {}): Check {
    return createCheck(selection, {
      ...settings,
      ...options,
      root,
      apps: configured,
      files,
      gatherer,
      engine,
      knownApps,
      programs,
      pair,
      walk,
    });
  }

  function begin(paths: readonly string[], options: CheckOptions = {}): Check {
    const { ignoresUnknown } = options;
    const selection = select(paths, files, root, { mayBeInput, isExcluded, ignoresUnknown });
    if (selection.isWhole) walked = selection;
    return (current = start(selection, options));
  }

  function isListed(path: string): boolean {
    return files.list(folderOf(path))?.some(({ name }) => name === nameOf(path)) ?? false;
  }

  return {
    begin,
    check: (paths, options) => begin(paths, options).close(),
    update(path, content) {
      const wasListed = isListed(path);
      files.set(path, content);
      const change = wasListed === isListed(path) ? "content" : "name";
      gatherer.forget(path);
      knownApps.forget(path, change);
      programs.forget(path, change);
      pair = createPairing(settings, files, knownApps);
      if (change === "name" || nameOf(path) === ".gitignore") walked = undefined;
      counting = undefined;
      current = undefined;
    },
    engine,
    apps(paths) {
      const named = settings.manifest;
      if (named !== undefined) return [knownApps.at(named) ?? []].flat();
      const { candidates } = select(paths, files, root, { mayBeInput, isExcluded });
      const own = candidates.flatMap(({ path }) => (mayBeApp(path) && knownApps.at(path)) || []);
      return own.length > 0 ? own : pair(joinPath(paths[0] ?? "", "request.http")).candidates;
    },
    textOf(path) {
      const file = gatherer.textOf(path);
      return !file || file.damage ? undefined : `${"\ufeff".repeat(file.offset)}${file.text}`;
    },
  };
}

/** Whether a file of this name may hold an app. */
function mayBeApp(path: string): boolean {
  return /\.(?:json|zip)$/i.test(path);
}
