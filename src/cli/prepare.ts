import type { LintArguments } from "./command.js";
import type { Baseline } from "../config/baseline.js";
import type { World } from "./world.js";
import { ConfigError } from "../config/load.js";
import { type OpenProject, openProject } from "../config/open-project.js";
import { seenFrom } from "../files/seen-from.js";
import { isLog } from "../input/logs.js";
import { createProgress } from "./progress.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/check.js";
import type { Project } from "../run/project.js";
import { type Level, noRule, readLevel } from "../run/levels.js";

/** The arguments that decide which files a run reads and how it judges them. */
export type RunArguments = Pick<LintArguments, "operands"> &
  Partial<
    Pick<
      LintArguments,
      | "manifest"
      | "env"
      | "values"
      | "rule"
      | "config"
      | "baseline"
      | "updateBaseline"
      | "ignoreUnknown"
      | "stdinFilename"
    >
  >;

/** A run that is ready to begin: what a command line and a configuration make together. */
export interface Prepared extends OpenProject {
  /** Severities that `--rule` gives, by rule. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly baseline: Baseline | undefined;
  /** The paths to lint, relative to the working directory. */
  readonly paths: readonly string[];
  /** Lints, and takes out what the baseline knows. */
  check(): Promise<RunResult>;
}

/** Why a run cannot begin: a line, or one for each mistake of a configuration. */
export interface Refusal {
  readonly message: string | readonly string[];
}

/** Reads configuration and baseline. Where they or the command line have a mistake, one line says which. */
export async function prepare(
  args: RunArguments,
  world: World,
  rules: readonly Rule[],
): Promise<Prepared | Refusal> {
  const levels = readLevels(args.rule ?? []);
  if (typeof levels === "string") return { message: levels };
  for (const id of levels.keys()) {
    const message = noRule(id, rules);
    if (message !== undefined) return { message };
  }
  const progress =
    world.progress && world.env["TERM"] !== "dumb"
      ? createProgress({ ...world.progress, error: world.error })
      : undefined;
  const seen = (path: string) => seenFrom(world.cwd, path);
  const stdin = seen(args.stdinFilename ?? "stdin.json");
  const paths = args.operands.length > 0 ? args.operands.map(seen) : [""];
  let opened: OpenProject;
  try {
    opened = await openProject({
      cwd: world.cwd,
      rules,
      paths: paths.map((path) => (path === "-" ? stdin : path)),
      config: args.config && seen(args.config),
      levelOf: ({ id }) => levels.get(id),
      manifest: args.manifest && seen(args.manifest),
      environments: {
        ...(args.env !== undefined && { env: args.env }),
        ...(args.values?.length && { envFiles: args.values.map(seen) }),
      },
      onProgress: progress?.at,
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { message: error.mistakes };
  }
  const baselineAt = baselinePath(args, world.cwd);
  const baseline =
    baselineAt === undefined
      ? undefined
      : (await import("../config/baseline-file.js")).readBaseline(
          baselineAt,
          opened.files,
          args.updateBaseline === true,
        );
  if (baseline && "message" in baseline) return baseline;
  const check = async () => {
    progress?.start();
    const asked = { paths, stdin, ignoresUnknown: args.ignoreUnknown === true };
    const found = await checkWithStdin(opened.project, asked, world).finally(progress?.end);
    if (!baseline) return found;
    const { withBaseline } = await import("../config/baseline.js");
    // Old entries are being thrown out, and need no note.
    return withBaseline(found, baseline, args.updateBaseline ? [] : paths);
  };
  return { ...opened, levels, baseline, paths, check };
}

/** Stdin (`-`) is a file under a name; as a log it is judged while it is read. */
async function checkWithStdin(
  project: Project,
  { paths, stdin, ...options }: Asked,
  world: World,
): Promise<RunResult> {
  if (!paths.includes("-")) return project.check(paths, options);
  const others = paths.filter((path) => path !== "-");
  if (!isLog(stdin)) {
    const parts: Uint8Array[] = [];
    for await (const chunk of world.stdin) parts.push(chunk);
    project.update(stdin, Buffer.concat(parts));
    return project.check([...others, stdin], options);
  }
  const check = project.begin(others, options);
  const log = check.log(stdin);
  for await (const chunk of world.stdin) log.push(chunk);
  log.end();
  return check.close();
}

interface Asked {
  readonly paths: readonly string[];
  /** The path that stdin has. */
  readonly stdin: string;
  readonly ignoresUnknown: boolean;
}

/** The values of `--rule`, or what is wrong with one of them. */
function readLevels(settings: readonly string[]): ReadonlyMap<string, Level> | string {
  const levels = new Map<string, Level>();
  for (const setting of settings) {
    const [, id, written] = /^([\w-]+)=(\w+)$/.exec(setting) ?? [];
    const level = readLevel(written);
    if (id === undefined || level === undefined)
      return `--rule takes ID=SEVERITY with off, info, warning or error, and not "${setting}"`;
    levels.set(id, level);
  }
  return levels;
}

/** The baseline that a command line means, if any. */
export function baselinePath(
  { baseline, updateBaseline }: Pick<RunArguments, "baseline" | "updateBaseline">,
  cwd: string,
): string | undefined {
  if (baseline !== undefined) return seenFrom(cwd, baseline);
  return updateBaseline ? "teamslint-baseline.json" : undefined;
}
