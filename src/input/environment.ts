import type { Trouble } from "../files/discover.js";
import { type Files, textWithin, type Unreadable } from "../files/files.js";
import type { Sender } from "../model/app.js";
import { type Environment, isSecretName } from "../model/environment.js";
import { isGuid, sameId } from "../model/ids.js";
import { type Environments, findEnvFiles } from "./env-files.js";
import { LARGEST, readEnvText } from "./env-text.js";

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

/** The id of the app that signs in, by the names that Azure's SDKs and the Toolkit use. */
const SENDERS = ["AZURE_CLIENT_ID", "AAD_APP_CLIENT_ID", "CLIENT_ID"];

/** An app may sign in to its bot with the bot's id: that says nothing of who sends notifications. */
const BOTS = ["BOT_ID", "MICROSOFT_APP_ID"];

/** A name that a placeholder can have. Any other text before a `=` is no name of a variable. */
const VARIABLE = /^[A-Za-z_]\w*$/;

/** `${{HOST}}` and `${HOST}` within the value of another variable. */
const REFERENCE = /\$\{(?:\{\s*([A-Za-z_]\w*)\s*\}\}|([A-Za-z_]\w*)\})/g;

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
  const { chosen, plain } = findEnvFiles({ files, manifestPath, choice, root, troubles });
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
