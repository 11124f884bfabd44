import { type Arguments, type NotUnderstood, readArguments } from "./arguments.js";
import { ConfigError, type LoadedConfig, loadConfig } from "./config.js";
import { diskFiles } from "./disk.js";
import { ruleUrl } from "./engine.js";
import { type Format, writers } from "./format/index.js";
import type { Report, Writer } from "./format/writer.js";
import { lintFiles } from "./lint-paths.js";
import { closest } from "./model/closest.js";
import type { Rule } from "./rule.js";
import type { RunResult } from "./run.js";
import { plural, quote } from "./words.js";

/** What the command line touches of its process, so that tests can stand in for it. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of stdout, and undefined where it is no terminal. */
  readonly columns: number | undefined;
  readonly isTerminal: boolean;
  out(text: string): void;
  error(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  write(path: string, text: string): void;
  /** A rule's page as Markdown; undefined where there is none. */
  page(id: string): string | undefined;
  readonly version: string;
}

/** 0: no error. 1: findings that fail the run. 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command line. Prints through `world`; never exits, never throws for what a file holds. */
export async function run(argv: readonly string[], world: World, rules: readonly Rule[]): Promise<ExitCode> {
  const args = readArguments(argv);
  if ("needs" in args) return answer(args, argv, world);
  switch (args.command) {
    case "explain": {
      const { explain } = await import("./explain.js");
      return explain(args, world, rules);
    }
    case "rules": {
      const { listRules } = await import("./explain.js");
      return listRules(args, world, rules);
    }
    case "print-config":
      return printConfig(args, world, rules);
    default:
      return lintCommand(args, world, rules);
  }
}

async function answer({ needs, message }: NotUnderstood, argv: readonly string[], world: World): Promise<ExitCode> {
  if (needs === "version") {
    world.out(`${world.version}\n`);
    return 0;
  }
  if (needs === "correction" && message !== undefined) return cannotRun(message, world);
  const { usageOf } = await import("./usage.js");
  const { help, mistake } = await usageOf(needs === "help" ? [] : argv);
  if (needs === "help") {
    world.out(`${help}\n`);
    return 0;
  }
  return cannotRun(`${mistake ?? "unknown option"} (teamslint --help lists them)`, world);
}

function cannotRun(message: string, world: World): ExitCode {
  world.error(`teamslint: ${message}\n`);
  return 2;
}

async function lintCommand(args: Arguments, world: World, rules: readonly Rule[]): Promise<ExitCode> {
  const result = await lint(args, world, rules);
  if ("exitCode" in result) return result.exitCode;
  const { found, config } = result;
  for (const { message } of found.troubles) world.error(`teamslint: ${message}\n`);
  const report = reportOf(found, config, args, rules, world);
  if (found.files === 0) return nothingToLint(args, found, report, world);
  await print(report, args, world);
  return exitCodeOf(report, found, args);
}

interface Linted {
  readonly found: RunResult;
  readonly config: LoadedConfig | undefined;
}

async function lint(args: Arguments, world: World, rules: readonly Rule[]): Promise<Linted | { exitCode: ExitCode }> {
  const disk = diskFiles(world.cwd);
  const paths = args.operands.length > 0 ? args.operands.map(slashed) : [""];
  let config: LoadedConfig | undefined;
  try {
    if (args.config !== false) config = await loadConfig(disk, world.cwd, args.config && slashed(args.config), rules);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { exitCode: cannotRun(error.message, world) };
  }
  const unknown = [...args.levels.keys()].find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    const near = closest(unknown, rules.map(({ id }) => id));
    const hint = near === undefined ? "" : `: did you mean ${quote(near)}?`;
    return { exitCode: cannotRun(`there is no rule ${quote(unknown)}${hint}`, world) };
  }
  const found = await lintFiles(paths.map((path) => (path === "." ? "" : path.replace(/^\.\//, "").replace(/(.)\/$/, "$1"))), {
    files: disk,
    stdin: { name: args.stdinFilename ?? "stdin.json", chunks: world.stdin },
    cwd: world.cwd,
    rules,
    levelOf: (rule) => args.levels.get(rule.id) ?? config?.config.rules?.[rule.id] ?? rule.severity,
    manifest: args.manifest && slashed(args.manifest).replace(/^\.\//, ""),
    apps: config?.apps ?? [],
    environments: {
      ...(args.env !== undefined && { env: args.env }),
      ...(args.envFiles.length > 0 && { envFiles: args.envFiles.map(slashed) }),
    },
    ...(config && {
      isExcluded: config.isExcluded,
      ignoreReason: (diagnostic) => config.ignoreFor(diagnostic)?.reason,
    }),
  });
  return { found, config };
}

/** Paths are written with `/` inside; only Windows writes them with `\`. */
function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function reportOf(
  found: RunResult,
  config: LoadedConfig | undefined,
  args: Arguments,
  rules: readonly Rule[],
  world: World,
): Report {
  const shown = args.quiet ? found.diagnostics.filter(({ severity }) => severity === "error") : found.diagnostics;
  const count = (severity: string) => shown.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    diagnostics: shown,
    suppressed: found.suppressed,
    summary: {
      files: found.files,
      requests: found.requests,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      ignored: found.suppressed.length,
      baselined: 0,
      notes: [...found.notes, ...unusedIgnores(found, config)],
    },
    line: found.line,
    rules: rules.map(({ id, severity, summary }) => ({ id, severity, summary, url: ruleUrl(id) })),
    version: world.version,
  };
}

/** An ignore that matches nothing hides the next finding there; so it is reported. */
function unusedIgnores(found: RunResult, config: LoadedConfig | undefined): string[] {
  const used = new Set(found.suppressed.map(({ diagnostic }) => config?.ignoreFor(diagnostic)));
  return (config?.config.ignore ?? [])
    .filter((ignore) => !used.has(ignore))
    .map(({ rule, file, pointer }) => {
      const where = [file, pointer].filter((part) => part !== undefined).join(" ");
      return `${config!.path}: the ignore of ${rule}${where === "" ? "" : ` in ${where}`} matches nothing`;
    });
}

async function print(report: Report, args: Arguments, world: World): Promise<void> {
  for (const { format, file } of args.outputs) {
    const write = await writerOf(format);
    const isTerminal = file === undefined && world.isTerminal;
    const text = write(report, {
      color: file === undefined && (args.color ?? wantsColor(world)),
      width: world.columns ?? 100,
      links: isTerminal && world.env["TERM_PROGRAM"] !== undefined && world.env["CI"] === undefined,
      cwd: world.cwd,
    });
    if (file === undefined) world.out(text);
    else world.write(file, text);
  }
}

async function writerOf(format: Format): Promise<Writer> {
  return (await writers[format]()).write;
}

/** NO_COLOR and FORCE_COLOR are the conventions of no-color.org and of Node. */
function wantsColor({ env, isTerminal }: World): boolean {
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}

function exitCodeOf({ summary }: Report, found: RunResult, { maxWarnings }: Arguments): ExitCode {
  if (found.troubles.some(({ isFatal }) => isFatal)) return 2;
  if (summary.errors > 0) return 1;
  return maxWarnings !== undefined && summary.warnings > maxWarnings ? 1 : 0;
}

async function nothingToLint(args: Arguments, found: RunResult, report: Report, world: World): Promise<ExitCode> {
  const isFatal = found.troubles.some((trouble) => trouble.isFatal);
  const disk = diskFiles(world.cwd);
  const named = args.operands.filter((path) => disk.kind(slashed(path)) !== "folder");
  if (!isFatal) {
    const where = args.operands.length === 0 ? "here" : `in ${args.operands.map(quote).join(", ")}`;
    world.error(`teamslint: nothing to lint ${where}: no Teams app manifest and no notification request\n`);
  }
  if (args.outputs.some(({ format }) => format !== "pretty")) await print(report, args, world);
  return isFatal || named.length > 0 ? 2 : 0;
}

async function printConfig(args: Arguments, world: World, rules: readonly Rule[]): Promise<ExitCode> {
  const result = await lint(args, world, rules);
  if ("exitCode" in result) return result.exitCode;
  const { found, config } = result;
  const lines = [`configuration: ${config?.path ?? "none"}`];
  for (const rule of rules) {
    const level = args.levels.get(rule.id) ?? config?.config.rules?.[rule.id];
    if (level !== undefined && level !== rule.severity) lines.push(`${rule.id}: ${level} (by itself ${rule.severity})`);
  }
  for (const [path, { candidates, reason }] of found.pairings) {
    const manifests = candidates.map((app) => app.path).join(" or ");
    lines.push(
      reason === undefined
        ? `${path}: paired with no manifest`
        : `${path}: paired with ${manifests} (${reason})`,
    );
  }
  lines.push(`${plural(found.pairings.size, "file")} with requests`);
  for (const { message } of found.troubles) world.error(`teamslint: ${message}\n`);
  world.out(`${lines.join("\n")}\n`);
  return found.troubles.some(({ isFatal }) => isFatal) ? 2 : 0;
}
