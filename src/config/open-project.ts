import { resolve } from "node:path";
import { diskFiles } from "../files/disk.js";
import { type Files, folderAt, folderOf, parentOf, seenFromFolder } from "../files/files.js";
import { repositoryTop } from "../files/repository.js";
import type { Environments } from "../input/env-files.js";
import type { Rule } from "../rule.js";
import type { LevelOf } from "../run/engine.js";
import { createProject, type Project, type ProjectSettings } from "../run/project.js";
import { type LoadedConfig, loadConfig } from "./load.js";

/** A caller's options for a project on disk; its configuration holds the others. */
export interface OpenOptions extends Pick<ProjectSettings, "manifest" | "onProgress"> {
  /** The working directory as an absolute path; other paths, and names in diagnostics, are relative to it. */
  readonly cwd: string;
  readonly rules: readonly Rule[];
  /** The path of a configuration file; false for no configuration; the closest one where absent. */
  readonly config?: string | false | undefined;
  /** Severities that override the configuration's. */
  readonly levelOf?: LevelOf;
  readonly environments?: Environments;
  /** The paths that will be checked; where they are outside of the working directory, so is the project. */
  readonly paths?: readonly string[];
}

/** A project on disk, its configuration and its files. */
export interface OpenProject {
  readonly project: Project;
  readonly config: LoadedConfig | undefined;
  /** The project's folder, as seen from the working directory. */
  readonly root: string;
  /** The files on disk, without the texts that replace them in the project. */
  readonly files: Files;
}

/** Opens the project of a working directory. Rejects with a ConfigError for a configuration with a mistake. */
export async function openProject(options: OpenOptions): Promise<OpenProject> {
  const { cwd, rules, manifest, onProgress, environments } = options;
  const disk = diskFiles(cwd);
  const config =
    options.config === false ? undefined : await loadConfig(disk, options.config, rules);
  const root = rootOf(config, disk, options.paths);
  const files = root === "" ? disk : diskFiles(cwd, resolve(cwd, root));
  const project = createProject({
    files,
    root,
    rules,
    manifest,
    onProgress,
    levelOf: (rule) => options.levelOf?.(rule) ?? config?.levelOf(rule.id),
    ...(environments && { environments }),
    ...(config && {
      apps: config.apps,
      isExcluded: config.isExcluded,
      ...(config.config.ignore?.length && {
        ignoreReason: (diagnostic) => config.ignoreFor(diagnostic)?.reason,
      }),
    }),
  });
  return { project, config, root, files };
}

/**
 * The project's root: the configuration's folder, else the repository's top. Paths outside of these, or where there are
 * none, get their own repository's top, or the folder that holds them; but a file in a working directory without a
 * repository belongs to all that is there.
 */
function rootOf(
  config: LoadedConfig | undefined,
  files: Files,
  paths: readonly string[] = [""],
): string {
  const folder = config && folderOf(config.path);
  const holds = (place: string) => (path: string) =>
    seenFromFolder(place, path, files) !== undefined;
  // A configuration named by the caller may be anywhere.
  const home = folder !== undefined && holds(folder)("") ? folder : repositoryTop("", files);
  if (home !== undefined && paths.some(holds(home))) return home;
  let place: string | undefined = folderAt(paths[0] ?? "", files);
  while (place !== undefined && !paths.every(holds(place))) place = parentOf(place, files);
  if (place === undefined) return "";
  const isFileHere = paths.some((path) => files.kind(path) !== "folder" && holds("")(path));
  return repositoryTop(place, files) ?? (isFileHere ? "" : place);
}
