import { resolve } from "node:path";
import { diskFiles } from "../files/disk.js";
import { type Files, folderOf, seenFromFolder } from "../files/files.js";
import { repositoryTop } from "../files/repository.js";
import type { Environments } from "../input/environment.js";
import type { Rule } from "../rule.js";
import type { LevelOf } from "../run/engine.js";
import { createProject, type Project, type ProjectSettings } from "../run/project.js";
import { type LoadedConfig, loadConfig } from "./load.js";

/** What a caller asks of a project on disk; all else is in its configuration. */
export interface OpenOptions extends Pick<ProjectSettings, "manifest" | "onProgress"> {
  /** An absolute path: other paths are relative to it, and names in diagnostics too. */
  readonly cwd: string;
  readonly rules: readonly Rule[];
  /** A configuration file; false for none; else the closest one. */
  readonly config?: string | false | undefined;
  /** Severities that win over those of the configuration. */
  readonly levelOf?: LevelOf;
  readonly environments?: Environments;
  /** What is going to be checked: where that lies elsewhere than the working directory, so does the project. */
  readonly paths?: readonly string[];
}

/** A project on disk, and what it was opened with. */
export interface OpenProject {
  readonly project: Project;
  readonly config: LoadedConfig | undefined;
  /** The disk as the project sees it, without texts that lie over it. */
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
      ignoreReason: (diagnostic) => config.ignoreFor(diagnostic)?.reason,
    }),
  });
  return { project, config, files };
}

/**
 * The configuration's folder, else the repository's top, else the working directory. Paths that lie elsewhere have
 * a repository of their own, or a folder.
 */
function rootOf(
  config: LoadedConfig | undefined,
  files: Files,
  paths: readonly string[] = [""],
): string {
  const folder = config && folderOf(config.path);
  // A configuration that was named may lie anywhere.
  const isAbove = folder !== undefined && seenFromFolder(folder, "", files) !== undefined;
  const home = isAbove ? folder : repositoryTop("", files);
  const holds = (place: string) => (path: string) =>
    seenFromFolder(place, path, files) !== undefined;
  if (home !== undefined && paths.some(holds(home))) return home;
  const place = folderAt(paths[0] ?? "", files);
  const own = repositoryTop(place, files);
  if (own !== undefined && paths.every(holds(own))) return own;
  return paths.some(holds("")) ? "" : place;
}

/** A folder itself, and of anything else the folder that it lies in. */
function folderAt(path: string, files: Files): string {
  return files.kind(path) === "folder" ? path : folderOf(path);
}
