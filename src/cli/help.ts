import { commands } from "./commands.js";
import { cannotRun } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { closest } from "../model/closest.js";
import { quote } from "../words.js";

/** `teamslint help COMMAND` is `teamslint COMMAND --help`. */
export async function run(
  { operands }: { readonly operands: readonly string[] },
  world: World,
): Promise<ExitCode> {
  const [name] = operands;
  if (name === undefined || Object.hasOwn(commands, name)) return showHelp(name, world);
  const near = closest(name, Object.keys(commands));
  const hint = near === undefined ? "teamslint help lists them" : `did you mean ${quote(near)}?`;
  return cannotRun(`there is no command ${quote(name)}: ${hint}`, world);
}

/** Prints the options of a command, or of linting and the list of commands. */
export async function showHelp(command: string | undefined, world: World): Promise<ExitCode> {
  if (command === undefined && world.help !== undefined) world.out(`${world.help}\n`);
  else {
    const { helpOf } = await import("./usage.js");
    world.out(`${await helpOf(command)}\n`);
  }
  return 0;
}
