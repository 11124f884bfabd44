import type { Trouble } from "../files/discover.js";
import {
  type Files,
  folderOf,
  foldersAbove,
  inFolder,
  joinPath,
  parentOf,
  seenFromFolder,
  textWithin,
  type Unreadable,
} from "../files/files.js";
import type { Sender } from "../model/app.js";
import { type Environment, isSecretName } from "../model/environment.js";
import { isGuid, sameId } from "../model/ids.js";
import { list, quote } from "../words.js";
import { readEnvText } from "./env-text.js";

/** Which env files fill `${{VAR}}`. Without any of these `env/.env.dev` and its like do. */
export interface Environments {
  /** The name in `env/.env.NAME`. */
  readonly env?: string;
  /** Used instead of the project's, later ones win. Relative to the working directory. */
  readonly envFiles?: readonly string[];
}

/** The values and the sender that the env files of a project give. Troubles tell which files could not be used. */
export interface ReadEnvironment {
  readonly environment?: Environment;
  readonly sender?: Sender;
  readonly troubles: readonly Trouble[];
}

/** An env file with all its variables: secrets are still among them, so it stays in this module. */
interface EnvFile {
  readonly path: string;
  readonly variables: ReadonlyMap<string, string>;
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

/** Of the Agents Toolkit and of its older name, the Teams Toolkit (domain facts, section 13). */
const PROJECT_FILES = [
  "m365agents.yml",
  "m365agents.local.yml",
  "teamsapp.yml",
  "teamsapp.local.yml",
];

/** The id of the app that signs in, by the names that Azure's SDKs and the Toolkit use. */
const SENDERS = ["AZURE_CLIENT_ID", "AAD_APP_CLIENT_ID", "CLIENT_ID"];

/** An app may sign in to its bot with the bot's id: that says nothing of who sends notifications. */
const BOTS = ["BOT_ID", "MICROSOFT_APP_ID"];

/** A name that a placeholder can have. Any other text before a `=` is no name of a variable. */
const VARIABLE = /^[A-Za-z_]\w*$/;

/** `${{HOST}}` and `${HOST}` within the value of another variable. */
const REFERENCE = /\$\{(?:\{\s*([A-Za-z_]\w*)\s*\}\}|([A-Za-z_]\w*)\})/g;

/** Bytes; nobody writes that much by hand. Also the most that references may add, in UTF-16 units. */
const LARGEST = 2 ** 20;

/**
 * Reads the env files of the project that a manifest (or archive) belongs to: in `env/` beside the
 * manifest or beside a folder above it, up to the project file, the repository's top or `root`, the
 * project's. No environment where there are no env files, or none that is preferred. Never throws.
 */
export function readEnvironment(
  files: Files,
  manifestPath: string,
  choice: Environments,
  root = "",
): ReadEnvironment {
  const troubles: Trouble[] = [];
  const folders = foldersOfProject(files, manifestPath, root);
  const chosen = choose(files, manifestPath, findEnvFolder(files, folders), choice, troubles);
  const plain = folders
    .flatMap((folder) => [".env", ".env.local"].map((name) => [folder, name] as const))
    .filter(([folder, name]) => isThere(files, folder, name, "file"))
    .map(([folder, name]) => inFolder(folder, name, files))
    .filter((path) => !chosen.paths.includes(path));

  const own = readEnvFiles(files, chosen.paths, chosen.isNamed, troubles);
  // Half of an environment would make the other half look forgotten.
  const isWhole = own.length > 0 && own.length === chosen.paths.length;
  const sender = findSender([...own, ...readEnvFiles(files, plain, false, troubles)]);
  return {
    ...(isWhole && { environment: toEnvironment(chosen.name, own) }),
    ...(sender && { sender }),
    troubles,
  };
}

/**
 * The manifest's folder and those above it, the nearest first, up to the project's root or the repository's top. Where
 * the manifest lies outside of the project, up to where its path begins.
 */
function foldersOfProject(files: Files, path: string, root: string): string[] {
  const isInside = seenFromFolder(root, path, files) !== undefined;
  const folders = isInside ? foldersUpTo(root, path, files) : foldersAbove(path);
  const top = folders.findIndex((folder) => files.kind(joinPath(folder, ".git")) !== undefined);
  return top < 0 ? folders : folders.slice(0, top + 1);
}

function foldersUpTo(root: string, path: string, files: Files): string[] {
  const folders = [folderOf(path)];
  while (folders.at(-1) !== root) folders.push(parentOf(folders.at(-1)!, files)!);
  return folders;
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

/** The env files that can be read, and a trouble for each that cannot. */
function readEnvFiles(
  files: Files,
  paths: readonly string[],
  isNamed: boolean,
  troubles: Trouble[],
): EnvFile[] {
  const read: EnvFile[] = [];
  for (const path of paths) {
    const variables = readVariables(files, path);
    if ("reason" in variables)
      troubles.push({ message: `${path}: ${variables.reason}`, isFatal: isNamed });
    else read.push({ path, variables });
  }
  return read;
}

function readVariables(files: Files, path: string): ReadonlyMap<string, string> | Unreadable {
  if (files.kind(path) !== "file") return { reason: "there is no such file" };
  const read = textWithin(files, path, LARGEST, "an env file");
  if ("reason" in read) return read;
  if (read.damage) return { reason: `${read.damage.message}: ${read.damage.help}` };
  const { text } = read;
  const variables = new Map<string, string>();
  for (const [name, value] of readEnvText(text.replace(/^\uFEFF/, ""))) {
    if (VARIABLE.test(name)) variables.set(name, value.trim());
  }
  return variables;
}

function toEnvironment(name: string | undefined, envFiles: readonly EnvFile[]): Environment {
  const values = new Map<string, string>();
  const empty = new Set<string>();
  const secret = new Set<string>();
  const composed: [name: string, value: string][] = [];
  for (const [key, value] of new Map(envFiles.flatMap(({ variables }) => [...variables]))) {
    if (value === "") empty.add(key);
    // The Toolkit writes what it encrypted with this mark.
    else if (isSecretName(key) || value.startsWith("crypto_")) secret.add(key);
    else if (value.includes("${")) composed.push([key, value]);
    else values.set(key, value);
  }
  for (const [key, value] of expand(composed, values)) {
    if (value === undefined) secret.add(key);
    else values.set(key, value);
  }
  const paths = envFiles.map(({ path }) => path);
  return { ...(name !== undefined && { name }), files: paths, values, empty, secret };
}

/** Values with their references filled in once; undefined where one names what is not known. */
function expand(
  composed: readonly [name: string, value: string][],
  known: ReadonlyMap<string, string>,
): [name: string, value: string | undefined][] {
  // Shared by all values: references to a long one would multiply it.
  let room = LARGEST;
  return composed.map(([key, value]) => {
    const expanded = value.replace(REFERENCE, (whole, doubled?: string, single?: string) => {
      const part = known.get(doubled ?? single ?? "");
      if (part === undefined || part.length > room) return whole;
      room -= part.length;
      return part;
    });
    return [key, expanded.includes("${") ? undefined : expanded];
  });
}

/** The only client id that the files name, bots' apart; where they differ nobody knows which sends. */
function findSender(envFiles: readonly EnvFile[]): Sender | undefined {
  const bots = envFiles.flatMap(({ variables }) => BOTS.map((name) => variables.get(name) ?? ""));
  let sender: Sender | undefined;
  for (const { path, variables } of envFiles) {
    for (const name of SENDERS) {
      const id = variables.get(name) ?? "";
      // Nothing but zeros stands for an id that is to come.
      if (!isGuid(id) || /^[0-]+$/.test(id) || bots.some((bot) => sameId(bot, id))) continue;
      if (sender && !sameId(sender.id, id)) return undefined;
      sender ??= { id, origin: `${name} in ${path}` };
    }
  }
  return sender;
}

/** Whether a folder itself holds this: its list leaves out links to folders and to the outside. */
function isThere(files: Files, folder: string, name: string, kind: "file" | "folder"): boolean {
  return files.list(folder)?.some((entry) => entry.name === name && entry.kind === kind) ?? false;
}
