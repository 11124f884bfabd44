import yargs from "yargs";
import { optionsOf } from "./arguments.js";
import { commands, lint } from "./commands.js";

/** The help text, and what is wrong with a command line that yargs does not accept. */
export interface Usage {
  readonly help: string;
  readonly mistake: string | undefined;
}

/**
 * Lets yargs read the command line of a command, or of linting: for `--help`, and to say what is wrong with one.
 * Runs nothing and prints nothing.
 */
export async function usageOf(argv: readonly string[], command?: string): Promise<Usage> {
  const parser = createParser(command);
  if (command === undefined) parser.epilogue(epilogue());
  const help = await parser.getHelp();
  try {
    await parser.parseAsync([...argv], {}, () => {});
    return { help, mistake: undefined };
  } catch (error) {
    return { help, mistake: error instanceof Error ? lowerFirst(error.message) : String(error) };
  }
}

/** The options of a command, or of linting, as yargs reads them. */
export function createParser(command?: string) {
  const { args, describe } = command === undefined ? lint : commands[command]!;
  const words = ["$0", command, args].filter(Boolean).join(" ");
  return yargs([])
    .scriptName("teamslint")
    .usage(`${words}\n\n${describe}`)
    .options(optionsOf(command))
    .parserConfiguration({ "greedy-arrays": false })
    .version(false)
    .option("version", { alias: "V", type: "boolean", describe: "Print the version" })
    .alias("help", "h")
    .detectLocale(false)
    .wrap(100)
    .strictOptions()
    .exitProcess(false)
    .fail(false);
}

function epilogue(): string {
  const rows = Object.entries(commands).map(([name, { args, describe }]) => {
    const usage = `teamslint ${name} ${args}`;
    return `  ${usage.padEnd(32)}${describe}`;
  });
  return `Commands:\n${rows.join("\n")}\n\nExit codes: 0 no errors, 1 findings that fail the run, 2 could not run.`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1).split("\n")[0];
}
