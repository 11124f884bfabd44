/** An option of the command line, in yargs' terms. */
interface Option {
  readonly type: "string" | "boolean" | "number";
  readonly describe: string;
  readonly array?: true;
  readonly requiresArg?: true;
  readonly choices?: readonly string[];
}

export const levels = ["off", "info", "warning", "error"] as const;

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
  config: text(
    "A configuration file instead of the closest teamslint.config.json; --no-config for none",
  ),
  // `--no-config` is the negation that yargs knows.
  quiet: flag("Report errors only"),
  verbose: flag("Say of each request in program code what could not be judged, on stderr"),
  "max-warnings": {
    type: "number",
    describe: "Fail when there are more warnings than this",
    requiresArg: true,
  },
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
  yes: flag("With init: write every file without asking"),
  color: flag("Colour, whatever the terminal; --no-color for none"),
  "stdin-filename": text("The name that stdin (-) is read under"),
} satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** Sub-commands: their arguments and what they do. */
export const commands = {
  explain: {
    args: "<rule>",
    describe: "Show a rule's page; a text finds the rules that speak of it",
  },
  rules: { args: "", describe: "List all rules; with --format json as JSON" },
  completion: { args: "", describe: "Print a script that lets bash or zsh complete command lines" },
  init: {
    args: "",
    describe: "Offer a configuration, a pre-commit hook, a CI step and editor tasks",
  },
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
