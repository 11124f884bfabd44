import { prepare, type Refusal } from "./prepare.js";
import type { World } from "./world.js";
import type { Diagnostic } from "../diagnostic.js";
import { joinPath } from "../files/files.js";
import { seenFrom } from "../files/seen-from.js";
import type { App } from "../model/app.js";
import type { Rule } from "../rule.js";
import type { RunApp } from "../run/apps.js";
import { createEngine } from "../run/engine.js";

/** The arguments that decide which apps a command is about. */
export interface AppArguments {
  /** Manifests, packages, or folders. */
  readonly operands: readonly string[];
  readonly manifest: string | undefined;
  readonly env: string | undefined;
  readonly values: readonly string[];
  readonly config: string | false | undefined;
}

/**
 * The apps that a command line means, in its order: the manifests that it names, and for a folder, which
 * is the working directory where nothing is named, those that a request there would belong to.
 * `message` says which name is none, or what is wrong with the configuration.
 */
export async function findApps(
  args: AppArguments,
  world: World,
  rules: readonly Rule[],
): Promise<readonly RunApp[] | Refusal> {
  const named = [...(args.manifest === undefined ? [] : [args.manifest]), ...args.operands];
  const found = new Map<string, RunApp>();
  for (const path of named.length > 0 ? named : ["."]) {
    const apps = await appsAt(seenFrom(world.cwd, path), args, world, rules);
    if ("message" in apps) return apps;
    for (const app of apps) found.set(app.path, app);
  }
  const apps = [...found.values()];
  const trouble = apps.flatMap(({ troubles }) => troubles).find(({ isFatal }) => isFatal);
  return trouble ?? apps;
}

async function appsAt(
  path: string,
  { env, values, config }: AppArguments,
  world: World,
  rules: readonly Rule[],
): Promise<readonly RunApp[] | Refusal> {
  const open = (manifest: string | undefined) =>
    prepare({ operands: [path], manifest, env, values, config }, world, rules);
  const prepared = await open(undefined);
  if ("message" in prepared) return prepared;
  const { files, project } = prepared;
  if (files.kind(path) === "folder") {
    const { candidates } = project.check([]).pairing(joinPath(path, "request.json"));
    // A package beside its sources is made of them.
    const sources = candidates.filter(({ app }) => app.package.kind !== "zip");
    return sources.length > 0 ? sources : candidates;
  }
  const own = await open(path);
  if ("message" in own) return own;
  const { candidates } = own.project.check([]).pairing("request.json");
  if (candidates.length > 0) return candidates;
  const reason = files.kind(path) ? "it is no Teams app manifest" : "there is no such file";
  return { message: `${path}: ${reason}` };
}

/** The findings of all rules about an app's manifest and languages, each at its own severity. */
export function findingsOf(app: App, rules: readonly Rule[]): Diagnostic[] {
  const engine = createEngine(rules);
  const documents = [app.document, ...app.languages.map(({ document }) => document)];
  return [...documents.flatMap(engine.checkDocument), ...engine.checkApp(app)];
}
