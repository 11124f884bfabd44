import yargs from "yargs";
import { optionsOf } from "./arguments.js";
import { commands, lint } from "./commands.js";

/** The help text of a command, or of linting with the list of commands. */
export async function helpOf(command?: string): Promise<string> {
  const parser = createParser(command);
  if (command === undefined) parser.epilogue(epilogue());
  return parser.getHelp();
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
