import { type Arguments, type NotUnderstood, readArguments } from "./arguments.js";
import { diskFiles } from "../files/disk.js";
import { type Format, writers } from "../format/index.js";
import { leftOut } from "../format/summary.js";
import type { Report, Writer } from "../format/writer.js";
import { visible } from "../format/visible.js";
import type { FixedRun } from "../fix/fix-files.js";
import { baselinePath, prepare, seenFrom } from "./prepare.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/run.js";
import { isShown, reportOf } from "./report.js";
import { knowsLinks, wantsColor } from "./terminal.js";
import { plural, quote } from "../words.js";
import type { ExitCode, World } from "./world.js";

/** Runs the command line. Prints through `world`; never exits, never throws for what a file holds. */
export async function run(
  argv: readonly string[],
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  if (argv[0] === "--get-yargs-completions") return complete(argv.slice(1), world, rules);
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
    case "completion": {
      const { completionScript } = await import("./completion.js");
      world.out(await completionScript());
      return 0;
    }
    case "print-config":
      return printConfig(args, world, rules);
    case "init":
      return initCommand(args, world, rules);
    default:
      return args.watch ? watchCommand(args, world, rules) : lintCommand(args, world, rules);
  }
}

/** The script of `teamslint completion` asks so on each Tab. */
async function complete(
  words: readonly string[],
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const { completions } = await import("./completion.js");
  world.out((await completions(words, rules)).map((word) => `${word}\n`).join(""));
  return 0;
}

async function answer(
  { needs, message }: NotUnderstood,
  argv: readonly string[],
  world: World,
): Promise<ExitCode> {
  if (needs === "version") {
    world.out(`${world.version}\n`);
    return 0;
  }
  if (needs === "correction" && message !== undefined) return cannotRun(message, world);
  if (needs === "help" && world.help !== undefined) {
    world.out(`${world.help}\n`);
    return 0;
  }
  const { usageOf } = await import("./usage.js");
  const { help, mistake } = await usageOf(needs === "help" ? [] : argv);
  if (needs === "help") {
    world.out(`${help}\n`);
    return 0;
  }
  return cannotRun(`${mistake ?? "unknown option"} (teamslint --help lists them)`, world);
}

function cannotRun(message: string, world: World): ExitCode {
  tell(message, world);
  return 2;
}

/** One line on stderr. Names and values of files are in it, so it is escaped as a finding is. */
function tell(message: string, world: World): void {
  world.error(`teamslint: ${visible(message)}\n`);
}

async function lintCommand(
  args: Arguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { config, paths, files, check, baseline } = prepared;
  let found: RunResult;
  let fixed: FixedRun | undefined;
  if (args.fix) {
    const { fixFiles, patchOf } = await import("../fix/fix-files.js");
    const isWriting = args.fix === "write";
    const isReported = isShown(args);
    fixed = await fixFiles({
      files,
      cwd: world.cwd,
      paths,
      check,
      isReported,
      unsafe: args.unsafe,
      isWriting,
    });
    found = fixed.found;
    if (!isWriting) world.out(patchOf(fixed.changes, world.isTerminal));
  } else found = await check(files);
  if (baseline && args.updateBaseline) {
    const { saveBaseline } = await import("../config/baseline-file.js");
    found = saveBaseline(found, baseline, paths, world.cwd);
  }
  for (const { message } of found.troubles) tell(message, world);
  const report = reportOf(found, {
    args,
    config,
    rules,
    version: world.version,
    fixed: args.fix === "write" ? fixed?.fixed : undefined,
  });
  if (args.verbose && found.code) {
    const { tellOfCode } = await import("./verbose.js");
    world.error(tellOfCode(found.code));
  }
  // A patch has stdout for itself.
  const shownIn =
    args.fix === "dry-run" ? { ...world, out: world.error, isTerminal: false } : world;
  if (found.files === 0) return nothingToLint(args, found, report, shownIn);
  const isPrinted = await print(report, args, shownIn);
  tellWhatIsLeftOut(report, args, world);
  return isPrinted ? exitCodeOf(report, found, args) : 2;
}

async function watchCommand(
  args: Arguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const { watchAndCheck, watchDisk } = await import("./watch.js");
  const written = [
    ...args.outputs.map(({ file }) => file),
    args.updateBaseline ? baselinePath(args, world.cwd) : undefined,
  ];
  return watchAndCheck({
    watcher: world.watcher ?? watchDisk(world.cwd, diskFiles(world.cwd)),
    check: () => lintCommand(args, world, rules),
    out: world.out,
    isTerminal: world.isTerminal,
    ownFiles: written.flatMap((file) => (file === undefined ? [] : seenFrom(world.cwd, file))),
  });
}

async function initCommand(
  args: Arguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { init } = await import("./init.js");
  const { requestFiles, pairing } = await prepared.check(prepared.files);
  // Where no manifest is near, the configuration may as well say which one is meant.
  const isFar = new Set<string | undefined>([undefined, "the ids in a request"]);
  const unpaired = [...requestFiles].filter((path) => isFar.has(pairing(path).reason)).sort();
  return init({ files: prepared.files, world, yes: args.yes, unpaired });
}

/** Whether every `--output` could be written; one line says which could not. */
async function print(report: Report, args: Arguments, world: World): Promise<boolean> {
  let isComplete = true;
  for (const { format, file } of args.outputs) {
    const write = await writerOf(format);
    const text = write(report, {
      color: file === undefined && (args.color ?? wantsColor(world)),
      width: world.columns ?? 100,
      links: file === undefined && knowsLinks(world),
      cwd: world.cwd,
    });
    if (file === undefined) world.out(text);
    else if (!(await writeTo(file, text, world))) isComplete = false;
  }
  return isComplete;
}

/** Only the pretty format has a line for it, and nobody may hide findings without a word. */
function tellWhatIsLeftOut({ summary }: Report, args: Arguments, world: World): void {
  const words = leftOut(summary);
  const isSaid = args.outputs.some(({ format, file }) => format === "pretty" && file === undefined);
  if (words !== undefined && !isSaid) tell(words, world);
}

async function writeTo(file: string, text: string, world: World): Promise<boolean> {
  try {
    world.write(file, text);
    return true;
  } catch (error) {
    const { whyNotWritten } = await import("../files/write.js");
    tell(`${file}: ${whyNotWritten(error)}`, world);
    return false;
  }
}

async function writerOf(format: Format): Promise<Writer> {
  return (await writers[format]()).write;
}

function exitCodeOf({ summary }: Report, found: RunResult, { maxWarnings }: Arguments): ExitCode {
  if (found.troubles.some(({ isFatal }) => isFatal)) return 2;
  if (summary.errors > 0) return 1;
  return maxWarnings !== undefined && summary.warnings > maxWarnings ? 1 : 0;
}

async function nothingToLint(
  args: Arguments,
  found: RunResult,
  report: Report,
  world: World,
): Promise<ExitCode> {
  const isFatal = found.troubles.some((trouble) => trouble.isFatal);
  const disk = diskFiles(world.cwd);
  const named = args.operands.filter((path) => disk.kind(seenFrom(world.cwd, path)) !== "folder");
  if (!isFatal && !args.ignoreUnknown) {
    const where = args.operands.length === 0 ? "here" : `in ${args.operands.map(quote).join(", ")}`;
    const { excluded } = report.summary;
    const out = excluded === 0 ? "" : `; the configuration excludes ${plural(excluded, "path")}`;
    tell(
      `nothing to lint ${where}: no Teams app manifest and no notification request${out}`,
      world,
    );
  }
  const isAsked = args.outputs.some(({ format }) => format !== "pretty");
  if (isAsked && !(await print(report, args, world))) return 2;
  return isFatal || (named.length > 0 && !args.ignoreUnknown) ? 2 : 0;
}

async function printConfig(
  args: Arguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const prepared = await prepare(args, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const { config } = prepared;
  const found = await prepared.check(prepared.files);
  const lines = [`configuration: ${config?.path ?? "none"}`];
  for (const rule of rules) {
    const level = args.levels.get(rule.id) ?? config?.config.rules?.[rule.id];
    if (level !== undefined && level !== rule.severity)
      lines.push(`${rule.id}: ${level} (by itself ${rule.severity})`);
  }
  for (const path of [...found.requestFiles].sort()) {
    const { candidates, reason } = found.pairing(path);
    const manifests = candidates.map((app) => app.path).join(" or ");
    lines.push(
      reason === undefined
        ? `${path}: paired with no manifest`
        : `${path}: paired with ${manifests} (${reason})`,
    );
  }
  lines.push(`${plural(found.requestFiles.size, "file")} with requests`);
  for (const { message } of found.troubles) tell(message, world);
  world.out(`${lines.join("\n")}\n`);
  return found.troubles.some(({ isFatal }) => isFatal) ? 2 : 0;
}
