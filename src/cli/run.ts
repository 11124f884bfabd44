import { type NotUnderstood, readArguments } from "./arguments.js";
import type { LintArguments } from "./command.js";
import { commands } from "./commands.js";
import { run as lint } from "./lint.js";
import { cannotRun } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import type { Rule } from "../rule.js";

/** Runs the command line. Prints through `world`; never exits, never throws for what a file holds. */
export async function run(
  argv: readonly string[],
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  if (argv[0] === "--get-yargs-completions") return complete(argv.slice(1), world, rules);
  const asked = readArguments(argv);
  if ("needs" in asked) return answer(asked, world);
  const { command, args } = asked;
  if (command === undefined) return lint(args as unknown as LintArguments, world, rules);
  return (await commands[command]!.run()).run(args, world, rules);
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

async function answer(asked: NotUnderstood, world: World): Promise<ExitCode> {
  if (asked.needs === "correction") return cannotRun(asked.message, world);
  if (asked.needs === "help") return (await import("./help.js")).showHelp(asked.command, world);
  world.out(`${world.version}\n`);
  return 0;
}
