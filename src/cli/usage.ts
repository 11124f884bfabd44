import yargs from "yargs";
import { commands, options } from "./options.js";

/** The help text, and what is wrong with a command line that yargs does not accept. */
export interface Usage {
  readonly help: string;
  readonly mistake: string | undefined;
}

/**
 * Lets yargs read the command line: for `--help`, and to say what is wrong with one. Runs nothing and prints
 * nothing.
 */
export async function usageOf(argv: readonly string[]): Promise<Usage> {
  const parser = createParser().epilogue(
    `Commands:\n${Object.entries(commands)
      .map(([name, { args, describe }]) => `  ${`teamslint ${name} ${args}`.padEnd(32)}${describe}`)
      .join("\n")}\n\nExit codes: 0 no errors, 1 findings that fail the run, 2 could not run.`,
  );
  const help = await parser.getHelp();
  try {
    await parser.parseAsync([...argv], {}, () => {});
    return { help, mistake: undefined };
  } catch (error) {
    return { help, mistake: error instanceof Error ? lowerFirst(error.message) : String(error) };
  }
}

/** The table of options as yargs reads it. */
export function createParser() {
  return yargs([])
    .scriptName("teamslint")
    .usage(
      "$0 [paths..]\n\nLints Teams app manifests, and checks notification requests against them.\nA path is a file, a folder, an app package (zip) or - for stdin; the default is the working directory.",
    )
    .options(options)
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

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1).split("\n")[0];
}
