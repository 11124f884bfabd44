import { type Command, defineCommand, type Described } from "./command.js";
import { flag, lintOptions, number, pick, text } from "./options.js";

/** A command line without a command. Nearly every run needs the module of linting, so `run` has it at hand. */
export const lint = {
  args: "[paths..]",
  describe:
    "Lints Teams app manifests, and checks notification requests against them.\nA path is a file, a folder, an app package (zip) or - for stdin; the default is the working directory.",
  options: lintOptions,
} satisfies Described;

export const serveOptions = {
  port: number("The port; 0 is any that is free. Without it 4010, or any where that is taken"),
  host: text("An address that others reach, instead of this machine alone"),
  record: text("A log (.ndjson) to which each request is added as a line"),
  rate: number("Answer 429 to more requests than this in a second"),
  "require-token": flag("Answer 401 to a request without an access token"),
  ...pick("manifest", "env", "values", "rule", "config"),
} as const;

export const previewOptions = {
  activity: text("Only notifications of this activity type"),
  language: text(
    "As somebody sees them who reads this language (de, pt-BR), instead of all of the app's",
  ),
  format: {
    ...pick("format").format,
    describe: "Text for a terminal, or one HTML page",
    choices: ["text", "html"],
  },
  output: {
    ...pick("output").output,
    describe: "A file instead of stdout; one that ends in .html is HTML",
  },
  ...pick("manifest", "env", "values", "rule", "config"),
} as const;

/** The commands by name, in the order of the help text. Each brings its options and the module that runs it. */
export const commands: Readonly<Record<string, Command>> = {
  explain: defineCommand({
    args: "<rule>",
    describe: "Show a rule's page; a text finds the rules that speak of it",
    options: {},
    run: () => import("./explain.js"),
  }),
  rules: defineCommand({
    args: "",
    describe: "List all rules; with --format json as JSON",
    options: {
      format: {
        ...pick("format").format,
        describe: "How the list is printed",
        choices: ["pretty", "json"],
      },
    },
    run: () => import("./rules.js"),
  }),
  completion: defineCommand({
    args: "",
    describe: "Print a script that lets bash or zsh complete command lines",
    options: {},
    run: () => import("./completion.js"),
  }),
  init: defineCommand({
    args: "",
    describe: "Offer a configuration, a pre-commit hook, a CI step and editor tasks",
    options: {
      yes: flag("Write every file without asking"),
      ...pick("manifest", "config"),
    },
    run: () => import("./init.js"),
  }),
  "print-config": defineCommand({
    args: "[path]",
    describe: "Show what applies to a file, and which manifest a request is paired with",
    options: pick(
      "manifest",
      "env",
      "values",
      "rule",
      "config",
      "ignore-unknown",
      "stdin-filename",
    ),
    run: () => import("./print-config.js"),
  }),
  migrate: defineCommand({
    args: "[paths..]",
    describe: "Make a manifest and its language files ones of another version",
    options: {
      to: text("The manifest version: 1.30, say, or devPreview"),
      "dry-run": flag("Print the changes as a patch on stdout, and what they are on stderr"),
      ...pick("config"),
    },
    run: () => import("./migrate.js"),
  }),
  types: defineCommand({
    args: "[manifest..]",
    describe: "Write types of the app's notifications, so that a wrong one does not compile",
    options: {
      language: {
        ...text("The language of the types; by itself the one that --output ends in"),
        choices: ["typescript", "json-schema", "csharp", "python"],
      },
      output: text("The file to write, instead of stdout"),
      check: flag("Write nothing; exit with 1 where the file is out of date"),
      watch: flag("Write again when a file changes, until Ctrl-C"),
      helpers: flag("Add functions that make the list of parameters: TypeScript, Python"),
      namespace: {
        ...text("A namespace for each app, in the order of the manifests: TypeScript, C#"),
        array: true,
      },
      ...pick("env", "values", "config"),
      manifest: text("The manifest or app package; else the one that a request here belongs to"),
    },
    run: () => import("./types.js"),
  }),
  new: defineCommand({
    args: "<activity type>",
    describe: "Add an activity type to the manifest and its language files, and print a request",
    options: {
      "template-text": text('What Teams shows, as "{actor} assigned you {taskTitle}"'),
      description: text("What people read in their notification settings"),
      "dry-run": flag("Print the changes as a patch, and write nothing"),
      manifest: text("The manifest; else the one that a request here belongs to"),
      ...pick("env", "values", "config"),
    },
    run: () => import("./new.js"),
  }),
  lsp: defineCommand({
    args: "",
    describe: "Run the language server over stdin and stdout, for editors",
    options: {
      stdio: flag("The only way there is, which clients name all the same"),
      clientProcessId: text("The editor's process, with which the server ends"),
    },
    run: () => import("./lsp.js"),
  }),
  preview: defineCommand({
    args: "[paths..]",
    describe: "Show how notifications look in Teams, in each language, and where a click goes",
    options: previewOptions,
    run: () => import("./preview.js"),
  }),
  serve: defineCommand({
    args: "",
    describe: "Answer in place of Graph on this machine, and show what would reach people",
    options: serveOptions,
    run: () => import("./serve.js"),
  }),
  help: defineCommand({
    args: "[command]",
    describe: "Show the options of a command",
    options: {},
    run: () => import("./help.js"),
  }),
};
