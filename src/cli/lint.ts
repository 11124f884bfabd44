import type { LintArguments } from "./command.js";
import { noCommand } from "./no-command.js";
import { type Output, readOutputs } from "./outputs.js";
import { baselinePath, prepare, type Prepared, type Refusal } from "./prepare.js";
import { print, tellWhatIsLeftOut } from "./print.js";
import { isShown, reportOf } from "./report.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { diskFiles } from "../files/disk.js";
import { nameOf } from "../files/files.js";
import { seenFrom } from "../files/seen-from.js";
import type { Report } from "../format/writer.js";
import type { Rule } from "../rule.js";
import type { RunResult } from "../run/check.js";
import { plural, quote } from "../words.js";

/** A command line without a command: lints once, or under `--watch` again and again. */
export async function run(
  args: LintArguments,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const mistake = mistakeIn(args) ?? noCommand(args, diskFiles(world.cwd));
  if (mistake !== undefined) return cannotRun(mistake, world);
  const outputs = readOutputs(args);
  if (typeof outputs === "string") return cannotRun(outputs, world);
  let prepared: Prepared | Refusal | undefined;
  const seen = (path: string) => seenFrom(world.cwd, path);
  const settings = [args.config, args.baseline].flatMap((path) => (path ? seen(path) : []));
  const isSettings = (path: string) => isConfiguration(path) || settings.includes(path);
  const lint = async (changed: readonly string[]) => {
    if (!prepared || "message" in prepared || changed.some(isSettings))
      prepared = await prepare(args, world, rules);
    else for (const path of changed) prepared.project.update(path);
    if ("message" in prepared) return cannotRun(prepared.message, world);
    return lintOnce(prepared, args, outputs, world, rules);
  };
  if (!args.watch) return lint([]);
  const { watchAndCheck, watchDisk } = await import("./watch.js");
  prepared = await prepare(args, world, rules);
  const root = "message" in prepared ? "" : prepared.root;
  const named = [...args.operands, ...args.values, ...(args.manifest ? [args.manifest] : [])];
  const written = [
    ...outputs.flatMap(({ file }) => file ?? []),
    ...(args.updateBaseline ? [baselinePath(args, world.cwd)!] : []),
  ];
  return watchAndCheck({
    watcher:
      world.watcher ??
      watchDisk(world.cwd, diskFiles(world.cwd), [root, ...named.map(seen), ...settings]),
    check: lint,
    out: world.out,
    isClosed: world.isClosed,
    isTerminal: world.isTerminal,
    ownFiles: written.map(seen),
  });
}

/** Whether a file of this name may hold a configuration or the baseline. */
function isConfiguration(path: string): boolean {
  return /^(?:teamslint.*|package)\.json$/.test(nameOf(path));
}

function mistakeIn(args: LintArguments): string | undefined {
  if (args.unsafe && !args.fix && !args.fixDryRun) {
    return "--unsafe belongs to --fix or --fix-dry-run";
  }
  if (!args.operands.includes("-")) return undefined;
  const writing = args.fix
    ? "fix"
    : args.fixDryRun
      ? "fix-dry-run"
      : args.watch
        ? "watch"
        : undefined;
  return writing && `--${writing} needs files: stdin (-) is read once and never written`;
}

async function lintOnce(
  prepared: Prepared,
  args: LintArguments,
  outputs: readonly Output[],
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const { config, levels, paths } = prepared;
  const { found, fixed } = await lintAndFix(prepared, args, world);
  const linted = outputs.find(
    ({ file }) => file !== undefined && isLinted(file, found, paths, world),
  );
  if (linted) return cannotRun(`--output would write over ${linted.file}, which was linted`, world);
  for (const { message } of found.troubles) tell(message, world);
  const report = reportOf(found, {
    quiet: args.quiet === true,
    levels,
    config,
    rules,
    version: world.version,
    maxWarnings: args.maxWarnings,
    fixed,
  });
  if (args.verbose) {
    const { tellOfCode } = await import("./verbose.js");
    world.error(tellOfCode(found.code));
  }
  // A patch has stdout for itself.
  const shownIn = args.fixDryRun ? { ...world, out: world.error, isTerminal: false } : world;
  const printing = { outputs, color: args.color };
  if (found.files === 0) {
    const isFatal = tellThereIsNothing(args, found, report, shownIn);
    const isAsked = outputs.some(({ format }) => format !== "pretty");
    return isAsked && !(await print(report, printing, shownIn)) ? 2 : isFatal ? 2 : 0;
  }
  const isPrinted = await print(report, printing, shownIn);
  tellWhatIsLeftOut(report, outputs, world);
  return isPrinted ? exitCodeOf(report, found) : 2;
}

/** The findings of a run: those that fixes leave, where fixes are asked for, and that the baseline does not know. */
async function lintAndFix(
  { files, project, paths, check, baseline }: Prepared,
  args: LintArguments,
  world: World,
): Promise<{ readonly found: RunResult; readonly fixed: number | undefined }> {
  // Asked for both, nothing is written.
  const isWriting = args.fix === true && !args.fixDryRun;
  let found: RunResult;
  let fixed: number | undefined;
  if (args.fix || args.fixDryRun) {
    const { fixFiles } = await import("../fix/fix-files.js");
    const { patchOf } = await import("../fix/changed-file.js");
    const outcome = await fixFiles({
      files,
      project,
      cwd: world.cwd,
      paths,
      check,
      isShown: isShown(args),
      unsafe: args.unsafe === true,
      isWriting,
    });
    found = outcome.found;
    if (isWriting) fixed = outcome.fixed;
    else world.out(patchOf(outcome.changes, world.isTerminal));
  } else found = await check();
  if (baseline && args.updateBaseline) {
    const { saveBaseline } = await import("../config/baseline-file.js");
    found = saveBaseline(found, baseline, paths, world.cwd);
  }
  return { found, fixed };
}

function exitCodeOf({ summary, warningsFail }: Report, found: RunResult): ExitCode {
  if (found.troubles.some(({ isFatal }) => isFatal)) return 2;
  return summary.errors > 0 || warningsFail ? 1 : 0;
}

/** Whether a report would take the place of something that was asked for or recognised. */
export function isLinted(
  output: string,
  { requestFiles, apps }: RunResult,
  paths: readonly string[],
  { cwd }: World,
): boolean {
  const path = seenFrom(cwd, output);
  const parts = apps.flatMap((app) => [
    app.path,
    ...app.app.languages.map(({ document }) => document.source.file.file),
  ]);
  const isNamed = paths.includes(path) && diskFiles(cwd).kind(path) === "file";
  return isNamed || requestFiles.has(path) || parts.includes(path);
}

/** Says on stderr that nothing was found to lint; returns whether the run fails for it. */
function tellThereIsNothing(
  { operands, ignoreUnknown }: LintArguments,
  found: RunResult,
  { summary: { excluded } }: Report,
  world: World,
): boolean {
  // The trouble was told already.
  if (found.troubles.some((trouble) => trouble.isFatal)) return true;
  if (ignoreUnknown) return false;
  for (const note of found.notes) tell(note, world);
  const where = operands.length === 0 ? "here" : `in ${operands.map(quote).join(", ")}`;
  const among =
    found.candidates === 0
      ? ", nor a file that may hold one"
      : ` among ${plural(found.candidates, "file")}`;
  const out = excluded === 0 ? "" : `; the configuration excludes ${plural(excluded, "path")}`;
  tell(
    `nothing to lint ${where}: no Teams app manifest and no notification request${among}${out}`,
    world,
  );
  return true;
}
