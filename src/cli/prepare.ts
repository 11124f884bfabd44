import { type PlatformPath, relative, resolve, sep } from "node:path";
import type { LintArguments } from "./command.js";
import { levels as levelNames } from "./options.js";
import type { Baseline } from "../config/baseline.js";
import type { World } from "./world.js";
import { ConfigError, type LoadedConfig, loadConfig } from "../config/load.js";
import { diskFiles } from "../files/disk.js";
import type { Files } from "../files/files.js";
import { lintFiles } from "../run/lint-paths.js";
import { closest } from "../model/closest.js";
import { createProgress } from "./progress.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/run.js";
import { quote } from "../words.js";

type Level = (typeof levelNames)[number];

/** What of a command line decides what a run reads and how it judges that. */
export type RunArguments = Pick<LintArguments, "operands"> &
  Partial<
    Pick<
      LintArguments,
      | "manifest"
      | "env"
      | "envFile"
      | "rule"
      | "config"
      | "baseline"
      | "updateBaseline"
      | "ignoreUnknown"
      | "stdinFilename"
    >
  >;

/** A run that is ready to begin: what a command line and a configuration make together. */
export interface Prepared {
  readonly config: LoadedConfig | undefined;
  /** Severities that `--rule` gives, by rule. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly baseline: Baseline | undefined;
  /** The paths to lint, relative to the working directory. */
  readonly paths: readonly string[];
  readonly files: Files;
  /** Lints, and takes out what the baseline knows. */
  check(files: Files): Promise<RunResult>;
}

/** Reads configuration and baseline. Where they or the command line have a mistake, one line says which. */
export async function prepare(
  args: RunArguments,
  world: World,
  rules: readonly Rule[],
): Promise<Prepared | { readonly message: string }> {
  const levels = readLevels(args.rule ?? []);
  if (typeof levels === "string") return { message: levels };
  const disk = diskFiles(world.cwd);
  let config: LoadedConfig | undefined;
  try {
    if (args.config !== false)
      config = await loadConfig(
        disk,
        world.cwd,
        args.config && seenFrom(world.cwd, args.config),
        rules,
      );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { message: error.message };
  }
  const unknown = [...levels.keys()].find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    const near = closest(
      unknown,
      rules.map(({ id }) => id),
    );
    const hint = near === undefined ? "" : `: did you mean ${quote(near)}?`;
    return { message: `there is no rule ${quote(unknown)}${hint}` };
  }
  const baselineAt = baselinePath(args, world.cwd);
  const baseline =
    baselineAt === undefined
      ? undefined
      : (await import("../config/baseline-file.js")).readBaseline(
          baselineAt,
          disk,
          args.updateBaseline === true,
        );
  if (baseline && "message" in baseline) return baseline;
  const paths =
    args.operands.length > 0 ? args.operands.map((path) => seenFrom(world.cwd, path)) : [""];
  const check = async (files: Files) => {
    const progress =
      world.progress && world.env["TERM"] !== "dumb"
        ? createProgress({ ...world.progress, error: world.error })
        : undefined;
    const found = await lintFiles(paths, {
      files,
      ...(progress && { comesBy: progress.at }),
      // Asking for stdin opens it, which takes time.
      ...(paths.includes("-") && {
        stdin: { name: args.stdinFilename ?? "stdin.json", chunks: world.stdin },
      }),
      cwd: world.cwd,
      ignoresUnknown: args.ignoreUnknown === true,
      rules,
      levelOf: (rule) => levels.get(rule.id) ?? config?.config.rules?.[rule.id] ?? rule.severity,
      manifest: args.manifest && seenFrom(world.cwd, args.manifest),
      apps: config?.apps ?? [],
      environments: {
        ...(args.env !== undefined && { env: args.env }),
        ...(args.envFile?.length && {
          envFiles: args.envFile.map((file) => seenFrom(world.cwd, file)),
        }),
      },
      ...(config && {
        isExcluded: config.isExcluded,
        ignoreReason: (diagnostic) => config.ignoreFor(diagnostic)?.reason,
      }),
    }).finally(progress?.end);
    if (!baseline) return found;
    const { withBaseline } = await import("../config/baseline.js");
    // Nobody needs to hear of old entries while they are being thrown out.
    return withBaseline(found, baseline, args.updateBaseline ? [] : paths);
  };
  return { config, levels, baseline, paths, files: disk, check };
}

/** The values of `--rule`, or what is wrong with one of them. */
function readLevels(settings: readonly string[]): ReadonlyMap<string, Level> | string {
  const levels = new Map<string, Level>();
  for (const setting of settings) {
    const [, id, level] = /^([\w-]+)=(\w+)$/.exec(setting) ?? [];
    if (id === undefined || !(levelNames as readonly unknown[]).includes(level)) {
      return `--rule takes ID=SEVERITY with off, info, warning or error, and not "${setting}"`;
    }
    levels.set(id, level as Level);
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

/**
 * A path of the command line as seen from the working directory, with `/`; `""` is that directory
 * itself. `rules` are the paths' own, those of this system.
 */
export function seenFrom(
  cwd: string,
  path: string,
  rules: Pick<PlatformPath, "relative" | "resolve" | "sep"> = system,
): string {
  if (path === "-") return path;
  return rules.relative(cwd, rules.resolve(cwd, path)).split(rules.sep).join("/");
}

const system = { relative, resolve, sep };
