import { commands } from "./commands.js";
import { formatNames } from "./options.js";
import type { ExitCode, World } from "./world.js";
import { levels } from "../run/levels.js";
import type { Rule } from "../rule.js";

/** Prints the script, which a shell's start-up file then runs. */
export async function run(_: unknown, world: World): Promise<ExitCode> {
  world.out(await completionScript());
  return 0;
}

/** The script that lets a shell complete `teamslint`: yargs' own, for the shell that SHELL names. */
export async function completionScript(): Promise<string> {
  const { createParser } = await import("./usage.js");
  return new Promise((settle, fail) => {
    void createParser()
      .completion("completion", false)
      .parse(["completion"], {}, (error: unknown, _: unknown, output: string) =>
        error ? fail(error) : settle(`${output}\n`),
      );
  });
}

/**
 * Candidates for the last of the words typed so far, the first of which is the program: the script asks for them.
 * None where that word is a path, which the shell completes itself.
 */
export async function completions(
  words: readonly string[],
  rules: readonly Rule[],
): Promise<readonly string[]> {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const last = before.at(-1);
  const fitting = (names: readonly string[]) => names.filter((name) => name.startsWith(current));
  const ids = rules.map(({ id }) => id);
  const command = before.find((word, index) => index > 0 && Object.hasOwn(commands, word));
  if (current.startsWith("-")) return fitting(await optionsAfter(words, command));
  if (last === "--format") return fitting(formatNames);
  if (last === "--rule") {
    return fitting(ids.flatMap((id) => levels.map((level) => `${id}=${level}`)));
  }
  // bash takes an equals sign for a word of its own.
  if (last === "=" && before.at(-3) === "--rule") return fitting(levels);
  if (before.length === 2 && last === "explain") return fitting(ids);
  return before.length === 1 ? fitting(Object.keys(commands)) : [];
}

async function optionsAfter(
  words: readonly string[],
  command: string | undefined,
): Promise<readonly string[]> {
  const { createParser } = await import("./usage.js");
  return new Promise((settle, fail) => {
    createParser(command).getCompletion([...words], (error, found) =>
      error ? fail(error) : settle(found),
    );
  });
}
