import { type Format, writers } from "../format/index.js";

/** An option of a command, in yargs' terms. */
export interface Option {
  readonly type: "string" | "boolean" | "number";
  readonly describe: string;
  /** The option can be given more than once. */
  readonly array?: true;
  readonly requiresArg?: true;
  readonly choices?: readonly string[];
}

/** Options by name, in the order of the help text. */
export type Options = Readonly<Record<string, Option>>;

/** The values of `--format`, in the order of the help text. */
export const formatNames = Object.keys(writers) as readonly Format[];

/** The options of linting. Other commands take from here what they share with it. */
export const lintOptions = {
  manifest: text("Pair every request with this manifest or app package"),
  env: text("The environment whose values fill ${{VAR}}: env/.env.NAME"),
  values: { ...text("A file with values for ${{VAR}}; repeatable"), array: true },
  format: {
    ...text("How findings are printed; repeatable, each with its --output"),
    array: true,
    choices: formatNames,
  },
  output: { ...text("A file for the --format before it, instead of stdout"), array: true },
  rule: { ...text("ID=SEVERITY: off, info, warning or error; repeatable"), array: true },
  // `--no-config` is the negation that yargs knows.
  config: text(
    "A configuration file instead of the closest teamslint.config.json; --no-config for none",
  ),
  quiet: flag("Report errors only"),
  verbose: flag("Say of each request in program code what could not be judged, on stderr"),
  "max-warnings": number("Fail when there are more warnings than this"),
  "ignore-unknown": flag(
    "Leave out named files that are nothing of Teams', for hooks that name every file",
  ),
  fix: flag("Write the fixes of findings into the files; what is left is reported"),
  "fix-dry-run": flag(
    "Print the fixes as a patch on stdout and what they leave on stderr; write nothing",
  ),
  unsafe: flag("With --fix or --fix-dry-run: also fixes that may change the meaning"),
  baseline: text("A file of findings that are known and not reported"),
  "update-baseline": flag(
    "Write all findings into the baseline (teamslint-baseline.json where none is named)",
  ),
  watch: flag("Lint again when a file changes, until Ctrl-C"),
  color: flag("Colour, whatever the terminal; --no-color for none"),
  "stdin-filename": text("The name that stdin (-) is read under"),
} as const satisfies Options;

/** Options that every command takes, whether it prints colours or not: an alias may hold them. */
export const everywhere = { color: lintOptions.color } as const;

/** Some of the options of linting, for a command that has them too. */
export function pick<Name extends keyof typeof lintOptions>(
  ...names: readonly Name[]
): Pick<typeof lintOptions, Name> {
  return Object.fromEntries(names.map((name) => [name, lintOptions[name]])) as Pick<
    typeof lintOptions,
    Name
  >;
}

/** An option that takes a text. */
export function text(describe: string) {
  return { type: "string", describe, requiresArg: true } as const;
}

/** An option that takes a number. */
export function number(describe: string) {
  return { type: "number", describe, requiresArg: true } as const;
}

/** An option that is given or not. */
export function flag(describe: string) {
  return { type: "boolean", describe } as const;
}
