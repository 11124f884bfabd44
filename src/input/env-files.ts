import type { Trouble } from "../files/discover.js";
import { type Files, foldersUpTo, inFolder, joinPath } from "../files/files.js";
import { list, quote } from "../words.js";
import { LARGEST } from "./env-text.js";

/** Which env files fill `${{VAR}}`. Without any of these `env/.env.dev` and its like do. */
export interface Environments {
  /** The name in `env/.env.NAME`. */
  readonly env?: string;
  /** Used instead of the project's, later ones win. Relative to the working directory. */
  readonly envFiles?: readonly string[];
}

/** The folder of a project's env files, and by environment the files of each in reading order. */
interface EnvFolder {
  readonly path: string;
  readonly environments: ReadonlyMap<string, readonly string[]>;
}

/** Env files to read; `isNamed` where somebody asked for just these. */
interface Choice {
  readonly name?: string;
  readonly paths: readonly string[];
  readonly isNamed: boolean;
}

/** Where the env files of a manifest are looked for. */
interface Search {
  readonly files: Files;
  readonly manifestPath: string;
  readonly choice: Environments;
  /** The project's. */
  readonly root: string;
  /** Takes a trouble where the environment that is asked for has no file. */
  readonly troubles: Trouble[];
}

/** The env files of a manifest's project. */
interface FoundEnvFiles {
  /** Env files of the environment. */
  readonly chosen: Choice;
  /** Env files of no environment, `.env` and `.env.local`, which may name the sender. */
  readonly plain: readonly string[];
}

/** Of the Agents Toolkit and of its older name, the Teams Toolkit (domain facts, section 13). */
const PROJECT_FILES = [
  "m365agents.yml",
  "m365agents.local.yml",
  "teamsapp.yml",
  "teamsapp.local.yml",
];

/**
 * Finds the env files of the project that a manifest (or archive) belongs to: in `env/` beside the manifest or
 * beside a folder above it, up to the project file, the repository's top or the project's root.
 */
export function findEnvFiles({
  files,
  manifestPath,
  choice,
  root,
  troubles,
}: Search): FoundEnvFiles {
  const folders = foldersOfProject(files, manifestPath, root);
  const chosen = choose(files, manifestPath, findEnvFolder(files, folders), choice, troubles);
  const plain = folders
    .flatMap((folder) => [".env", ".env.local"].map((name) => [folder, name] as const))
    .filter(([folder, name]) => isThere(files, folder, name, "file"))
    .map(([folder, name]) => inFolder(folder, name, files))
    .filter((path) => !chosen.paths.includes(path));
  return { chosen, plain };
}

/** The manifest's folder and those above it, the nearest first, up to the project's root or the repository's top. */
function foldersOfProject(files: Files, path: string, root: string): string[] {
  const folders = foldersUpTo(root, path, files);
  const top = folders.findIndex((folder) => files.kind(joinPath(folder, ".git")) !== undefined);
  return top < 0 ? folders : folders.slice(0, top + 1);
}

/** The nearest. A project file ends the search: above it another project begins. */
function findEnvFolder(files: Files, folders: readonly string[]): EnvFolder | undefined {
  for (const folder of folders) {
    const projects = PROJECT_FILES.filter((name) => isThere(files, folder, name, "file"));
    const path = follow(files, folder, namedFolder(files, folder, projects) ?? "env");
    const environments = path === undefined ? undefined : environmentsIn(files, path);
    if (path !== undefined && environments?.size) return { path, environments };
    if (projects.length > 0) return undefined;
  }
  return undefined;
}

/** `environmentFolderPath` of the first project file that has it. */
function namedFolder(
  files: Files,
  folder: string,
  projects: readonly string[],
): string | undefined {
  for (const name of projects) {
    const path = inFolder(folder, name, files);
    const read = files.size(path) > LARGEST ? undefined : files.text(path);
    if (!read || "reason" in read) continue;
    const line = /^environmentFolderPath:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#]+))/m.exec(
      read.text,
    );
    if (line) return line[1] ?? line[2] ?? line[3];
  }
  return undefined;
}

/** A folder below another, without following a link or `..` out of it. */
function follow(files: Files, from: string, path: string): string | undefined {
  let folder = from;
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (!isThere(files, folder, segment, "folder")) return undefined;
    folder = inFolder(folder, segment, files);
  }
  return folder;
}

function environmentsIn(files: Files, folder: string): Map<string, string[]> {
  const environments = new Map<string, string[]>();
  // The listing is sorted, so `.env.dev` comes before `.env.dev.user`, which wins.
  for (const { name, kind } of files.list(folder) ?? []) {
    const environment = kind === "file" ? /^\.env\.(.+?)(?:\.user)?$/.exec(name)?.[1] : undefined;
    if (environment === undefined) continue;
    const paths = environments.get(environment) ?? [];
    environments.set(environment, [...paths, inFolder(folder, name, files)]);
  }
  return environments;
}

function choose(
  files: Files,
  manifestPath: string,
  found: EnvFolder | undefined,
  { env, envFiles = [] }: Environments,
  troubles: Trouble[],
): Choice {
  if (envFiles.length > 0)
    return { paths: envFiles.map((path) => joinPath("", path)), isNamed: true };
  const name = env ?? preferred([...(found?.environments.keys() ?? [])]);
  const paths = name === undefined ? undefined : found?.environments.get(name);
  if (name !== undefined && paths) return { name, paths, isNamed: env !== undefined };
  if (env !== undefined) {
    const file = inFolder(found?.path ?? "env", `.env.${env}`, files);
    const others = found ? `environments ${list([...found.environments.keys()])}` : "no env files";
    const message = `${manifestPath}: the environment ${quote(env)} has no file ${quote(file)}; the project has ${others}`;
    troubles.push({ message, isFatal: true });
  }
  return { paths: [], isNamed: false };
}

/** `dev`, else `local`, else the only one; `.env.example` is a form to copy and none. */
function preferred(names: readonly string[]): string | undefined {
  const own = names.filter((name) => !/(?:^|\.)(?:example|sample|template)$/i.test(name));
  return (
    ["dev", "local"].find((name) => own.includes(name)) ?? (own.length === 1 ? own[0] : undefined)
  );
}

/** Whether a folder itself holds this: its list leaves out links to folders and to the outside. */
function isThere(files: Files, folder: string, name: string, kind: "file" | "folder"): boolean {
  return files.list(folder)?.some((entry) => entry.name === name && entry.kind === kind) ?? false;
}
