import type { everywhere, lintOptions, Option, Options } from "./options.js";
import type { ExitCode, World } from "./world.js";
import type { Rule } from "../rule.js";

/** The parts of a command that `teamslint COMMAND --help` shows. */
export interface Described {
  /** Its arguments as the usage line shows them; `""` where it takes none. */
  readonly args: string;
  /** The purpose, as one sentence without a full stop. */
  readonly describe: string;
  /** The options that exist for this command. Options of one name have one type in all commands. */
  readonly options: Options;
}

/** An entry of the table of commands. */
export interface Command<O extends Options = Options> extends Described {
  readonly options: O;
  /** Loads the module that runs it. */
  run(): Promise<CommandModule<O>>;
}

/** A module that runs a command. Prints through `world`; never exits, never throws for what a file holds. */
export interface CommandModule<O extends Options> {
  readonly run: (
    args: Arguments<O>,
    world: World,
    rules: readonly Rule[],
  ) => ExitCode | Promise<ExitCode>;
}

/** The arguments of a command: its operands, and its options in camel case, undefined where not given. */
export type Arguments<O extends Options> = {
  /** Paths, rule ids …, as they were typed. */
  readonly operands: readonly string[];
  /** The whole command line, for what depends on its order. */
  readonly argv: readonly string[];
} & Named<O & typeof everywhere>;

export type LintArguments = Arguments<typeof lintOptions>;

type Named<O extends Options> = {
  readonly [Name in keyof O & string as CamelCase<Name>]: Values<O[Name], Name>;
};

type Values<O extends Option, Name extends string> = O extends { readonly array: true }
  ? readonly Value<O>[]
  : // `--no-config` is no configuration at all.
    Value<O> | (Name extends "config" ? false : never) | undefined;

type Value<O extends Option> = O extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : { string: string; boolean: boolean; number: number }[O["type"]];

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** Holds the module of a command to the options that the table gives it. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  // `readArguments` makes the arguments by the very options that they are typed by.
  return command as unknown as Command;
}
