import { resolve } from "node:path";
import { prepare, type RunArguments } from "./prepare.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import type { Files } from "../files/files.js";
import { visible } from "../format/visible.js";
import {
  agentsSection,
  azurePipeline,
  githubWorkflow,
  gitlabCi,
  lintStaged,
  preCommitConfig,
  vscodeTasks,
} from "./snippets.js";
import type { Rule } from "../rule.js";
import { plural } from "../words.js";
import { createFile } from "../files/write.js";

/** A file that init offers: the text of a new one is also what an existing one lacks. */
interface Offer {
  readonly path: string;
  readonly purpose: string;
  readonly text: string;
  /** A mark by which a file is known to have the text already; "teamslint" where no other mark is needed. */
  readonly sign?: string;
}

interface InitSettings {
  readonly files: Files;
  readonly world: Pick<World, "cwd" | "out" | "error" | "ask" | "version">;
  /** Writes without asking. */
  readonly yes: boolean;
  readonly manifests: readonly string[];
  /** Files with requests for which no manifest was found. */
  readonly unpaired: readonly string[];
}

/** Runs the linter once, for the requests that find no manifest by themselves, and then offers. */
export async function run(
  args: RunArguments & { readonly yes: boolean | undefined },
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { apps, requestFiles, pairing } = await prepared.check();
  const manifests = apps.map(({ path }) => path).filter((path) => !/\.zip$/i.test(path));
  // Where no manifest is near, the configuration may as well say which one is meant.
  const isFar = new Set<string | undefined>([undefined, "the ids in a request"]);
  const unpaired = [...requestFiles].filter((path) => isFar.has(pairing(path).reason)).sort();
  return offer({ files: prepared.files, world, yes: args.yes === true, manifests, unpaired });
}

/**
 * Finds the app and offers the files that put teamslint to work in its repository, one by one.
 * A file that is there already is never changed: what to add is printed.
 */
async function offer(settings: InitSettings): Promise<ExitCode> {
  const { files, world, yes, manifests, unpaired } = settings;
  const { ask } = world;
  if (manifests.length === 0)
    return cannotRun(
      "there is no Teams app manifest here: run init in the folder of the app's repository",
      world,
    );
  if (!yes && !ask)
    return cannotRun(
      "init asks before it writes, and there is no terminal to ask on: --yes writes without asking",
      world,
    );
  world.out(`${plural(manifests.length, "app")}: ${manifests.map(visible).join(", ")}\n`);
  let failed = false;
  for (const offered of offersFor(manifests, unpaired, files, world.version)) {
    const { path, purpose, text } = offered;
    if (files.kind(path) !== undefined) {
      world.out(`\n${path} is there already and stays as it is. ${adviceFor(offered, files)}`);
      continue;
    }
    const answer = yes || !ask ? "y" : await ask(`\nWrite ${path}, ${purpose}? [Y/n] `);
    if (answer === undefined) break;
    if (!/^(?:y|yes)?$/i.test(answer.trim())) continue;
    const reason = createFile(resolve(world.cwd, path), text);
    if (reason === undefined) world.out(`wrote ${path}\n`);
    else {
      failed = true;
      tell(`${path}: ${reason}`, world);
    }
  }
  return failed ? 2 : 0;
}

function offersFor(
  manifests: readonly string[],
  unpaired: readonly string[],
  files: Files,
  version: string,
): Offer[] {
  return [
    {
      path: "teamslint.config.json",
      purpose: "the configuration",
      text: configuration(manifests, unpaired, files),
    },
    commitHook(files, version),
    continuousIntegration(files, version),
    {
      path: ".vscode/tasks.json",
      purpose: "tasks that fill the list of problems in VS Code",
      text: vscodeTasks,
    },
    {
      path: "AGENTS.md",
      purpose: "which tells coding agents how to check what they write",
      text: agentsSection,
    },
  ];
}

/** Requests find the nearest manifest by themselves: apps are listed only where some found none. */
function configuration(
  manifests: readonly string[],
  unpaired: readonly string[],
  files: Files,
): string {
  const schema = "node_modules/teamslint/dist/config.schema.json";
  const config = {
    ...(files.kind("package.json") === "file" && { $schema: `./${schema}` }),
    ...(unpaired.length > 0 && {
      apps: manifests.map((manifest, index) => ({
        manifest,
        requests: index === 0 ? unpaired : [],
      })),
    }),
    rules: {},
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

/** For the tool that the repository already uses, else for pre-commit. */
function commitHook(files: Files, version: string): Offer {
  const purpose = "which lints what is about to be committed";
  const config = { path: ".pre-commit-config.yaml", purpose, text: preCommitConfig(version) };
  if (files.kind(config.path) !== undefined) return config;
  const read = files.text("package.json");
  if ("text" in read && read.text.includes('"lint-staged"'))
    return { path: "package.json", purpose, text: lintStaged, sign: "teamslint --ignore-unknown" };
  const husky = ".husky/pre-commit";
  if (files.kind(husky) === "file") return { path: husky, purpose, text: "npx teamslint\n" };
  return config;
}

/** For the service that the repository already uses, else for GitHub. */
function continuousIntegration(files: Files, version: string): Offer {
  const purpose = "which lints every push";
  if (files.kind(".gitlab-ci.yml") === "file")
    return { path: ".gitlab-ci.yml", purpose, text: gitlabCi(version) };
  if (files.kind("azure-pipelines.yml") === "file") {
    return { path: "azure-pipelines.yml", purpose, text: azurePipeline(version) };
  }
  return { path: ".github/workflows/teamslint.yml", purpose, text: githubWorkflow(version) };
}

function adviceFor({ path, text, sign = "teamslint" }: Offer, files: Files): string {
  const read = files.text(path);
  if (path === "teamslint.config.json" || ("text" in read && read.text.includes(sign))) {
    return "It speaks of teamslint already.\n";
  }
  return `Add this to it:\n\n${text.replace(/^(?=.)/gm, "    ")}`;
}
