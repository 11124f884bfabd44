import parse from "yargs-parser";
import type { Arguments } from "./command.js";
import { commands, lint } from "./commands.js";
import { everywhere, type Option, type Options } from "./options.js";
import { closest } from "../model/closest.js";
import { camelCase, quote } from "../words.js";

/** The command line, understood. */
export interface Understood {
  /** A key of `commands`; undefined where it is linting. */
  readonly command: string | undefined;
  readonly args: Arguments<Options>;
}

/** Help or the version is wanted, or the command line cannot be understood: `message` says why. */
export type NotUnderstood =
  | { readonly needs: "help" | "version"; readonly command: string | undefined }
  | { readonly needs: "correction"; readonly message: string };

/** Reads the command line without yargs. Never throws. */
export function readArguments(argv: readonly string[]): Understood | NotUnderstood {
  const { _: words, help, version, h: _h, V: _V, ...given } = parseOptions(argv);
  const command =
    words[0] !== undefined && Object.hasOwn(commands, words[0]) ? words[0] : undefined;
  if (help) return { needs: "help", command };
  if (version) return { needs: "version", command };

  const options = optionsOf(command);
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(options)) {
    values[camelCase(name)] = options[name]!.array ? [] : undefined;
  }
  for (const [name, value] of Object.entries(given)) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const message = option ? mistakeIn(name, value, option) : noOption(name, command);
    if (message !== undefined) return { needs: "correction", message };
    values[camelCase(name)] = option?.array && !Array.isArray(value) ? [value] : value;
  }
  const operands = command === undefined ? words : words.slice(1);
  if (command !== undefined && commands[command]!.args === "" && operands.length > 0) {
    const message = `${command} takes options alone, and not ${quote(operands[0]!)}`;
    return { needs: "correction", message };
  }
  return { command, args: { ...values, operands, argv } as Arguments<Options> };
}

/** The options of a command, or of linting. */
export function optionsOf(command: string | undefined): Options {
  const { options } = command === undefined ? lint : commands[command]!;
  return { ...options, ...everywhere };
}

const NODES_OWN =
  "is an option of Node itself, which runs what NODE_OPTIONS in that file says: use --values FILE";

/** Names that are refused with a reason of their own. */
const refused: Readonly<Record<string, string>> = {
  "env-file": `--env-file ${NODES_OWN}`,
  "env-file-if-exists": `--env-file-if-exists ${NODES_OWN}`,
};

/** Why an option cannot be given to a command: another has it, or none. */
function noOption(name: string, command: string | undefined): string {
  if (Object.hasOwn(refused, name)) return refused[name]!;
  const owners = [undefined, ...Object.keys(commands)].filter((owner) =>
    Object.hasOwn(optionsOf(owner), name),
  );
  if (owners.length === 0) {
    const near = closest(name, [...Object.keys(optionsOf(command)), "help", "version"]);
    const help = ["teamslint", command, "--help"].filter(Boolean).join(" ");
    const hint = near === undefined ? `${help} lists them` : `did you mean --${near}?`;
    return `there is no option ${name.length === 1 ? "-" : "--"}${name}: ${hint}`;
  }
  const names = new Intl.ListFormat("en-GB").format(owners.map((owner) => owner ?? "linting"));
  return `${command ?? "linting"} takes no --${name}: that is an option of ${names}`;
}

type Parsed = Record<string, unknown> & { readonly _: readonly string[] };

function parseOptions(argv: readonly string[]): Parsed {
  // Most runs name paths alone, and the parser takes longer to start than to parse.
  if (!argv.some((item) => item.startsWith("-") && item !== "-")) return { _: argv };
  // Which command it is shows only once options and words are told apart: so by the options of all.
  const all = Object.entries(
    Object.assign({}, ...[undefined, ...Object.keys(commands)].map(optionsOf)) as Options,
  );
  const ofType = (type: Option["type"]) =>
    all.filter(([, option]) => option.type === type).map(([name]) => name);
  return parse([...argv], {
    string: ofType("string"),
    boolean: [...ofType("boolean"), "help", "version"],
    number: ofType("number"),
    alias: { help: ["h"], version: ["V"] },
    configuration: {
      "camel-case-expansion": false,
      "short-option-groups": false,
      "dot-notation": false,
      "duplicate-arguments-array": true,
      "parse-positional-numbers": false,
    },
  }) as Parsed;
}

function mistakeIn(name: string, value: unknown, option: Option): string | undefined {
  if (option.type === "boolean") return undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > 1 && !option.array) return `--${name} is given more than once`;
  if (name === "config" && value === false) return undefined;
  if (option.type === "number" && !(Number(value) >= 0)) {
    return `--${name} takes a number of 0 or more`;
  }
  if (values.some((item) => item === "" || item === undefined || item !== item || item === false)) {
    return `--${name} needs a value`;
  }
  const { choices } = option;
  return choices === undefined || values.every((item) => choices.includes(item as string))
    ? undefined
    : `--${name} takes ${choices.join(", ")}`;
}
