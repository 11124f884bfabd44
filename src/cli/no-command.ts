import { commands } from "./commands.js";
import type { Files } from "../files/files.js";
import { closest } from "../model/closest.js";
import { quote } from "../words.js";

/** Commands of other linters, and the options that do the same here. */
const others: Readonly<Record<string, readonly string[]>> = {
  lint: [],
  check: [],
  validate: [],
  test: [],
  run: [],
  fix: ["--fix"],
  watch: ["--watch"],
  version: ["--version"],
};

/**
 * A sentence where the first operand was meant as a command, and there is no command of that name. A file or folder
 * of that name is a path.
 */
export function noCommand(
  { operands, argv }: { readonly operands: readonly string[]; readonly argv: readonly string[] },
  files: Files,
): string | undefined {
  const [word] = operands;
  if (word === undefined || !/^[a-z-]+$/.test(word) || files.kind(word) !== undefined)
    return undefined;
  const message = `there is no command ${quote(word)}`;
  if (Object.hasOwn(others, word)) {
    const rest = argv.filter((_, index) => index !== argv.indexOf(word));
    return `${message}: type ${["teamslint", ...others[word]!, ...rest].join(" ")}`;
  }
  const near = closest(word, Object.keys(commands));
  return near === undefined ? undefined : `${message}: did you mean ${quote(near)}?`;
}
