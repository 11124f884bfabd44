/** An option of the command line, in yargs' terms. */
interface Option {
  readonly type: "string" | "boolean" | "number";
  readonly describe: string;
  readonly array?: true;
  readonly requiresArg?: true;
  readonly choices?: readonly string[];
}

export const formatNames = [
  "pretty",
  "unix",
  "json",
  "sarif",
  "github",
  "azure",
  "gitlab",
  "junit",
  "checkstyle",
  "rdjson",
] as const;

/**
 * The one table of options: yargs-parser reads the command line by it on every run, and yargs
 * itself, which takes longer to start than a whole run, only for help and for mistakes.
 */
export const options = {
  manifest: text("Pair every request with this manifest or app package"),
  env: text("The environment whose values fill ${{VAR}}: env/.env.NAME"),
  "env-file": { ...text("A file with values for ${{VAR}}; repeatable"), array: true },
  format: {
    ...text("How findings are printed; repeatable, each with its --output"),
    array: true,
    choices: formatNames,
  },
  output: { ...text("A file for the --format before it, instead of stdout"), array: true },
  rule: { ...text("ID=SEVERITY: off, info, warning or error; repeatable"), array: true },
  config: text("A configuration file instead of the closest teamslint.config.json"),
  // `--no-config` is the negation that yargs knows.
  quiet: flag("Report errors only"),
  "max-warnings": {
    type: "number",
    describe: "Fail when there are more warnings than this",
    requiresArg: true,
  },
  color: flag("Colour, whatever the terminal; --no-color for none"),
  "stdin-filename": text("The name that stdin (-) is read under"),
} satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** Sub-commands: their arguments and what they do. */
export const commands = {
  explain: { args: "<rule>", describe: "Show a rule's page; a text finds the rules that speak of it" },
  rules: { args: "", describe: "List all rules; with --format json as JSON" },
  "print-config": {
    args: "[path]",
    describe: "Show what applies to a file, and which manifest a request is paired with",
  },
} as const;

export type CommandName = keyof typeof commands;

function text(describe: string) {
  return { type: "string", describe, requiresArg: true } as const;
}

function flag(describe: string) {
  return { type: "boolean", describe } as const;
}
